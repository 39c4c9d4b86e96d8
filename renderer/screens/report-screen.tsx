import { useState } from 'react';
import { Checkbox } from 'react-aria-components';
import { useCase } from '../app/case-context.ts';
import { goTo, usePlace } from '../app/navigation.ts';
import { useHost } from '../client/host-context.ts';
import { callProcedure, useProcedure } from '../client/use-procedure.ts';
import { useWords } from '../text/texts-context.ts';
import { visibleText } from '../text/visible-text.ts';
import { useMutation } from '@tanstack/react-query';
import { Answer } from '../widgets/answer.tsx';
import { Button } from '../widgets/button.tsx';
import { Choice } from '../widgets/choice.tsx';
import { ErrorState } from '../widgets/error-state.tsx';
import { ReportPreview } from './report/report-preview.tsx';

const kinds = ['incident', 'audit', 'cpo'] as const;
const languages = ['de', 'en'] as const;

/** Choose audience, language, masking and sessions; what is shown is what is saved and printed. */
export function ReportScreen() {
  const { t, language } = useWords();
  const { caseId } = useCase();
  const { selection, tab } = usePlace();
  const host = useHost();
  const kind = kinds.find((each) => each === tab) ?? 'incident';
  const [reportLanguage, setReportLanguage] = useState(language);
  const [mask, setMask] = useState(true);
  const [scope, setScope] = useState<'all' | 'one'>(selection?.kind === 'session' ? 'one' : 'all');
  const session = selection?.kind === 'session' ? selection.id : null;
  const chosenSession = useProcedure(
    'session.get',
    { caseId, sessionId: session ?? '', language },
    { enabled: session !== null },
  );
  const sessionName = chosenSession.data?.row.transactionId ?? session ?? '';
  const sessionIds = session !== null && scope === 'one' ? [session] : [];
  const order = { caseId, report: kind, sessionIds, language: reportLanguage, mask };
  const preview = useProcedure('report.make', { ...order, format: 'html' as const }, { keep: true });
  const save = useMutation({
    mutationFn: async (format: 'html' | 'json' | 'csv') => {
      const document = await callProcedure(host, 'report.make', { ...order, format });
      return host.save(document);
    },
  });
  return (
    <div className="report-screen">
      <aside className="report-choices">
        <Choice
          label={t.report.kind}
          layout="column"
          choices={kinds.map((id) => ({ id, label: t.report.kinds[id], detail: t.report.kindDetail[id] }))}
          chosen={kind}
          onChoose={(id) => goTo({ tab: id }, 'replace')}
          testId="report-kind"
        />
        <Choice
          label={t.report.language}
          choices={languages.map((id) => ({ id, label: t.frame.languages[id] }))}
          chosen={reportLanguage}
          onChoose={setReportLanguage}
          testId="report-language"
        />
        <Choice
          label={t.report.scope}
          layout="column"
          choices={[
            { id: 'all', label: t.report.allSessions },
            ...(session === null ? [] : [{ id: 'one' as const, label: t.report.oneSession(visibleText(sessionName)) }]),
          ]}
          chosen={session === null ? 'all' : scope}
          onChoose={setScope}
          testId="report-scope"
        />
        <div className="choice">
          <span className="choice-label">{t.report.privacy}</span>
          <Checkbox className="checkbox" isSelected={mask} onChange={setMask} data-testid="report-mask">
            <span className="checkbox-box" aria-hidden="true" />
            {t.report.mask}
          </Checkbox>
        </div>
        <div className="report-actions">
          <Button kind="main" disabled={save.isPending} onPress={() => save.mutate('html')} testId="save-html">
            {t.report.saveHtml}
          </Button>
          <Button disabled={save.isPending} onPress={() => save.mutate('json')} testId="save-json">
            {t.report.saveJson}
          </Button>
          <Button disabled={save.isPending} onPress={() => save.mutate('csv')} testId="save-csv">
            {t.report.saveCsv}
          </Button>
        </div>
        <p className="report-saved muted" aria-live="polite" data-testid="report-saved">
          {typeof save.data === 'string' ? t.report.saved(visibleText(save.data)) : ''}
        </p>
        {save.error !== null && <ErrorState error={save.error} inline />}
      </aside>
      <section
        className="report-preview"
        aria-label={t.report.preview}
        data-stale={preview.isPlaceholderData ? '' : undefined}
      >
        <Answer of={preview} lines={20}>
          {(document) => <ReportPreview html={document.text} language={reportLanguage} />}
        </Answer>
      </section>
    </div>
  );
}
