import { Button as AriaButton } from 'react-aria-components';
import { useCallback, useState } from 'react';
import { handlerOf, useCommandHandlers } from '../app/command-handlers.ts';
import { showKey } from '../app/commands.ts';
import { isMac } from '../app/platform.ts';
import { setPreferences, usePreferences } from '../app/preferences.ts';
import { useFileDrop } from '../app/use-file-drop.ts';
import { useOpening } from '../app/use-opening.ts';
import { orderVerification } from '../app/verify-order.ts';
import { useProcedure } from '../client/use-procedure.ts';
import { useWords } from '../text/texts-context.ts';
import { Button } from '../widgets/button.tsx';
import { ErrorState } from '../widgets/error-state.tsx';
import { RecentCases } from './start/recent-cases.tsx';

/** Nothing to configure: drop, see. */
export function StartScreen() {
  const { t, language } = useWords();
  const { theme } = usePreferences();
  const opening = useOpening();
  const { mutate } = opening;
  const info = useProcedure('app.info', {});
  const drop = useCallback(
    (files: readonly File[], target: EventTarget | null) => {
      const only = target instanceof Element && target.closest('[data-drop="verify"]') !== null;
      mutate(only ? { what: 'verify', files } : { what: 'dropped', files, caseId: null });
    },
    [mutate],
  );
  const hovering = useFileDrop(drop);
  // The whole window takes files; only this part of it takes them for a check.
  const [overVerify, setOverVerify] = useState(false);
  const toCase = hovering && !overVerify;
  useCommandHandlers({
    addFiles: () => mutate({ what: 'choose', kind: 'evidence', caseId: null }),
    verify: () => mutate({ what: 'verify', files: null }),
  });
  const busy = opening.isPending;
  return (
    <main className="start" data-testid="screen-start">
      <header className="start-head">
        <h1>{t.product}</h1>
        <p className="muted">{t.claim}</p>
        <div className="start-tools">
          <AriaButton
            className="button button-quiet"
            onPress={() => handlerOf('explain')?.()}
            data-testid="start-explain"
          >
            {t.start.explainCode}
          </AriaButton>
          <AriaButton
            className="button button-quiet"
            data-testid="start-language"
            onPress={() => setPreferences({ language: language === 'de' ? 'en' : 'de' })}
          >
            {language === 'de' ? t.frame.languages.en : t.frame.languages.de}
          </AriaButton>
          <AriaButton className="button button-quiet" onPress={() => handlerOf('theme')?.()}>
            {t.frame.theme}: {t.frame.themes[theme]}
          </AriaButton>
          <AriaButton className="button button-quiet" onPress={() => handlerOf('help')?.()} aria-label={t.help.title}>
            <kbd>{showKey('?', isMac(), t.common.controlKey)}</kbd>
          </AriaButton>
        </div>
      </header>
      <section className="drop-zone" data-hovering={toCase ? '' : undefined} data-testid="drop-zone" aria-busy={busy}>
        <p className="drop-title">{busy ? t.drop.uploading : toCase ? t.drop.release : t.start.dropHere}</p>
        <p className="drop-detail">{t.start.dropDetail}</p>
        <p className="drop-actions">
          <Button
            kind="main"
            disabled={busy}
            onPress={() => mutate({ what: 'choose', kind: 'evidence', caseId: null })}
            testId="choose-files"
          >
            {t.start.choose}
          </Button>
          <Button
            disabled={busy}
            onPress={() => mutate({ what: 'choose', kind: 'case', caseId: null })}
            testId="open-case"
          >
            {t.start.openCase}
          </Button>
          {info.data?.sampleAvailable === true && (
            <Button disabled={busy} onPress={() => mutate({ what: 'sample' })} testId="open-sample">
              {t.start.sample}
            </Button>
          )}
        </p>
      </section>
      <section
        className="drop-zone verify-zone"
        data-hovering={hovering && overVerify ? '' : undefined}
        data-drop="verify"
        onDragOver={() => setOverVerify(true)}
        onDragLeave={() => setOverVerify(false)}
        onDrop={() => setOverVerify(false)}
      >
        <p className="drop-title">{t.verify.only}</p>
        <p className="drop-detail">{t.verify.onlyDetail}</p>
        <p className="drop-actions">
          <Button disabled={busy} onPress={() => mutate({ what: 'verify', files: null })} testId="verify-only">
            {t.verify.choose}
          </Button>
          <Button disabled={busy} onPress={() => orderVerification({})} testId="verify-paste">
            {t.verify.paste}
          </Button>
        </p>
      </section>
      <div className="start-error">{opening.error !== null && <ErrorState error={opening.error} inline />}</div>
      <RecentCases onOpen={(token) => mutate({ what: 'recent', token })} />
      <footer className="start-foot muted">
        <span className="offline">{t.start.offline}</span>
        <span>{info.data === undefined ? '' : t.start.version(info.data.version)}</span>
      </footer>
    </main>
  );
}
