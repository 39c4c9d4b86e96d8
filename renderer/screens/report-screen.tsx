import { useState } from 'react';
import type { MaskKind, ReportSectionId } from '../../main/api/report-choices.ts';
import { useCase } from '../app/case-context.ts';
import { ConclusionNotice } from '../app/conclusion-notice.tsx';
import { goTo, usePlace } from '../app/navigation.ts';
import { useProcedure } from '../client/use-procedure.ts';
import { useWords } from '../text/texts-context.ts';
import { visibleText } from '../text/visible-text.ts';
import { Answer } from '../widgets/answer.tsx';
import { Choice } from '../widgets/choice.tsx';
import { EmptyState } from '../widgets/empty-state.tsx';
import { ExportChoice } from './report/export-choice.tsx';
import { MaskingChoice } from './report/masking-choice.tsx';
import { useMatchingSessions } from './report/matching-sessions.ts';
import { maskingOrder, usuallyMasked } from './report/report-options.ts';
import type { ReportKind, ReportOrder } from './report/report-options.ts';
import { ReportPreview } from './report/report-preview.tsx';
import { ReportSaving } from './report/report-saving.tsx';
import { SectionChoice } from './report/section-choice.tsx';
import { SessionScope } from './report/session-scope.tsx';
import type { Scope } from './report/session-scope.tsx';
import { TemplateChoice } from './report/template-choice.tsx';
import type { ChosenTemplate } from './report/template-choice.tsx';

const kinds = ['incident', 'audit', 'cpo'] as const;
const languages = ['de', 'en'] as const;

/** Choose audience, language, masking, parts, letterhead and sessions; what is shown is what is saved and printed. */
export function ReportScreen() {
  const { t, language } = useWords();
  const { caseId } = useCase();
  const { selection, tab, filters } = usePlace();
  const kind: ReportKind = kinds.find((each) => each === tab) ?? 'incident';
  const [reportLanguage, setReportLanguage] = useState(language);
  const [masked, setMasked] = useState<ReadonlySet<MaskKind>>(usuallyMasked);
  const [chosen, setChosen] = useState<{ readonly [Kind in ReportKind]?: readonly ReportSectionId[] }>({});
  const [template, setTemplate] = useState<ChosenTemplate | null>(null);
  const session = selection?.kind === 'session' ? selection.id : null;
  const [wantedScope, setScope] = useState<Scope>(session === null ? 'all' : 'one');
  const scope = wantedScope === 'one' && session === null ? 'all' : wantedScope;
  // As the list of sessions was narrowed last; the address keeps it.
  const [filter, setFilter] = useState(filters.sessions ?? '');

  const chosenSession = useProcedure(
    'session.get',
    { caseId, sessionId: session ?? '', language },
    { enabled: session !== null },
  );
  const matching = useMatchingSessions(caseId, filter, scope === 'matching');
  const matched = matching.data ?? [];
  const templateTokens = template?.tokens ?? [];
  const parts = useProcedure(
    'report.sections',
    { report: kind, language: reportLanguage, template: templateTokens },
    { keep: true },
  );
  const sections = chosen[kind] ?? null;
  const order: ReportOrder = {
    caseId,
    report: kind,
    sessionIds: sessionsOf(scope, session, matched),
    language: reportLanguage,
    ...maskingOrder(masked),
    template: templateTokens,
    ...(sections === null ? {} : { sections: [...sections] }),
  };
  const nothingMatches = scope === 'matching' && (matching.error !== null || matched.length === 0);
  const preview = useProcedure(
    'report.make',
    { ...order, format: 'html' as const },
    { keep: true, enabled: !nothingMatches },
  );
  const sessionName = visibleText(chosenSession.data?.row.transactionId ?? session ?? '');
  return (
    <div className="report-screen">
      <aside className="report-choices">
        <ConclusionNotice about="rows" />
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
        <ReportSaving order={order} disabled={nothingMatches || preview.error !== null} />
        <SessionScope
          scope={scope}
          onScope={setScope}
          sessionName={session === null ? null : sessionName}
          filter={filter}
          onFilter={(sessions) => {
            setFilter(sessions);
            goTo({ filters: { ...filters, sessions } }, 'replace');
          }}
          matched={matching.data?.length ?? null}
          error={matching.error}
        />
        <MaskingChoice masked={masked} onChange={setMasked} />
        {parts.data !== undefined && (
          <SectionChoice
            parts={parts.data}
            chosen={sections}
            onChange={(next) => {
              const { [kind]: _before, ...others } = chosen;
              setChosen(next === null ? others : { ...others, [kind]: next });
            }}
          />
        )}
        <TemplateChoice template={template} onChange={setTemplate} />
        <ExportChoice order={order} />
      </aside>
      <section
        className="report-preview"
        aria-label={t.report.preview}
        data-stale={preview.isPlaceholderData ? '' : undefined}
      >
        {nothingMatches && !matching.isPending && matching.error === null ? (
          <EmptyState title={t.report.nothingMatches} hint={t.report.nothingMatchesHint} />
        ) : (
          <Answer of={preview} lines={20}>
            {(document) =>
              'text' in document ? <ReportPreview html={document.text} language={reportLanguage} /> : null
            }
          </Answer>
        )}
      </section>
    </div>
  );
}

function sessionsOf(scope: Scope, session: string | null, matched: readonly string[]): string[] {
  switch (scope) {
    case 'all':
      return [];
    case 'one':
      return session === null ? [] : [session];
    case 'matching':
      return [...matched];
  }
}
