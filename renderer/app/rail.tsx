import { Button } from 'react-aria-components';
import { useWords } from '../text/texts-context.ts';
import { titled } from '../widgets/button.tsx';
import { Icon } from '../widgets/icon.tsx';
import { openScreen } from './links.ts';
import { usePlace } from './navigation.ts';
import { setPreferences, usePreferences } from './preferences.ts';
import { RailProgress } from './rail-progress.tsx';
import { railScreens } from './screens.ts';
import { useTight } from './use-narrow.ts';

/** The screens: word and icon; narrowed to icons on demand. */
export function Rail() {
  const { t } = useWords();
  const { screen } = usePlace();
  const preferences = usePreferences();
  const isTight = useTight();
  const railCollapsed = isTight || preferences.railCollapsed;
  const here: string = screen === 'session' ? 'sessions' : screen;
  return (
    <nav className="rail" aria-label={t.frame.screens} data-collapsed={railCollapsed ? '' : undefined}>
      <ul>
        {railScreens.map((id) => (
          <li key={id}>
            <Button
              className="rail-item"
              aria-label={t.screens[id]}
              ref={titled(railCollapsed ? t.screens[id] : '')}
              aria-current={here === id ? 'page' : 'false'}
              data-testid={`go-${id}`}
              onPress={() => openScreen(id)}
            >
              <Icon name={id} />
              <span className="rail-word">{t.screens[id]}</span>
            </Button>
          </li>
        ))}
      </ul>
      <RailProgress />
      {!isTight && (
        <Button
          className="rail-item rail-fold"
          aria-label={railCollapsed ? t.frame.expand : t.frame.collapse}
          ref={titled(railCollapsed ? t.frame.expand : t.frame.collapse)}
          onPress={() => setPreferences({ railCollapsed: !railCollapsed })}
        >
          <Icon name="rail" />
        </Button>
      )}
    </nav>
  );
}
