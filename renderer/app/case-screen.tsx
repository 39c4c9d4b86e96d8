import { ConfigurationScreen } from '../screens/configuration-screen.tsx';
import { EvidenceScreen } from '../screens/evidence-screen.tsx';
import { FindingsScreen } from '../screens/findings-screen.tsx';
import { JournalScreen } from '../screens/journal-screen.tsx';
import { LogScreen } from '../screens/log-screen.tsx';
import { OverviewScreen } from '../screens/overview-screen.tsx';
import { ReportScreen } from '../screens/report-screen.tsx';
import { RulesScreen } from '../screens/rules-screen.tsx';
import { SessionScreen } from '../screens/session-screen.tsx';
import { SessionsScreen } from '../screens/sessions-screen.tsx';
import { SignaturesScreen } from '../screens/signatures-screen.tsx';
import { StatusScreen } from '../screens/status-screen.tsx';
import { unreachable } from './unreachable.ts';
import { usePlace } from './navigation.ts';

/** The screen that the address names. */
export function CaseScreen() {
  const { screen } = usePlace();
  switch (screen) {
    case 'start':
    case 'verify':
    case 'overview':
      return <OverviewScreen />;
    case 'sessions':
      return <SessionsScreen />;
    case 'session':
      return <SessionScreen />;
    case 'log':
      return <LogScreen />;
    case 'status':
      return <StatusScreen />;
    case 'signatures':
      return <SignaturesScreen />;
    case 'findings':
      return <FindingsScreen />;
    case 'configuration':
      return <ConfigurationScreen />;
    case 'evidence':
      return <EvidenceScreen />;
    case 'journal':
      return <JournalScreen />;
    case 'report':
      return <ReportScreen />;
    case 'rules':
      return <RulesScreen />;
    default:
      return unreachable(screen);
  }
}
