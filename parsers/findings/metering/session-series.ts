import type { EvidenceRef } from '../../model/evidence.ts';
import type { CorrelatedFrame } from '../../model/frame.ts';
import type { MeterSample, Session } from '../../model/session.ts';
import { energyRegister } from '../../sessions/meter-samples.ts';
import { isPlaced } from '../../sessions/payload-fields.ts';
import type { CaseView } from '../finding-rule.ts';
import { samplesOfSession } from './session-samples.ts';

/** What a session's meter said at one instant, in base units. A double is good enough for a plausibility limit. */
export interface Reading {
  readonly session: Session;
  readonly ms: number;
  readonly evidence: EvidenceRef;
  /** Total register in Wh; `null` where the instant has none. */
  readonly energyWh: number | null;
  readonly powerW: number | null;
  readonly powerOfferedW: number | null;
  readonly currentOfferedA: number | null;
  readonly soc: number | null;
  /** Import current of each phase that was told. */
  readonly currents: Readonly<Partial<Record<'L1' | 'L2' | 'L3', number>>>;
}

const phases = ['L1', 'L2', 'L3'] as const;

function valueOf(samples: readonly MeterSample[], measurand: string): number | null {
  // The total where one is told; else the sum of the phases, which is the same for power.
  const total = samples.find((sample) => sample.measurand === measurand && sample.phase === null);
  if (total !== undefined) return Number(total.value);
  if (!measurand.startsWith('Power.')) return null;
  const parts = phases.flatMap((phase) => {
    const part = samples.find((sample) => sample.measurand === measurand && sample.phase?.startsWith(phase) === true);
    return part === undefined ? [] : [Number(part.value)];
  });
  return parts.length === phases.length ? parts.reduce((sum, part) => sum + part, 0) : null;
}

/** The message of a view that was read last: several rules ask for its readings, one after the other. */
const newest = new WeakMap<CaseView, { readonly frame: CorrelatedFrame; readonly readings: readonly Reading[] }>();

/** The readings of a session's message, by the instants in it. */
export function readingsIn(view: CaseView, frame: CorrelatedFrame): readonly Reading[] {
  const last = newest.get(view);
  if (last?.frame === frame) return last.readings;
  const readings = readReadings(view, frame);
  newest.set(view, { frame, readings });
  return readings;
}

function readReadings(view: CaseView, frame: CorrelatedFrame): readonly Reading[] {
  const held = samplesOfSession(view, frame);
  if (held === undefined) return [];
  const byInstant = new Map<number, MeterSample[]>();
  for (const sample of held.samples) {
    // What is measured at the grid connection is not this session's alone.
    if (sample.location === 'Inlet' && sample.measurand !== energyRegister) continue;
    if (!isPlaced(sample.at)) continue;
    const known = byInstant.get(sample.at.epochMs);
    if (known === undefined) byInstant.set(sample.at.epochMs, [sample]);
    else known.push(sample);
  }
  return [...byInstant].map(([ms, samples]): Reading => {
    const currents: Partial<Record<'L1' | 'L2' | 'L3', number>> = {};
    for (const { measurand, phase, value } of samples) {
      const name = phases.find((each) => phase === each || phase === `${each}-N`);
      if (measurand === 'Current.Import' && name !== undefined) currents[name] = Number(value);
    }
    return {
      session: held.session,
      ms,
      evidence: frame.evidence,
      energyWh: valueOf(samples, energyRegister),
      powerW: valueOf(samples, 'Power.Active.Import'),
      powerOfferedW: valueOf(samples, 'Power.Offered'),
      currentOfferedA: valueOf(samples, 'Current.Offered'),
      soc: valueOf(samples, 'SoC'),
      currents,
    };
  });
}
