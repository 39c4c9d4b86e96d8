import type { SessionDetail, SessionPhaseView } from '../../../main/api/views/session-views.ts';
import { stateColour } from '../../charts/state-colour.ts';
import { formatDuration } from '../../text/format-duration.ts';
import { instantOf } from '../../text/format-time.ts';
import { useWords } from '../../text/texts-context.ts';
import { EvidenceLink } from '../../widgets/evidence-link.tsx';
import { StateSwatch } from '../../widgets/state-swatch.tsx';

type Phase = SessionPhaseView['phase'];

/** Phases take the colours of the states that they are known from; what nothing tells of has none and is hatched. */
const stateOfPhase: Readonly<Record<Phase, string>> = {
  authorise: 'Preparing',
  plug: 'Preparing',
  start: 'Preparing',
  charge: 'Charging',
  'suspended-by-vehicle': 'SuspendedEV',
  'suspended-by-station': 'SuspendedEVSE',
  fault: 'Faulted',
  stop: 'Finishing',
  finish: 'Finishing',
  'ends-only': 'unknown',
  unknown: 'unknown',
};

const shortest = 0.006;

/** The course at a glance: one bar with a stretch per phase, and how long each took. A stretch shows the message that began it. */
export function SessionPhases({ detail }: { readonly detail: SessionDetail }) {
  const { t, language } = useWords();
  const placed = detail.phases.flatMap((phase) => {
    const fromMs = instantOf(phase.from);
    const toMs = instantOf(phase.to);
    // An instant (a stop that is the last that was heard) is no stretch; the steps name it.
    return fromMs === null || toMs === null || toMs <= fromMs ? [] : [{ phase, lengthMs: toMs - fromMs }];
  });
  const wholeMs = placed.reduce((sum, { lengthMs }) => sum + lengthMs, 0);
  if (wholeMs <= 0) return null;
  const totals = new Map<Phase, number>();
  for (const { phase, lengthMs } of placed) totals.set(phase.phase, (totals.get(phase.phase) ?? 0) + lengthMs);
  const firstEvidence = (wanted: Phase) =>
    placed.find(({ phase }) => phase.phase === wanted && phase.evidence !== null)?.phase.evidence ?? null;
  return (
    <div className="phases" data-testid="session-phases">
      {/* A stretch of some seconds is too narrow to be hit; the names below lead to the same messages. */}
      <div className="phase-bar" aria-hidden="true">
        {placed.map(({ phase, lengthMs }, index) => {
          const { fill, hatched } = stateColour(stateOfPhase[phase.phase]);
          return (
            <span
              // Phases follow each other and never move.
              // oxlint-disable-next-line react/no-array-index-key -- see above
              key={index}
              className="phase"
              data-phase={phase.phase}
              data-hatched={hatched ? '' : undefined}
              title={`${t.phases[phase.phase]}: ${formatDuration(lengthMs, language)}`}
              style={{ flexGrow: Math.max(lengthMs / wholeMs, shortest), ...(hatched ? {} : { background: fill }) }}
            />
          );
        })}
      </div>
      <ul className="legend">
        {[...totals].map(([phase, lengthMs]) => (
          <li key={phase}>
            <StateSwatch status={stateOfPhase[phase]} /> <PhaseName phase={phase} evidence={firstEvidence(phase)} />{' '}
            <span className="strong">{formatDuration(lengthMs, language)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Leads to the message with which the phase began first. */
function PhaseName({ phase, evidence }: Pick<SessionPhaseView, 'phase' | 'evidence'>) {
  const { t } = useWords();
  return <EvidenceLink evidence={evidence}>{t.phases[phase]}</EvidenceLink>;
}
