import type { DecimalText } from './decimal.ts';
import type { EvidenceRef } from './evidence.ts';
import type { Timestamp } from './timestamp.ts';

/** The three witnesses of a session (design 6: `sources`). */
export type SessionWitness = 'log' | 'database' | 'signed';

/** One charging session, put together from frames, database rows and signed values. */
export interface Session {
  /** Stable within a case: derived from station, connector, transaction id and start. */
  readonly id: string;
  readonly station: string | null;
  readonly connector: number | null;
  readonly transactionId: string | null;
  readonly idTag: string | null;
  readonly startedAt: Timestamp | null;
  readonly stoppedAt: Timestamp | null;
  readonly meterStartWh: DecimalText | null;
  readonly meterStopWh: DecimalText | null;
  /** Stop minus start, exact; where no register is known what a store says was delivered; else `null`. */
  readonly energyWh: DecimalText | null;
  /** What the vehicle gave back by the export register, exact; left out where no message tells of it. */
  readonly exportedWh?: DecimalText;
  /** What it costs by the last message that says so (2.x); left out where none does. */
  readonly cost?: SessionCost;
  /** StopTransaction.req `reason`; `null` when absent (then 1.6 means Local) or when the stop is unknown. */
  readonly reason: string | null;
  /** Both ends are known. */
  readonly complete: boolean;
  readonly witnesses: readonly SessionWitness[];
  /** Sent later than it happened (log time minus payload time over five minutes). */
  readonly replayed: boolean;
  /** What a store says in the column by which its application counts the session's row as deleted; left out where none does. */
  readonly markedDeleted?: string;
  readonly steps: readonly SessionStep[];
  /** The course without overlap, in order of time. */
  readonly phases: readonly SessionPhase[];
  /** One a witness that knows both ends. */
  readonly energies: readonly EnergyStatement[];
  readonly disagreements: readonly Disagreement[];
  /** Positions of the session's signed values in the case. */
  readonly signedValueIds: readonly number[];
  /** frameIds of every message of the session, in order. */
  readonly frameIds: readonly number[];
}

export interface SessionCost {
  readonly amount: DecimalText;
  /** ISO 4217; `null` where the message leaves it to the station's setting. */
  readonly currency: string | null;
  readonly evidence: EvidenceRef;
}

export type SessionStepKind =
  | 'authorised'
  | 'refused'
  | 'remote-start'
  | 'plugged'
  | 'started'
  | 'charging'
  | 'suspended-by-vehicle'
  | 'suspended-by-station'
  | 'fault'
  | 'power-lost'
  | 'rebooted'
  | 'remote-stop'
  | 'stopped'
  | 'finishing'
  | 'unplugged';

/** A point or stretch on a session's timeline. */
export interface SessionStep {
  readonly step: SessionStepKind;
  readonly at: Timestamp;
  readonly until: Timestamp | null;
  /** Short value such as a status, a reason or an id tag; protocol words, not prose. */
  readonly detail: string | null;
  readonly evidence: EvidenceRef;
}

/**
 * Stretches that a session is made of; `unknown` is a gap: nothing tells what the connector did. `ends-only` is the whole of a session of which both ends are told and
 * nothing between them, as in a row of a database.
 */
export type SessionPhaseKind =
  | 'authorise'
  | 'plug'
  | 'start'
  | 'charge'
  | 'suspended-by-vehicle'
  | 'suspended-by-station'
  | 'fault'
  | 'stop'
  | 'finish'
  | 'ends-only'
  | 'unknown';

export interface SessionPhase {
  readonly phase: SessionPhaseKind;
  readonly from: Timestamp;
  /** `null` when the end is not known. */
  readonly to: Timestamp | null;
  /** The message that began it; `null` only for `unknown`. */
  readonly evidence: EvidenceRef | null;
}

/** The energy of a session by one witness: its own stop minus its own start, exact. */
export interface EnergyStatement {
  readonly by: SessionWitness;
  readonly startWh: DecimalText;
  readonly stopWh: DecimalText;
  readonly energyWh: DecimalText;
  readonly startEvidence: EvidenceRef;
  readonly stopEvidence: EvidenceRef;
}

/** Two witnesses say different things about one session; shown, never averaged. */
export interface Disagreement {
  readonly about: 'meter-start' | 'meter-stop' | 'started-at' | 'stopped-at' | 'id-tag' | 'connector' | 'energy';
  readonly statements: readonly {
    readonly witness: SessionWitness;
    readonly text: string;
    readonly evidence: EvidenceRef;
  }[];
}

/** One sampled value on a session's meter series, in base units (Wh, W, A, V, percent, degrees Celsius). */
export interface MeterSample {
  readonly at: Timestamp;
  readonly measurand: string;
  readonly phase: string | null;
  readonly location: string | null;
  readonly context: string | null;
  readonly value: DecimalText;
  readonly unit: string;
  readonly evidence: EvidenceRef;
}
