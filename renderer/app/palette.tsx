/* oxlint-disable jsx-a11y/no-autofocus -- a dialog that was opened on purpose begins at its field */
import { useState } from 'react';
import { Autocomplete, Input, Menu, MenuItem, SearchField, useFilter } from 'react-aria-components';
import { useWords } from '../text/texts-context.ts';
import { Overlay } from '../widgets/overlay.tsx';
import type { CommandId } from './commands.ts';
import { commands, showKey } from './commands.ts';
import { handlerOf } from './command-handlers.ts';
import { currentPlace, goTo } from './navigation.ts';
import { isMac } from './platform.ts';

interface Props {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onExplain: (query: string) => void;
}

const searches = ['search-log', 'search-sessions', 'search-explain'] as const;

/** One field for everything: commands by name, and what was typed as filter or as a code to explain. */
export function Palette({ open, onClose, onExplain }: Props) {
  const { t } = useWords();
  const [text, setText] = useState('');
  const { contains } = useFilter({ sensitivity: 'base' });
  const close = () => {
    setText('');
    onClose();
  };
  const act = (key: string) => {
    const typed = text.trim();
    close();
    const filters = currentPlace().filters;
    if (key === 'search-log') goTo({ screen: 'log', filters: { ...filters, log: typed } });
    else if (key === 'search-sessions') goTo({ screen: 'sessions', filters: { ...filters, sessions: typed } });
    else if (key === 'search-explain') onExplain(typed);
    // The palette must be gone before the command runs: it may open another dialog.
    else setTimeout(() => handlerOf(key as CommandId)?.(), 0);
  };
  const offered = commands.filter(({ id }) => id !== 'palette' && id !== 'escape' && handlerOf(id) !== undefined);
  return (
    <Overlay title={t.palette.title} open={open} onClose={close} testId="palette" bare>
      <Autocomplete
        inputValue={text}
        onInputChange={setText}
        filter={(value, typed) => value.startsWith('\u0000') || contains(value, typed)}
      >
        <SearchField aria-label={t.palette.placeholder} autoFocus className="palette-field">
          <Input placeholder={t.palette.placeholder} data-testid="palette-input" />
        </SearchField>
        {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by the keyboard */}
        <div className="palette-scroll" tabIndex={0} role="group" aria-label={t.palette.title}>
          <Menu
            className="menu palette-menu"
            aria-label={t.palette.title}
            onAction={(key) => act(String(key))}
            renderEmptyState={() => <p className="muted palette-empty">{t.palette.nothing}</p>}
          >
            {offered.map((command) => (
              <MenuItem key={command.id} id={command.id} textValue={command.title(t)}>
                <span className="ellipsis">{command.title(t)}</span>
                <span className="muted palette-group">{t.groups[command.group]}</span>
                <kbd>{command.keys[0] === undefined ? '' : showKey(command.keys[0], isMac(), t.common.controlKey)}</kbd>
              </MenuItem>
            ))}
            {text.trim() !== '' &&
              searches
                .filter((id) => id === 'search-explain' || currentPlace().caseId !== null)
                .map((id) => (
                  // The zero character keeps these from being filtered away: they are about what was typed.
                  <MenuItem key={id} id={id} textValue={`\u0000${id}`} data-testid={id}>
                    <span className="ellipsis">
                      {id === 'search-log'
                        ? t.palette.searchLog(text.trim())
                        : id === 'search-sessions'
                          ? t.palette.searchSessions(text.trim())
                          : t.palette.explain(text.trim())}
                    </span>
                  </MenuItem>
                ))}
          </Menu>
        </div>
      </Autocomplete>
    </Overlay>
  );
}
