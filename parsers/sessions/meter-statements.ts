import type { DecimalText } from '../model/decimal.ts';
import type { EvidenceRef } from '../model/evidence.ts';
import type { SessionWitness } from '../model/session.ts';
import type { SessionDraft } from './session-draft.ts';

/** What one witness says about one end of a session. */
export interface Statement<Value> {
  readonly witness: SessionWitness;
  readonly value: Value;
  readonly text: string;
  readonly evidence: EvidenceRef;
}

/** The meter reading in watt-hours of one end by witness; of signed values only the total register. */
export function meterStatements(
  draft: SessionDraft,
  about: 'meter-start' | 'meter-stop',
): readonly Statement<DecimalText>[] {
  const atStart = about === 'meter-start';
  const end = atStart ? draft.start : draft.stop;
  const statements: Statement<DecimalText>[] = [];
  const add = (witness: SessionWitness, value: DecimalText | null | undefined, evidence: EvidenceRef): void => {
    if (value !== null && value !== undefined) statements.push({ witness, value, text: `${value} Wh`, evidence });
  };
  if (end !== null) add('log', end.meterWh, end.evidence);
  for (const row of draft.rows) add('database', atStart ? row.meterStartWh : row.meterStopWh, row.evidence);
  for (const witness of draft.signed) {
    const signed = atStart ? witness.begin : witness.end;
    if (signed?.total === true) add('signed', signed.meterWh, witness.evidence);
  }
  return statements;
}
