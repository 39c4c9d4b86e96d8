import { subtractDecimals } from '../base/decimal-arithmetic.ts';
import type { EnergyStatement, SessionWitness } from '../model/session.ts';
import { meterStatements } from './meter-statements.ts';
import type { SessionDraft } from './session-draft.ts';

/** What each witness that knows both ends says about the energy of a session; signed values only by the total register. */
export function energyStatements(draft: SessionDraft): readonly EnergyStatement[] {
  const starts = meterStatements(draft, 'meter-start');
  const told = new Set<SessionWitness>();
  return meterStatements(draft, 'meter-stop').flatMap((stop): readonly EnergyStatement[] => {
    const start = starts.find(({ witness }) => witness === stop.witness);
    if (start === undefined || told.has(stop.witness)) return [];
    told.add(stop.witness);
    return [
      {
        by: stop.witness,
        startWh: start.value,
        stopWh: stop.value,
        energyWh: subtractDecimals(stop.value, start.value),
        startEvidence: start.evidence,
        stopEvidence: stop.evidence,
      },
    ];
  });
}
