import { addDecimals, subtractDecimals } from '../base/decimal-arithmetic.ts';
import type { DecimalText } from '../model/decimal.ts';
import type { MeterSample, SessionCost } from '../model/session.ts';
import { energyRegister, exportRegister, mainRegister, registerAt } from './meter-samples.ts';
import type { SessionDraft } from './session-draft.ts';

/*
 * What the events of a 2.x transaction tell besides its two ends. A card may come with any of them (2.0.1 part 2, E02), and so may the
 * readings of the beginning and the end: which ones a station sends with which event is its setting (SampledDataCtrlr).
 */

export interface TransactionTold {
  /** The first card that an event brought, for a transaction whose first event brought none or is not in the log. */
  card: string | null;
  begin: MeterSample | null;
  end: MeterSample | null;
  readonly exported: { first: ExportReading | null; last: ExportReading | null };
  /** Events that were told for the first time, and the numbers between which they lie. */
  events: number;
  lowestSeqNo: number | null;
  highestSeqNo: number | null;
  readonly intervals: IntervalEnergy;
  /** What it costs, by the last word on it. */
  cost: SessionCost | null;
}

/** A reading of the export register; `sure` where it is one of the transaction's ends by its mark or its event. */
interface ExportReading {
  readonly wh: DecimalText;
  readonly sure: boolean;
}

export function newTold(): TransactionTold {
  return {
    card: null,
    begin: null,
    end: null,
    exported: { first: null, last: null },
    events: 0,
    lowestSeqNo: null,
    highestSeqNo: null,
    intervals: new IntervalEnergy(),
    cost: null,
  };
}

const intervalMeasurand = 'Energy.Active.Import.Interval';
/** A day of samples each minute. */
const mostIntervals = 1_440;

/**
 * Energy as the sum of what each interval took. An interval that is told again, as the last event does with all of them, counts once; intervals of the
 * clock and those of the sampling are two ways to cut the same time, and are never added.
 */
export class IntervalEnergy {
  #wh: DecimalText = '0';
  #context: string | null = null;
  readonly #ends = new Set<number>();
  #isWhole = true;

  add(samples: readonly MeterSample[]): void {
    for (const sample of samples) {
      if (sample.measurand !== intervalMeasurand || sample.unit !== 'Wh' || sample.phase !== null) continue;
      const clock = sample.context === 'Sample.Clock' ? 'clock' : 'sampled';
      this.#context ??= clock;
      if (clock !== this.#context) continue;
      const ms = sample.at.epochMs;
      if (ms === null || this.#ends.size >= mostIntervals) this.#isWhole = false;
      else if (!this.#ends.has(ms)) {
        this.#ends.add(ms);
        this.#wh = addDecimals(this.#wh, sample.value);
      }
    }
  }

  /** The sum, while nothing is missing that is known to be missing; `null` without any interval. */
  get wh(): DecimalText | null {
    return this.#isWhole && this.#ends.size > 0 && this.#context === 'sampled' ? this.#wh : null;
  }
}

/** Takes down what an event tells for the first time. */
export function noteEvent(
  draft: SessionDraft,
  event: {
    readonly eventType: string | null;
    readonly seqNo: number | null;
    readonly card: string | null;
    readonly samples: readonly MeterSample[];
  },
): void {
  const told = (draft.told ??= newTold());
  const { eventType, seqNo, card, samples } = event;
  told.events += 1;
  if (seqNo !== null) {
    told.lowestSeqNo = Math.min(told.lowestSeqNo ?? seqNo, seqNo);
    told.highestSeqNo = Math.max(told.highestSeqNo ?? seqNo, seqNo);
  }
  told.card ??= card;
  if (samples.length === 0) return;
  told.begin ??= registerAt(samples, 'Transaction.Begin');
  told.end = registerAt(samples, 'Transaction.End') ?? told.end;
  told.intervals.add(samples);
  const exported = samples.filter(({ measurand, unit }) => measurand === exportRegister && unit === 'Wh');
  if (exported.length === 0) return;
  const marked = (context: string): DecimalText | null =>
    mainRegister(exported.filter((sample) => sample.context === context))?.value ?? null;
  const [begin, end] = [marked('Transaction.Begin'), marked('Transaction.End')];
  const [earliest, latest] = [inTime(exported).at(0)?.value ?? null, inTime(exported).at(-1)?.value ?? null];
  const held = told.exported;
  held.first = firstReading(held.first, begin ?? earliest, begin !== null || eventType === 'Started');
  if (held.last?.sure !== true || end !== null || eventType === 'Ended')
    held.last = firstReading(null, end ?? latest, end !== null || eventType === 'Ended') ?? held.last;
}

/** A reading that is surely the end gives way to none that is not. */
function firstReading(held: ExportReading | null, wh: DecimalText | null, sure: boolean): ExportReading | null {
  return wh === null || (held !== null && (held.sure || !sure)) ? held : { wh, sure };
}

/** Samples over all phases in order of time; of one instant the outlet's first. */
function inTime(samples: readonly MeterSample[]): readonly MeterSample[] {
  const byMs = Map.groupBy(samples, ({ at }) => at.epochMs ?? 0);
  return [...byMs].sort(([left], [right]) => left - right).flatMap(([, together]) => mainRegister(together) ?? []);
}

/**
 * The import register of an event whose samples are marked neither as beginning nor as end: stations send `Sample.Periodic` or nothing there. The first event
 * begins with the earliest of them, the last one ends with the latest; an event may carry all samples of a transaction (SampledDataCtrlr.TxEndedInterval).
 */
export function unmarkedRegister(samples: readonly MeterSample[], wanted: 'earliest' | 'latest'): MeterSample | null {
  const unmarked = inTime(
    samples.filter(
      ({ measurand, unit, context }) =>
        measurand === energyRegister &&
        unit === 'Wh' &&
        context !== 'Transaction.Begin' &&
        context !== 'Transaction.End',
    ),
  );
  return unmarked.at(wanted === 'earliest' ? 0 : -1) ?? null;
}

/** Puts what other events told where the ends have nothing of their own. */
export function fillEnds(draft: SessionDraft): void {
  const { told, start, stop } = draft;
  if (told === null) return;
  if (start !== null && (start.meterWh === null || start.idTag === null))
    draft.start = { ...start, meterWh: start.meterWh ?? told.begin?.value ?? null, idTag: start.idTag ?? told.card };
  if (stop !== null && stop.meterWh === null && told.end !== null) draft.stop = { ...stop, meterWh: told.end.value };
}

/** Whether every event between the first and the last number is there. */
function isWhole({ lowestSeqNo, highestSeqNo, events }: TransactionTold): boolean {
  return lowestSeqNo !== null && highestSeqNo !== null && events === highestSeqNo - lowestSeqNo + 1;
}

/** The sum of the intervals of a transaction of which every event is there. */
export function energyOfIntervals({ told, start, stop }: SessionDraft): DecimalText | null {
  if (told === null || start === null || stop === null || !isWhole(told)) return null;
  return told.intervals.wh;
}

/** What the vehicle gave back between both ends; `null` where one of them is not told. */
export function exportedEnergy({ told, start, stop }: SessionDraft): DecimalText | null {
  if (told === null || start === null || stop === null) return null;
  const { first, last } = told.exported;
  if (first === null || last === null || !((first.sure && last.sure) || isWhole(told))) return null;
  return subtractDecimals(last.wh, first.wh);
}
