import { addDecimals, shiftDecimal } from '../base/decimal-arithmetic.ts';
import { membersOf } from '../base/members.ts';
import type { Members } from '../base/members.ts';
import type { CorrelatedFrame } from '../model/frame.ts';
import type { MeterSample } from '../model/session.ts';
import type { Timestamp } from '../model/timestamp.ts';
import { energyRegister, exportRegister, sampleOf } from './meter-samples.ts';
import { decimalOf, isPlaced, listOf, textOf, timeOf, wholeNumberOf } from './payload-fields.ts';

/*
 * Periodic event streams (OCPP 2.1 part 2, N): a station sends the values of one variable of its device model by a number that it gave the stream when it opened
 * it. The stream names a monitor, the monitor the variable; what a number means is said before the first value, often days before.
 */

/** Messages that say what streams and monitors are; `NotifyPeriodicEventStream` has their values. */
export const streamDefinitions: ReadonlySet<string> = new Set([
  'SetVariableMonitoring',
  'NotifyMonitoringReport',
  'NotifyReport',
  'OpenPeriodicEventStream',
  'GetPeriodicEventStream',
]);
export const streamValues = 'NotifyPeriodicEventStream';

/** Variables of the standard's list (2.0.1 part 2, appendix 3) that measure what a measurand does. Others keep their own name. */
const measurands: ReadonlyMap<string, string> = new Map(
  Object.entries({
    power: 'Power.Active.Import',
    energyimportregister: energyRegister,
    energyexportregister: exportRegister,
    current: 'Current.Import',
    accurrent: 'Current.Import',
    dccurrent: 'Current.Import',
    voltage: 'Voltage',
    acvoltage: 'Voltage',
    dcvoltage: 'Voltage',
    stateofcharge: 'SoC',
    temperature: 'Temperature',
    frequency: 'Frequency',
  }),
);
const phases = /^L[123](?:-N|-L[123])?$|^N$/;

/** What a variable is, by where it stands. */
interface StreamedVariable {
  readonly component: string;
  readonly variable: string;
  readonly instance: string | null;
  readonly evse: number | null;
}

/** Numbers and units remembered over all stations. */
const mostKept = 50_000;
/** Values of one message that are read; more are hostile. */
const mostValues = 10_000;
/** A value lies at most this long after the base of its message. */
const longestAfterS = 366 * 86_400;

function variableOf(entry: Members): StreamedVariable | null {
  const component = membersOf(entry['component']);
  const variable = membersOf(entry['variable']);
  const [place, name] = [textOf(component['name'], 60), textOf(variable['name'], 60)];
  if (place === null || name === null) return null;
  return {
    component: place,
    variable: name,
    instance: textOf(variable['instance'], 60),
    evse: wholeNumberOf(membersOf(component['evse'])['id']),
  };
}

/** What a message of values tells. */
export interface StreamReading {
  /** `null` where the variable belongs to the station, or nothing says what the stream is. */
  readonly evse: number | null;
  readonly samples: readonly MeterSample[];
}

/** Follows what streams mean, message by message in time order. */
export class EventStreams {
  readonly #monitors = new Map<string, StreamedVariable>();
  readonly #streams = new Map<string, string>();
  readonly #units = new Map<string, string>();

  /** Takes note of what a message says of streams; others are passed over. */
  note({ action, kind, station }: CorrelatedFrame, payload: Members): void {
    if (kind !== 'call' && kind !== 'result') return;
    switch (action) {
      case 'SetVariableMonitoring':
        for (const entry of listOf(payload['setMonitoringResult'])) this.#monitor(station, entry['id'], entry);
        return;
      case 'NotifyMonitoringReport':
        for (const entry of listOf(payload['monitor']))
          for (const monitor of listOf(entry['variableMonitoring'])) this.#monitor(station, monitor['id'], entry);
        return;
      case 'NotifyReport':
        for (const entry of listOf(payload['reportData'])) this.#unit(station, entry);
        return;
      case 'OpenPeriodicEventStream':
      case 'GetPeriodicEventStream':
        for (const stream of listOf(payload['constantStreamData'])) {
          const [id, monitor] = [textOf(stream['id'], 20), textOf(stream['variableMonitoringId'], 20)];
          if (id !== null && monitor !== null) keep(this.#streams, keyOf(station, id), monitor);
        }
        return;
      default:
    }
  }

  #monitor(station: string | null, id: unknown, entry: Members): void {
    const [number, variable] = [textOf(id, 20), variableOf(entry)];
    if (number !== null && variable !== null) keep(this.#monitors, keyOf(station, number), variable);
  }

  #unit(station: string | null, entry: Members): void {
    const variable = variableOf(entry);
    const unit = textOf(membersOf(entry['variableCharacteristics'])['unit'], 20);
    if (variable !== null && unit !== null) keep(this.#units, unitKey(station, variable), unit);
  }

  /** The values of a `NotifyPeriodicEventStream` in base units; times count from its `basetime`. */
  read({ station, evidence }: CorrelatedFrame, payload: Members): StreamReading {
    const monitor = this.#streams.get(keyOf(station, textOf(payload['id'], 20) ?? ''));
    const variable = monitor === undefined ? undefined : this.#monitors.get(keyOf(station, monitor));
    const base = timeOf(payload['basetime']);
    if (variable === undefined || !isPlaced(base)) return { evse: variable?.evse ?? null, samples: [] };
    const measurand = measurands.get(variable.variable.toLowerCase()) ?? `${variable.component}.${variable.variable}`;
    const isPhase = variable.instance !== null && phases.test(variable.instance);
    const samples = listOf(payload['data'])
      .slice(0, mostValues)
      .flatMap((value): readonly MeterSample[] => {
        const [after, written] = [decimalOf(value['t']), decimalOf(value['v'])];
        if (after === null || written === null || Math.abs(Number(after)) > longestAfterS) return [];
        const sample = sampleOf({
          at: instantAfter(base, after),
          measurand,
          phase: isPhase ? variable.instance : null,
          // What a meter tells at the outlet has a curve of its own.
          location:
            isPhase || variable.instance === null ? variable.component : `${variable.component}.${variable.instance}`,
          value: written,
          unit: this.#units.get(unitKey(station, variable)) ?? null,
          evidence,
        });
        return sample === null ? [] : [sample];
      });
    return { evse: variable.evse, samples };
  }
}

function keep<Value>(map: Map<string, Value>, key: string, value: Value): void {
  if (map.has(key) || map.size < mostKept) map.set(key, value);
}

function keyOf(station: string | null, id: string): string {
  return JSON.stringify([station, id]);
}

/** A unit holds for a variable of any EVSE. */
function unitKey(station: string | null, { component, variable }: StreamedVariable): string {
  return JSON.stringify([station, component, variable]);
}

/** `t` counts seconds with a fraction; an instant is a whole number of milliseconds. */
function instantAfter(base: Timestamp & { readonly epochMs: number }, seconds: string): Timestamp {
  const ms = Number(addDecimals(String(base.epochMs), shiftDecimal(seconds, 3)));
  return { text: base.text, epochMs: Math.round(ms), quality: base.quality };
}
