import { useState } from 'react';
import { isRunning, useJob } from '../client/job-store.ts';
import { useProcedure } from '../client/use-procedure.ts';
import { useApiCommand } from '../client/use-command.ts';
import { StationZoneContext } from '../text/zone-context.ts';
import { useWords } from '../text/texts-context.ts';
import { Button } from '../widgets/button.tsx';
import { ErrorState } from '../widgets/error-state.tsx';
import { LoadingLines } from '../widgets/loading-lines.tsx';
import { CaseContext, useCase } from './case-context.ts';
import { CaseScreen } from './case-screen.tsx';
import { useCommandHandlers } from './command-handlers.ts';
import { DropOverlay } from './drop-overlay.tsx';
import { goTo, usePlace } from './navigation.ts';
import { usePreferences, setPreferences } from './preferences.ts';
import { setPreview, useRange } from './range.ts';
import { openScreen } from './links.ts';
import { Rail } from './rail.tsx';
import { RawPane } from './raw-pane.tsx';
import { StatusStrip } from './status-strip.tsx';
import { TopBar } from './top-bar.tsx';
import { startState } from './url-state.ts';
import { useOpening } from './use-opening.ts';
import { useUndo } from './use-undo.ts';
import { useStepping } from './use-stepping.ts';
import { ZoneDialog } from './zone-dialog.tsx';

/** Rail, top bar, screen and raw pane around one open case. */
export function CaseFrame({ caseId }: { readonly caseId: string }) {
  const { t } = useWords();
  const info = useProcedure('case.get', { caseId }, { keep: true });
  const job = useJob(caseId);
  if (info.data !== undefined) {
    return (
      <CaseContext value={info.data}>
        <StationZoneContext value={info.data.zone}>
          <OpenCase />
        </StationZoneContext>
      </CaseContext>
    );
  }
  return (
    <main className="case-waiting">
      {info.error === null || (job !== undefined && isRunning(job)) ? (
        <LoadingLines lines={6} />
      ) : (
        <>
          <ErrorState error={info.error} onRetry={() => void info.refetch()} />
          <Button kind="main" onPress={() => goTo(startState)} testId="to-start">
            {t.screens.start}
          </Button>
        </>
      )}
    </main>
  );
}

function OpenCase() {
  const { t } = useWords();
  const info = useCase();
  const { caseId } = info;
  const { rawOpen } = usePreferences();
  const [zoneOpen, setZoneOpen] = useState(false);
  const opening = useOpening();
  const closing = useApiCommand('case.close');
  const { preview } = useRange();
  const { selection, screen } = usePlace();
  useStepping();
  useUndo();
  useCommandHandlers({
    'go-overview': () => openScreen('overview'),
    'go-findings': () => openScreen('findings'),
    'go-sessions': () => openScreen('sessions'),
    'go-log': () => openScreen('log'),
    'go-status': () => openScreen('status'),
    'go-signatures': () => openScreen('signatures'),
    'go-evidence': () => openScreen('evidence'),
    'go-configuration': () => openScreen('configuration'),
    'go-journal': () => openScreen('journal'),
    'go-report': () => openScreen('report'),
    findRaw: () => goTo({ screen: 'log', tab: 'raw', sort: null }),
    raw: () => setPreferences({ rawOpen: !rawOpen }),
    zone: () => setZoneOpen(true),
    rules: () => goTo({ screen: 'rules', sort: null, tab: null }),
    verify: () => opening.mutate({ what: 'verify', files: null }),
    addFiles: () => opening.mutate({ what: 'choose', kind: 'evidence', caseId }),
    closeCase: () => closing.mutate({ caseId }, { onSettled: () => goTo(startState) }),
    copyLink: () => void navigator.clipboard.writeText(window.location.hash),
    escape: () => {
      if (preview !== null) setPreview(null);
      else if (screen === 'session') goTo({ screen: 'sessions' });
      else if (selection !== null) goTo({ selection: null }, 'replace');
      else if (rawOpen) setPreferences({ rawOpen: false });
    },
  });
  return (
    <div className="frame">
      <a
        className="skip"
        href="#screen"
        onClick={(event) => {
          event.preventDefault();
          document.getElementById('screen')?.focus();
        }}
      >
        {t.frame.skip}
      </a>
      <Rail />
      <TopBar />
      <div className="middle">
        <StatusStrip opening={opening} />
        <main className="screen" id="screen" tabIndex={-1} data-testid={`screen-${screen}`}>
          <CaseScreen />
        </main>
        {rawOpen && screen !== 'report' && <RawPane />}
      </div>
      <DropOverlay opening={opening} open={{ caseId, name: info.name }} />
      {zoneOpen && <ZoneDialog open onClose={() => setZoneOpen(false)} />}
    </div>
  );
}
