import type { EvidenceRef } from '../../../parsers/model/evidence.ts';
import type {
  Disagreement,
  SessionPhaseKind,
  SessionStepKind,
  SessionWitness,
} from '../../../parsers/model/session.ts';
import type { ClockQuality } from '../../../parsers/model/timestamp.ts';
import type { Billing, SignatureAnswer } from '../../../parsers/model/verdict.ts';
import type { EvidenceView } from './evidence-views.ts';
import type { FindingCounts, FindingRow } from './finding-views.ts';
import type { SignatureRow } from './signature-views.ts';

/** `show sessions --json`. */
export interface SessionRow {
  readonly id: string;
  readonly station: string | null;
  readonly connector: number | null;
  readonly transactionId: string | null;
  readonly idTag: string | null;
  readonly start: string | null;
  readonly stop: string | null;
  readonly startQuality: ClockQuality | null;
  readonly stopQuality: ClockQuality | null;
  readonly meterStartWh: string | null;
  readonly meterStopWh: string | null;
  readonly energyWh: string | null;
  /** What the vehicle gave back; left out where nothing tells of it. */
  readonly exportedWh?: string;
  /** What it costs by the last message that says so (2.x); left out where none does. */
  readonly cost?: { readonly amount: string; readonly currency: string | null };
  readonly reason: string | null;
  readonly complete: boolean;
  readonly replayed: boolean;
  /** What a store says where its application counts the row as deleted (a time, or yes); left out where none does. */
  readonly markedDeleted?: string;
  readonly sources: readonly SessionWitness[];
  /** Worst answer over the session's signed values; `null` when it has none. */
  readonly signature: SignatureAnswer | null;
  readonly billing: Billing | null;
  readonly findings: FindingCounts;
}

export interface SessionStepView {
  readonly step: SessionStepKind;
  readonly from: string | null;
  readonly to: string | null;
  readonly detail: string | null;
  readonly evidence: EvidenceView;
}

export interface SampleSeries {
  readonly measurand: string;
  /** Where it was measured, if not at the outlet (1.6, 7.22 Location). */
  readonly location: string | null;
  readonly phase: string | null;
  readonly unit: string;
  /** At most 2,000, thinned by minimum and maximum per bucket so that peaks survive. `value` is exact text. */
  readonly points: readonly { readonly ms: number; readonly value: string; readonly evidence: EvidenceRef }[];
  readonly thinned: boolean;
}

/** A stretch of a session's course; `unknown` is a gap. Times are ISO; `null` where they are not known. */
export interface SessionPhaseView {
  readonly phase: SessionPhaseKind;
  readonly from: string | null;
  readonly to: string | null;
  readonly evidence: EvidenceView | null;
}

/** Who says how much energy a session took: a witness, or the samples of the register alone. */
export interface EnergyView {
  readonly by: SessionWitness | 'samples';
  readonly startWh: string;
  readonly stopWh: string;
  readonly energyWh: string;
  /** This one minus the session's own energy; `null` while that is not known. */
  readonly differenceWh: string | null;
  /** It contradicts the session's own energy; a part of the session does so only beyond what can have flowed in the rest. */
  readonly deviates: boolean;
  /** Samples that begin after the session's start or end before its stop: the first and the last one, ISO. `null` where the whole session is told. */
  readonly stretch: { readonly from: string; readonly to: string } | null;
  readonly startEvidence: EvidenceView;
  readonly stopEvidence: EvidenceView;
}

/** Screen D. */
export interface SessionDetail {
  readonly row: SessionRow;
  /** What the reason of the end means; `null` without one, or where nobody has words for it. */
  readonly reasonTitle: string | null;
  readonly phases: readonly SessionPhaseView[];
  readonly energies: readonly EnergyView[];
  readonly steps: readonly SessionStepView[];
  readonly series: readonly SampleSeries[];
  readonly signatures: readonly SignatureRow[];
  readonly findings: readonly FindingRow[];
  readonly disagreements: readonly Disagreement[];
  readonly previousId: string | null;
  readonly nextId: string | null;
}
