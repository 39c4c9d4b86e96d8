import type { EvidenceRef } from '../../model/evidence.ts';
import type { MeterSample } from '../../model/session.ts';
import { energyRegister } from '../../sessions/meter-samples.ts';
import { isPlaced } from '../../sessions/payload-fields.ts';
import type { SessionLane } from '../../sessions/session-lane.ts';

/** What a session's meter said at one instant, in base units. A double is good enough for a plausibility limit. */
export interface Reading {
  readonly lane: SessionLane;
  readonly ms: number;
  readonly evidence: EvidenceRef;
  /** Total register in Wh; `null` where the instant has none. */
  readonly energyWh: number | null;
  readonly powerW: number | null;
  readonly powerOfferedW: number | null;
  readonly currentOfferedA: number | null;
  readonly soc: number | null;
  /** Import current of each phase that was told. */
  readonly currents: Readonly<Partial<Record<Phase, number>>>;
}

const phases = ['L1', 'L2', 'L3'] as const;
type Phase = (typeof phases)[number];
/** A current is told of a phase or between it and the neutral, which is the same. */
const phaseNames: ReadonlyMap<string, Phase> = new Map(
  phases.flatMap((phase) => [
    [phase, phase],
    [`${phase}-N`, phase],
  ]),
);

function sumOfPhases(samples: readonly MeterSample[], measurand: string): number | null {
  let sum = 0;
  if (!samples.some((sample) => sample.measurand === measurand)) return null;
  for (const phase of phases) {
    const part = samples.find((sample) => sample.measurand === measurand && sample.phase?.startsWith(phase) === true);
    if (part === undefined) return null;
    sum += Number(part.value);
  }
  return sum;
}

/** What is measured at the grid connection is not the session's alone. */
function isOfSession(sample: MeterSample): boolean {
  return sample.location !== 'Inlet' || sample.measurand === energyRegister;
}

/** The samples of each instant. Most messages tell of one. */
function byInstant(samples: readonly MeterSample[]): ReadonlyMap<number, readonly MeterSample[]> {
  const groups = new Map<number, MeterSample[]>();
  for (const sample of samples) {
    if (!isPlaced(sample.at) || !isOfSession(sample)) continue;
    const known = groups.get(sample.at.epochMs);
    if (known === undefined) groups.set(sample.at.epochMs, [sample]);
    else known.push(sample);
  }
  return groups;
}

/** The readings of a session's message, by the instants in it. */
export function readingsOf(
  lane: SessionLane,
  evidence: EvidenceRef,
  samples: readonly MeterSample[],
): readonly Reading[] {
  const [first] = samples;
  if (first === undefined) return [];
  const { at } = first;
  // All of one entry share its time.
  if (isPlaced(at) && samples.every((sample) => sample.at === at && isOfSession(sample)))
    return [readingAt(lane, evidence, at.epochMs, samples)];
  return [...byInstant(samples)].map(([ms, together]) => readingAt(lane, evidence, ms, together));
}

function readingAt(lane: SessionLane, evidence: EvidenceRef, ms: number, samples: readonly MeterSample[]): Reading {
  let energyWh: number | null = null;
  let powerW: number | null = null;
  let powerOfferedW: number | null = null;
  let currentOfferedA: number | null = null;
  let soc: number | null = null;
  const currents: Partial<Record<Phase, number>> = {};
  for (const { measurand, phase, value } of samples) {
    if (phase !== null) {
      const name = measurand === 'Current.Import' ? phaseNames.get(phase) : undefined;
      if (name !== undefined) currents[name] = Number(value);
      continue;
    }
    switch (measurand) {
      case energyRegister:
        energyWh ??= Number(value);
        break;
      case 'Power.Active.Import':
        powerW ??= Number(value);
        break;
      case 'Power.Offered':
        powerOfferedW ??= Number(value);
        break;
      case 'Current.Offered':
        currentOfferedA ??= Number(value);
        break;
      case 'SoC':
        soc ??= Number(value);
        break;
      default:
    }
  }
  // Where no total is told, the sum of the phases is the same for power.
  powerW ??= sumOfPhases(samples, 'Power.Active.Import');
  powerOfferedW ??= sumOfPhases(samples, 'Power.Offered');
  return { lane, ms, evidence, energyWh, powerW, powerOfferedW, currentOfferedA, soc, currents };
}
