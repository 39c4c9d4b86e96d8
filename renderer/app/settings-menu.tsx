import { useState } from 'react';
import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover, Separator } from 'react-aria-components';
import { useWords } from '../text/texts-context.ts';
import { titled } from '../widgets/button.tsx';
import { Icon } from '../widgets/icon.tsx';
import type { CommandId } from './commands.ts';
import { commands, showKey } from './commands.ts';
import { handlerOf } from './command-handlers.ts';
import { isMac } from './platform.ts';
import { setPreferences, usePreferences } from './preferences.ts';

const offered = ['explain', 'addFiles', 'zone', 'rules', 'help', 'closeCase'] as const satisfies readonly CommandId[];
const times = ['station', 'utc', 'mine'] as const;
const themes = ['system', 'light', 'dark'] as const;
const languages = ['de', 'en'] as const;
const roles = ['support', 'audit', 'operator'] as const;

/** How the window looks, and the commands that belong to the whole case. */
export function SettingsMenu() {
  const { t } = useWords();
  const now = usePreferences();
  // What can be done is asked when the menu opens, not when it was last drawn.
  const [open, setOpen] = useState(false);
  return (
    <MenuTrigger isOpen={open} onOpenChange={setOpen}>
      <Button
        className="button button-quiet"
        ref={titled(t.frame.settings)}
        aria-label={t.frame.settings}
        data-testid="settings"
      >
        <Icon name="gear" />
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu
          className="menu"
          aria-label={t.frame.settings}
          onAction={(key) => handlerOf(String(key) as CommandId)?.()}
        >
          <MenuSection>
            {commands
              .filter(({ id }) => offered.some((each) => each === id) && handlerOf(id) !== undefined)
              .map((command) => (
                <MenuItem key={command.id} id={command.id} textValue={command.title(t)}>
                  {command.title(t)}
                  {command.keys[0] !== undefined && <kbd>{showKey(command.keys[0], isMac(), t.common.controlKey)}</kbd>}
                </MenuItem>
              ))}
          </MenuSection>
          <Separator />
          <MenuSection
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[`time-${now.timeDisplay}`]}
            onSelectionChange={(keys) => {
              const chosen = times.find((each) => keys !== 'all' && keys.has(`time-${each}`));
              if (chosen !== undefined) setPreferences({ timeDisplay: chosen });
            }}
          >
            <Header>{t.frame.time}</Header>
            {times.map((each) => (
              <MenuItem key={each} id={`time-${each}`}>
                {t.frame.times[each]}
              </MenuItem>
            ))}
          </MenuSection>
          <MenuSection
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[`theme-${now.theme}`]}
            onSelectionChange={(keys) => {
              const chosen = themes.find((each) => keys !== 'all' && keys.has(`theme-${each}`));
              if (chosen !== undefined) setPreferences({ theme: chosen });
            }}
          >
            <Header>{t.frame.theme}</Header>
            {themes.map((each) => (
              <MenuItem key={each} id={`theme-${each}`}>
                {t.frame.themes[each]}
              </MenuItem>
            ))}
          </MenuSection>
          <MenuSection
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[`role-${now.role}`]}
            onSelectionChange={(keys) => {
              const chosen = roles.find((each) => keys !== 'all' && keys.has(`role-${each}`));
              if (chosen !== undefined) setPreferences({ role: chosen });
            }}
          >
            <Header>{t.frame.order}</Header>
            {roles.map((each) => (
              <MenuItem key={each} id={`role-${each}`}>
                {t.frame.roles[each]}
              </MenuItem>
            ))}
          </MenuSection>
          <MenuSection
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[`language-${now.language}`]}
            onSelectionChange={(keys) => {
              const chosen = languages.find((each) => keys !== 'all' && keys.has(`language-${each}`));
              if (chosen !== undefined) setPreferences({ language: chosen });
            }}
          >
            <Header>{t.frame.language}</Header>
            {languages.map((each) => (
              <MenuItem key={each} id={`language-${each}`}>
                {t.frame.languages[each]}
              </MenuItem>
            ))}
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
