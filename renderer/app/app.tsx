import { useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import { VerifyScreen } from '../screens/verify-screen.tsx';
import { StartScreen } from '../screens/start-screen.tsx';
import { catalogues } from '../text/catalogues.ts';
import { WordsContext } from '../text/texts-context.ts';
import { CaseFrame } from './case-frame.tsx';
import { useCommandHandlers } from './command-handlers.ts';
import { ExplainDialog } from './explain-dialog.tsx';
import { GivenFiles } from './given-files.tsx';
import { HelpDialog } from './help-dialog.tsx';
import { usePlace } from './navigation.ts';
import { Palette } from './palette.tsx';
import { setPreferences, usePreferences } from './preferences.ts';
import { useAppliedTheme } from './use-applied-theme.ts';
import { useKeyMap } from './use-key-map.ts';

const nextTime = { station: 'utc', utc: 'mine', mine: 'station' } as const;
const nextTheme = { system: 'light', light: 'dark', dark: 'system' } as const;

/** Language, theme, keys and the dialogs that belong to no screen; below them the start or the case. */
export function App() {
  const { language, theme, timeDisplay, railCollapsed } = usePreferences();
  const { caseId, screen } = usePlace();
  const [dialog, setDialog] = useState<'palette' | 'help' | null>(null);
  const [explain, setExplain] = useState<string | null>(null);
  useAppliedTheme(theme, language);
  useKeyMap();
  useCommandHandlers({
    // What it runs would stand behind a dialog that stays.
    palette: () => {
      setExplain(null);
      setDialog('palette');
    },
    help: () => setDialog('help'),
    explain: () => setExplain(''),
    time: () => setPreferences({ timeDisplay: nextTime[timeDisplay] }),
    theme: () => setPreferences({ theme: nextTheme[theme] }),
    language: () => setPreferences({ language: language === 'de' ? 'en' : 'de' }),
    rail: () => setPreferences({ railCollapsed: !railCollapsed }),
  });
  return (
    <I18nProvider locale={language === 'de' ? 'de-DE' : 'en-GB'}>
      <WordsContext value={{ language, t: catalogues[language] }}>
        <GivenFiles />
        {caseId !== null ? (
          <CaseFrame key={caseId} caseId={caseId} />
        ) : screen === 'verify' ? (
          <VerifyScreen />
        ) : (
          <StartScreen />
        )}
        <Palette open={dialog === 'palette'} onClose={() => setDialog(null)} onExplain={setExplain} />
        <HelpDialog open={dialog === 'help'} onClose={() => setDialog(null)} />
        <ExplainDialog query={explain} onQuery={setExplain} onClose={() => setExplain(null)} />
      </WordsContext>
    </I18nProvider>
  );
}
