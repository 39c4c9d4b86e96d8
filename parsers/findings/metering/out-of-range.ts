import type { EvidenceRef } from '../../model/evidence.ts';
import type { MeterSample } from '../../model/session.ts';
import { defineMeteringRule } from '../define-rule.ts';
import type { MeteredMessage } from '../metered-message.ts';
import { durationText } from '../make-finding.ts';

interface Extreme {
  readonly station: string | null;
  readonly connector: number | null;
  times: number;
  fromMs: number | null;
  toMs: number | null;
  worst: number;
  low: number;
  readonly evidence: EvidenceRef[];
}

/** Collects samples outside of a range, per connector, the worst first. */
function createRangeWatch(outside: (sample: MeterSample) => 'low' | 'high' | null) {
  const byConnector = new Map<string, Extreme>();
  return {
    all: () => byConnector.values(),
    message({ frame, samples }: MeteredMessage): void {
      if (frame.action !== 'MeterValues' && frame.action !== 'TransactionEvent') return;
      for (const sample of samples) {
        const side = outside(sample);
        if (side === null) continue;
        const key = JSON.stringify([frame.station, frame.connector]);
        const ms = sample.at.epochMs ?? frame.loggedAt.epochMs;
        const held = byConnector.get(key) ?? {
          station: frame.station,
          connector: frame.connector,
          times: 0,
          fromMs: ms,
          toMs: ms,
          worst: Number(sample.value),
          low: 0,
          evidence: [],
        };
        byConnector.set(key, held);
        held.times += 1;
        if (side === 'low') held.low += 1;
        held.toMs = ms;
        const value = Number(sample.value);
        if (side === 'high' ? value >= held.worst : value <= held.worst) {
          held.worst = value;
          held.evidence.unshift(frame.evidence);
          held.evidence.splice(10);
        }
      }
    },
  };
}

/** S15: a part of the station is hotter than it should be. */
export const temperatureHigh = defineMeteringRule({
  id: 'metering.temperature-high',
  severity: 'warning',
  category: 'metering',
  references: [
    'OCPP 1.6 edition 2, 7.31 Measurand (Temperature)',
    'OCPP 1.6 edition 2, 7.6 ChargePointErrorCode (HighTemperature)',
  ],
  thresholds: { most: { value: 65, unit: '°C' }, absurd: { value: 200, unit: '°C' } },
  of: 'all-samples',
  watch(limits) {
    const watch = createRangeWatch(({ measurand, unit, value }) =>
      measurand === 'Temperature' && unit === 'Celsius' && Number(value) > limits.most && Number(value) < limits.absurd
        ? 'high'
        : null,
    );
    return {
      message: (message) => watch.message(message),
      *finish() {
        for (const { station, connector, times, fromMs, toMs, worst, evidence } of watch.all()) {
          yield { params: { highest: worst, times, most: limits.most }, station, connector, fromMs, toMs, evidence };
        }
      },
    };
  },
});

/** S16: the mains voltage leaves the range of EN 50160 (230 V, ten percent up and down). */
export const voltageOutOfRange = defineMeteringRule({
  id: 'metering.voltage-out-of-range',
  severity: 'warning',
  category: 'metering',
  references: ['EN 50160 (230 V ± 10 %)', 'OCPP 1.6 edition 2, 7.6 ChargePointErrorCode (UnderVoltage, OverVoltage)'],
  thresholds: {
    least: { value: 207, unit: 'V' },
    most: { value: 253, unit: 'V' },
    fewest: { value: 3, unit: 'meter values' },
  },
  of: 'all-samples',
  watch(limits) {
    const watch = createRangeWatch(({ measurand, phase, value }) => {
      if (measurand !== 'Voltage' || !/^L[123](?:-N)?$/.test(phase ?? '')) return null;
      const volts = Number(value);
      // No voltage at all is an open contactor, and 110 V or 400 V another network.
      if (volts < 170 || volts > 300) return null;
      return volts < limits.least ? 'low' : volts > limits.most ? 'high' : null;
    });
    return {
      message: (message) => watch.message(message),
      *finish() {
        for (const { station, connector, times, fromMs, toMs, worst, evidence } of watch.all()) {
          if (times < limits.fewest) continue;
          const lasted = fromMs === null || toMs === null || toMs === fromMs ? null : durationText(toMs - fromMs);
          yield { params: { worst, times, duration: lasted }, station, connector, fromMs, toMs, evidence };
        }
      },
    };
  },
});
