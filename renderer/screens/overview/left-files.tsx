import type { SourceRow } from '../../../main/api/views/source-views.ts';
import { useWords } from '../../text/texts-context.ts';
import { visibleText } from '../../text/visible-text.ts';

/** So many are told; the Evidence screen has them all. */
const most = 6;

/** Why each file was left, in its own words: who dropped the wrong file sees it without looking further. */
export function LeftFiles({ sources }: { readonly sources: readonly SourceRow[] }) {
  const { t } = useWords();
  const told = sources.filter(({ issues }) => issues.length > 0);
  if (told.length === 0) return null;
  return (
    <ul className="plain-list left-files" data-testid="left-files">
      {told.slice(0, most).map(({ id, name, entry, issues }) => (
        <li key={id}>
          <span className="mono">{visibleText(entry ?? name)}</span>: {visibleText(issues[0]?.text ?? '')}
        </li>
      ))}
      {told.length > most && <li className="muted">{t.overview.moreFiles(told.length - most)}</li>}
    </ul>
  );
}
