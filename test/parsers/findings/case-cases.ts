import { day, session } from './rule-case.ts';
import type { RuleCase } from './rule-case.ts';

/** A session in which one message tells of so many registers; a rule over registers remembers 64. */
const withRegisters = (count: number): string => {
  const samples = Array.from({ length: count }, (_, index) => ({
    measurand: `Energy.Vendor${index}.Register`,
    unit: 'Wh',
    value: '5',
  }));
  const meterValue = JSON.stringify([{ timestamp: '$t', sampledValue: samples }]);
  const extra = `10:20:00 > MeterValues connectorId:1 transactionId:7 meterValue:${meterValue} -> ok`;
  return day(session('10:15:00', '10:45:00', { extra }));
};

export const caseCases: readonly RuleCase[] = [
  {
    rule: 'case.rule-incomplete',
    fires: withRegisters(70),
    quiet: [withRegisters(60)],
    expected: { params: { rule: 'metering.register-decreases', kept: 64, times: 6 } },
  },
];
