import { useWords } from '../text/texts-context.ts';
import { Overlay } from '../widgets/overlay.tsx';
import type { CommandGroup } from './commands.ts';
import { commands, showKey } from './commands.ts';
import { isMac } from './platform.ts';

const groups = ['go', 'rows', 'range', 'view', 'case'] as const satisfies readonly CommandGroup[];

/** All commands with their keys, from the one list. */
export function HelpDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { t } = useWords();
  return (
    <Overlay title={t.help.title} open={open} onClose={onClose} testId="help" wide>
      <div className="help-groups">
        {groups.map((group) => (
          <section key={group}>
            <h3>{t.groups[group]}</h3>
            <dl>
              {commands
                .filter((command) => command.group === group)
                .map((command) => (
                  <div key={command.id}>
                    <dt>
                      {command.keys.map((keys) => (
                        <kbd key={keys}>{showKey(keys, isMac(), t.common.controlKey)}</kbd>
                      ))}
                    </dt>
                    <dd>{command.title(t)}</dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Overlay>
  );
}
