import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Session } from '../../parsers/model/session.ts';
import { meterSamples } from '../../parsers/sessions/meter-samples.ts';
import { createSessionFold } from '../../parsers/sessions/session-fold.ts';
import { createStatusFold } from '../../parsers/sessions/status-history.ts';
import { readLogFile } from './read-log.ts';

const logs = fileURLToPath(new URL('../../../shared/corpus/logs', import.meta.url));
const available = existsSync(`${logs}/everest_libocpp_two_tx.log`);
if (!available) console.info('sessions: the corpus is not here, these tests are skipped');

function sessionsIn(name: string): readonly Session[] {
  const sessions = createSessionFold();
  const status = createStatusFold();
  for (const { frame, payload } of readLogFile(`${logs}/${name}`)) {
    sessions.frame(frame, payload);
    status.frame(frame, payload);
  }
  return sessions.finish(status.finish()).sessions;
}

function facts(session: Session) {
  const { transactionId, connector, meterStartWh, meterStopWh, energyWh, complete } = session;
  return { transactionId, connector, meterStartWh, meterStopWh, energyWh, complete };
}

describe.skipIf(!available)('sessions of the corpus', () => {
  it('libocpp: two connectors at once', () => {
    const found = sessionsIn('everest_libocpp_two_tx.log');
    expect(found.map(facts)).toEqual([
      { transactionId: '10', connector: 1, meterStartWh: '0', meterStopWh: '53', energyWh: '53', complete: true },
      { transactionId: '11', connector: 2, meterStartWh: '0', meterStopWh: '0', energyWh: '0', complete: true },
    ]);
    const words = found.map(({ steps }) => steps.map(({ step }) => step));
    expect(words[0]).toContain('charging');
    expect(words[0]?.[0]).toBe('plugged');
    expect(words[0]?.at(-1)).toBe('unplugged');
  });

  it('a log without times: meter values in kWh beside meterStart in Wh', () => {
    const found = sessionsIn('mobilityhouse_py_gresgying_dc.log');
    expect(found.map(facts)).toEqual([
      {
        transactionId: '1',
        connector: 2,
        meterStartWh: '140703',
        meterStopWh: '141518',
        energyWh: '815',
        complete: true,
      },
      {
        transactionId: '2',
        connector: 1,
        meterStartWh: '259857',
        meterStopWh: '261473',
        energyWh: '1616',
        complete: true,
      },
    ]);
    const samples = readLogFile(`${logs}/mobilityhouse_py_gresgying_dc.log`).flatMap(({ frame, payload }) =>
      meterSamples(frame, payload),
    );
    const register = samples.find(({ measurand }) => measurand === 'Energy.Active.Import.Register');
    expect(register).toMatchObject({ value: '140703', unit: 'Wh', context: 'Transaction.Begin' });
  });

  it('a stop whose start lies before the log', () => {
    const found = sessionsIn('ha_futurehome_mqtt_bridge.log');
    const session = found.find(({ transactionId }) => transactionId === '1756660160');
    expect(session).toMatchObject({ startedAt: null, meterStopWh: '3531846', complete: false, reason: 'Other' });
  });

  it('every session of a week of CSV rows has both ends and a positive energy', () => {
    const found = sessionsIn('kwwhat_csv_calls_rows.csv').filter(({ complete }) => complete);
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter(({ energyWh }) => energyWh === null || energyWh.startsWith('-'))).toEqual([]);
  });
});
