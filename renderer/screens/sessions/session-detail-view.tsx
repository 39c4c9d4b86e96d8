import type { SessionDetail } from '../../../main/api/views/session-views.ts';
import { useCase } from '../../app/case-context.ts';
import { openSession, paddedRange } from '../../app/links.ts';
import { useCommandHandlers } from '../../app/command-handlers.ts';
import { commitRange } from '../../app/range.ts';
import { goTo } from '../../app/navigation.ts';
import { useProcedure } from '../../client/use-procedure.ts';
import { useWords } from '../../text/texts-context.ts';
import { visibleText } from '../../text/visible-text.ts';
import { Answer } from '../../widgets/answer.tsx';
import { Button } from '../../widgets/button.tsx';
import { FindingLines } from '../../widgets/finding-lines.tsx';
import { Icon } from '../../widgets/icon.tsx';
import { MarkTools } from '../../widgets/mark-tools.tsx';
import { NoteList } from '../../widgets/note-list.tsx';
import { Panel } from '../../widgets/panel.tsx';
import { Disagreements } from './disagreements.tsx';
import { SessionChart } from './session-chart.tsx';
import { SessionEnergies } from './session-energies.tsx';
import { SessionFacts } from './session-facts.tsx';
import { SessionMessages } from './session-messages.tsx';
import { SessionPhases } from './session-phases.tsx';
import { SessionSignatures } from './session-signatures.tsx';
import { SessionTimeline } from './session-timeline.tsx';

interface Props {
  readonly sessionId: string;
  /** Beside the list: offers the whole width. */
  readonly withOpen: boolean;
}

/** Everything about one session: facts, course, power and energy, signatures, findings, messages. */
export function SessionDetailView({ sessionId, withOpen }: Props) {
  const { caseId } = useCase();
  const { language } = useWords();
  const detail = useProcedure('session.get', { caseId, sessionId, language }, { keep: true });
  return (
    <Answer of={detail} lines={10}>
      {(value) => <Whole detail={value} withOpen={withOpen} />}
    </Answer>
  );
}

function Whole({ detail, withOpen }: { readonly detail: SessionDetail; readonly withOpen: boolean }) {
  const { t } = useWords();
  const { row } = detail;
  const range = paddedRange(row.start, row.stop);
  useCommandHandlers({
    ...(range === null ? {} : { fit: () => commitRange(range) }),
    ...(detail.previousId === null ? {} : { sessionPrevious: stepTo(detail.previousId, withOpen) }),
    ...(detail.nextId === null ? {} : { sessionNext: stepTo(detail.nextId, withOpen) }),
    copyRow: () => void navigator.clipboard.writeText(sessionText(detail)),
  });
  const { previousId, nextId } = detail;
  return (
    <article className="session" data-testid="session-detail">
      <header className="detail-head">
        <h2 className="ellipsis">
          {row.transactionId === null ? t.sessions.untitled : t.sessions.title(visibleText(row.transactionId))}
        </h2>
        <div className="detail-tools">
          <Button
            kind="quiet"
            label={t.sessions.previous}
            disabled={previousId === null}
            onPress={stepTo(previousId, withOpen)}
          >
            <Icon name="left" />
          </Button>
          <Button kind="quiet" label={t.sessions.next} disabled={nextId === null} onPress={stepTo(nextId, withOpen)}>
            <Icon name="right" />
          </Button>
          {range !== null && (
            <Button kind="quiet" onPress={() => commitRange(range)} label={t.commands.fit}>
              <Icon name="zoom" />
            </Button>
          )}
          <MarkTools subject={{ target: `session:${row.id}`, title: row.transactionId ?? row.id, evidence: null }} />
          <Button
            {...(withOpen ? { kind: 'quiet', label: `${t.screens.report}…` } : {})}
            onPress={() => goTo({ screen: 'report', selection: { kind: 'session', id: row.id }, tab: null })}
            testId="session-report"
          >
            {withOpen ? <Icon name="report" /> : `${t.screens.report}…`}
          </Button>
          {withOpen && (
            <Button onPress={() => openSession(row.id)} testId="open-session">
              {t.common.open}
            </Button>
          )}
        </div>
      </header>
      <NoteList target={`session:${row.id}`} />
      <div className="session-body">
        <div className="session-column">
          <SessionFacts row={row} reasonTitle={detail.reasonTitle} />
          <Panel title={t.sessions.timeline} testId="session-timeline">
            <SessionPhases detail={detail} />
            <SessionTimeline detail={detail} />
          </Panel>
        </div>
        <div className="session-column">
          <Panel title={t.sessions.findings} testId="session-findings" flush>
            <FindingLines findings={detail.findings} empty={t.sessions.noFindings} />
          </Panel>
          <SessionChart detail={detail} />
          <SessionWitnesses detail={detail} />
          <Panel title={t.sessions.signatures} testId="session-signatures" flush>
            <SessionSignatures signatures={detail.signatures} />
          </Panel>
        </div>
        <SessionMessages sessionId={row.id} />
      </div>
    </article>
  );
}

/** What each witness says of the energy, and where witnesses contradict each other. */
function SessionWitnesses({ detail }: { readonly detail: SessionDetail }) {
  const { t } = useWords();
  const compared = detail.energies.length > 1;
  if (!compared && detail.disagreements.length === 0) return null;
  return (
    <Panel
      title={compared ? t.sessions.energies : t.disagreement.title}
      testId="session-witnesses"
      flush
      aside={compared ? <span className="muted">{t.sessions.inWattHours}</span> : undefined}
    >
      <SessionEnergies energies={detail.energies} />
      <Disagreements of={detail.disagreements} />
    </Panel>
  );
}

function stepTo(id: string | null, beside: boolean): () => void {
  return () => {
    if (id !== null)
      goTo({ screen: beside ? 'sessions' : 'session', selection: { kind: 'session', id }, evidence: null }, 'replace');
  };
}

/** The session in one line, for a ticket. */
function sessionText({ row }: SessionDetail): string {
  return [
    row.transactionId ?? row.id,
    row.station ?? '',
    row.connector === null ? '' : `connector ${row.connector}`,
    `${row.start ?? '?'} – ${row.stop ?? '?'}`,
    row.energyWh === null ? '' : `${row.energyWh} Wh`,
    row.reason ?? '',
    row.signature ?? '',
  ]
    .filter((part) => part !== '')
    .join('\t');
}
