import type { FindingRow } from '../../../main/api/views/finding-views.ts';
import { useCommandHandlers } from '../../app/command-handlers.ts';
import { openSession, paddedRange } from '../../app/links.ts';
import { commitRange } from '../../app/range.ts';
import { useWords } from '../../text/texts-context.ts';
import { visibleText } from '../../text/visible-text.ts';
import { Button } from '../../widgets/button.tsx';
import { CopyButton } from '../../widgets/copy-button.tsx';
import { EvidenceLink } from '../../widgets/evidence-link.tsx';
import { ExplanationCard } from '../../widgets/explanation-card.tsx';
import { Icon } from '../../widgets/icon.tsx';
import { MarkTools } from '../../widgets/mark-tools.tsx';
import { NoteList } from '../../widgets/note-list.tsx';
import { SeverityMark } from '../../widgets/severity-mark.tsx';
import { TimeText } from '../../widgets/time-text.tsx';
import { RuleExplanation } from './rule-explanation.tsx';

const mostEvidence = 40;

/** What was noticed, what to do, the bytes that prove it, and what was looked for that would speak against it. */
export function FindingDetail({ row }: { readonly row: FindingRow }) {
  const { t } = useWords();
  const range = paddedRange(row.from, row.to);
  const text = findingText(row);
  const { session } = row;
  useCommandHandlers({
    ...(range === null ? {} : { fit: () => commitRange(range) }),
    copyRow: () => void navigator.clipboard.writeText(text),
  });
  return (
    <article className="finding" data-testid="finding-detail">
      <header className="detail-head">
        <SeverityMark severity={row.severity} withWord />
        <div className="detail-tools">
          {session !== null && (
            <Button onPress={() => openSession(session)} testId="finding-session">
              {t.common.toSession}
            </Button>
          )}
          <MarkTools subject={{ target: row.target, title: row.title, evidence: row.evidence[0]?.ref ?? null }} />
          <CopyButton text={text} />
        </div>
      </header>
      <h2 className="finding-title">{row.title}</h2>
      <NoteList target={row.target} />
      <p className="finding-place muted">
        {row.station !== null && <span>{visibleText(row.station)}</span>}
        {row.connector !== null && (
          <span>{row.connector === 0 ? t.states.station : t.states.connector(row.connector)}</span>
        )}
        {row.from !== null && (
          <span>
            <span className="nowrap">
              <TimeText iso={row.from} />
              {row.to !== null && row.to !== row.from && ' –'}
            </span>
            {row.to !== null && row.to !== row.from && (
              <>
                {' '}
                <span className="nowrap">
                  <TimeText iso={row.to} />
                </span>
              </>
            )}
          </span>
        )}
        {range !== null && (
          <Button kind="quiet" onPress={() => commitRange(range)} testId="finding-range">
            <Icon name="zoom" />
            {t.findings.range}
          </Button>
        )}
      </p>
      <section>
        <h3>{t.findings.detail}</h3>
        <p>{row.detail}</p>
      </section>
      {row.remedy !== '' && (
        <section className="remedy">
          <h3>{t.findings.remedy}</h3>
          <p>{row.remedy}</p>
        </section>
      )}
      <section>
        <h3>{t.findings.evidence}</h3>
        <ul className="evidence-list" data-testid="finding-evidence">
          {row.evidence.slice(0, mostEvidence).map((each) => (
            <li key={each.label + JSON.stringify(each.ref)}>
              <EvidenceLink evidence={each} />
            </li>
          ))}
          {row.evidence.length > mostEvidence && <li className="muted">+ {row.evidence.length - mostEvidence}</li>}
        </ul>
      </section>
      {row.counterEvidence.length > 0 && (
        <section data-testid="counter-evidence">
          <h3>{t.findings.counter}</h3>
          <ul className="plain-list">
            {row.counterEvidence.map((each) => (
              <li key={each.text}>
                {each.text}{' '}
                <span className="muted">({each.found ? t.findings.counterFound : t.findings.counterNotFound})</span>{' '}
                <EvidenceLink evidence={each.evidence} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {row.explanations.length > 0 && (
        <section>
          <h3>{t.findings.explanations}</h3>
          {row.explanations.map((each) => (
            <ExplanationCard key={`${each.vendor} ${each.code} ${each.source.section}`} explanation={each} />
          ))}
        </section>
      )}
      <RuleExplanation row={row} />
    </article>
  );
}

function findingText(row: FindingRow): string {
  return [row.title, row.detail, row.remedy, ...row.evidence.map(({ label }) => label)]
    .filter((part) => part !== '')
    .join('\n');
}
