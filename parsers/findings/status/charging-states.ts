import type { EvidenceRef } from '../../model/evidence.ts';
import type { Session, SessionStepKind } from '../../model/session.ts';
import { caseIndex } from '../case-index.ts';
import type { CaseView } from '../finding-rule.ts';

/** A stretch of a 2.x transaction in one state. */
export interface ChargingState {
  readonly session: Session;
  readonly step: SessionStepKind;
  readonly fromMs: number;
  /** `null` while it lasts. */
  readonly toMs: number | null;
  readonly evidence: EvidenceRef;
  /** Whether no other state of the transaction came before. */
  readonly isFirst: boolean;
}

/** States as the transaction's events name them; steps of the same meaning come from StatusNotification too. */
const named: ReadonlySet<string | null> = new Set(['EVConnected', 'Charging', 'SuspendedEV', 'SuspendedEVSE']);

/** The states that 2.x tells with the events of a transaction; in 1.6 they are states of the connector. */
export function* chargingStates(view: CaseView): Generator<ChargingState> {
  const index = caseIndex(view);
  for (const session of view.sessions) {
    const { start, stop } = index.endsInLog(session);
    if ((start ?? stop)?.frame.action !== 'TransactionEvent') continue;
    const states = session.steps.filter(({ detail }) => named.has(detail));
    for (const [at, { step, at: from, evidence }] of states.entries()) {
      const fromMs = from.epochMs;
      const toMs = states[at + 1]?.at.epochMs ?? session.stoppedAt?.epochMs ?? null;
      if (fromMs !== null) yield { session, step, fromMs, toMs, evidence, isFirst: at === 0 };
    }
  }
}
