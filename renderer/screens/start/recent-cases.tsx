import { useQueryClient } from '@tanstack/react-query';
import { Button as AriaButton } from 'react-aria-components';
import { useApiCommand } from '../../client/use-command.ts';
import { useProcedure } from '../../client/use-procedure.ts';
import { formatBytes } from '../../text/format-number.ts';
import { useWords } from '../../text/texts-context.ts';
import { visibleText } from '../../text/visible-text.ts';
import { Answer } from '../../widgets/answer.tsx';
import { Icon } from '../../widgets/icon.tsx';
import { TimeText } from '../../widgets/time-text.tsx';

/** Cases that were open before. A missing one is said to be missing and can be taken off the list. */
export function RecentCases({ onOpen }: { readonly onOpen: (token: string) => void }) {
  const { t, language } = useWords();
  const recent = useProcedure('recent.list', {});
  const queries = useQueryClient();
  const forget = useApiCommand('recent.forget');
  return (
    <section className="recent" aria-label={t.start.recent} data-testid="recent-cases">
      <h2>{t.start.recent}</h2>
      <Answer of={recent} lines={3}>
        {(cases) =>
          cases.length === 0 ? (
            <p className="muted">{t.start.recentEmpty}</p>
          ) : (
            <ul>
              {cases.map((each) => (
                <li key={each.token} data-missing={each.missing ? '' : undefined}>
                  <AriaButton
                    className="recent-case"
                    isDisabled={each.missing}
                    onPress={() => onOpen(each.token)}
                    data-testid="recent-case"
                  >
                    <span className="ellipsis strong">{visibleText(each.name)}</span>
                    <span className="muted">
                      <TimeText iso={each.openedAt} />
                    </span>
                    <span className="number muted">
                      {each.missing ? t.start.missing : formatBytes(each.sizeBytes, language)}
                    </span>
                  </AriaButton>
                  <AriaButton
                    className="button button-quiet"
                    aria-label={`${t.start.forget}: ${visibleText(each.name)}`}
                    onPress={() =>
                      forget.mutate(
                        { token: each.token },
                        { onSuccess: () => void queries.invalidateQueries({ queryKey: ['recent.list'] }) },
                      )
                    }
                  >
                    <Icon name="close" />
                  </AriaButton>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </section>
  );
}
