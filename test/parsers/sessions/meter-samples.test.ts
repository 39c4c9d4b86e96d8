import { describe, expect, it } from 'vitest';
import type { MeterSample } from '../../../parsers/model/session.ts';
import { meterSamples, meterSamplesOfRow, readMeterValues } from '../../../parsers/sessions/meter-samples.ts';
import { at, story } from '../builders/story.ts';

function samplesOf(table: string): readonly MeterSample[] {
  return story(table).flatMap(({ frame, payload }) => meterSamples(frame, payload));
}

function short({ measurand, value, unit, phase, context }: MeterSample): string {
  return [measurand, phase, value, unit, context].filter((part) => part !== null).join(' ');
}

describe('meter samples', () => {
  it('are converted exactly, with the defaults of the standard', () => {
    const sampled = [
      { value: '129.500', unit: 'kWh', context: 'Transaction.Begin' },
      { value: '7' },
      { value: '2e+01', measurand: 'Power.Active.Import', unit: 'kW' },
      { value: '16.2', measurand: 'Current.Import', phase: 'L1', unit: 'A' },
      { value: '46', measurand: 'SoC' },
      { value: '293.15', measurand: 'Temperature', unit: 'K' },
      { value: '33.8', measurand: 'Temperature', unit: 'Celcius' },
    ];
    const meterValue = JSON.stringify([{ timestamp: '2025-03-01T10:00:00Z', sampledValue: sampled }]);
    const found = samplesOf(`10:00:01 > MeterValues connectorId:1 transactionId:7 meterValue:${meterValue} -> ok`);
    expect(found.map(short)).toEqual([
      'Energy.Active.Import.Register 129500 Wh Transaction.Begin',
      'Energy.Active.Import.Register 7 Wh',
      'Power.Active.Import 20000 W',
      'Current.Import L1 16.2 A',
      'SoC 46 Percent',
      'Temperature 20.00 Celsius',
      'Temperature 33.8 Celsius',
    ]);
    expect(found[0]?.at.epochMs).toBe(at('10:00:00'));
  });

  it('skip signed records and count what is no number', () => {
    const meterValue =
      '[{"timestamp":"2025-03-01T10:00:00Z","sampledValue":[{"value":"OCMF|{}","format":"SignedData"},{"value":"n/a"},{"value":"5"}]}]';
    const [frame] = story(`10:00:01 > MeterValues connectorId:1 meterValue:${meterValue}`);
    expect(frame === undefined ? null : readMeterValues(frame.frame, frame.payload)).toMatchObject({
      signed: 1,
      unreadable: 1,
      samples: [{ value: '5' }],
    });
  });

  it('read the shapes of 1.5 and of transactionData', () => {
    const values = '[{"timestamp":"2025-03-01T10:00:00Z","values":[{"value":"5","unit":"Wh"}]}]';
    const value = '[{"values":[{"timestamp":"2025-03-01T10:00:00Z","value":{"$":"6","unit":"Wh"}}]}]';
    expect(samplesOf(`10:00:01 > MeterValues connectorId:1 values:${values}`).map(short)).toEqual([
      'Energy.Active.Import.Register 5 Wh',
    ]);
    expect(samplesOf(`10:00:01 > StopTransaction transactionId:1 transactionData:${value}`).map(short)).toEqual([
      'Energy.Active.Import.Register 6 Wh',
    ]);
  });

  it('read 2.0.1 with its multiplier, exactly', () => {
    const meterValue =
      '[{"timestamp":"2025-03-01T10:00:00Z","sampledValue":[{"value":10000000.001,"unitOfMeasure":{"unit":"Wh","multiplier":-3}},{"value":1,"unitOfMeasure":{"multiplier":99}}]}]';
    expect(samplesOf(`10:00:01 > MeterValues evseId:1 meterValue:${meterValue}`).map(short)).toEqual([
      'Energy.Active.Import.Register 10000.000001 Wh',
    ]);
  });

  it('come from stored rows as well', () => {
    const evidence = { kind: 'row', sourceId: 2, table: 'MeterValues', rowId: '1', column: null } as const;
    const payload = '{"timestamp":"2025-03-01T10:00:00Z","sampledValue":[{"value":"1.5","unit":"kWh"}]}';
    const found = meterSamplesOfRow({
      record: 'meter-sample-row',
      transactionId: '7',
      connector: 1,
      payload,
      evidence,
    });
    expect(found).toMatchObject([{ value: '1500', unit: 'Wh', evidence }]);
  });

  it('of an answer or of another message are none', () => {
    expect(samplesOf('10:00:01 > Heartbeat -> meterValue:[{"sampledValue":[{"value":"1"}]}]')).toEqual([]);
  });
});
