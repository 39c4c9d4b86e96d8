/** Two stations of one make in the log of a backend: the same keys, different values, writes with every outcome, one restart. */

const abl = { chargePointVendor: 'ABL', chargePointModel: 'eMH3', firmwareVersion: '1.9p2' };

interface Value {
  readonly key: string;
  readonly value: string;
  readonly readonly: boolean;
}

const given = (key: string, value: string, readonly = false): Value => ({ key, value, readonly });

const common: readonly Value[] = [
  given('EichrechtCompliant', 'true', true),
  given('ServiceURL', 'ws://csms.example/ocpp'),
  given('MeterValueSampleInterval', '60'),
  given('MeterValuesSampledData', 'Energy.Active.Import.Register'),
  given('TransmitMeterSignature', 'true'),
  given('MeterValuesSignatureContexts', 'Transaction.Begin,Transaction.End'),
  given('AllowOfflineTxForUnknownId', 'false'),
  given('LocalAuthorizeOffline', 'true'),
  given('HandleOldTransaction', 'CANCELLATION'),
  given('FreeCharging', 'false'),
  given('AR4100PollingInterval', '60'),
  given('WebSocketPingInterval', '30'),
  given('HouseKey', 'blue'),
  given('AccessPointPassword', 'T0p-Secret-7781'),
];

class BackendLog {
  private readonly lines: string[] = [];
  private number = 0;

  /** A request of one side and its answer, a second apart. */
  exchange(at: string, station: string, fromStation: boolean, action: string, payload: object, answer: object): void {
    this.number += 1;
    const id = `m${this.number}`;
    const later = new Date(Date.parse(at) + 1_000).toISOString();
    const [asking, answering] = fromStation ? ['received', 'sent'] : ['sent', 'received'];
    this.lines.push(`${at} ${station} ${asking} ${JSON.stringify([2, id, action, payload])}`);
    this.lines.push(`${later} ${station} ${answering} ${JSON.stringify([3, id, answer])}`);
  }

  text(): string {
    return `${this.lines.toSorted((one, other) => (one < other ? -1 : 1)).join('\n')}\n`;
  }
}

/** The log. What is wrong with CP-A by the manual is told in `configuration.test.ts`. */
export function twoStationsLog(): string {
  const log = new BackendLog();
  const boot = (at: string, station: string) =>
    log.exchange(at, station, true, 'BootNotification', abl, { status: 'Accepted', currentTime: at, interval: 0 });
  const read = (at: string, station: string, values: readonly Value[]) =>
    log.exchange(at, station, false, 'GetConfiguration', {}, { configurationKey: values });
  const write = (at: string, station: string, key: string, value: string, status: string) =>
    log.exchange(at, station, false, 'ChangeConfiguration', { key, value }, { status });
  boot('2025-05-01T08:00:00.000Z', 'CP-A');
  boot('2025-05-01T08:00:30.000Z', 'CP-B');
  read('2025-05-01T08:05:00.000Z', 'CP-A', common);
  read('2025-05-01T08:06:00.000Z', 'CP-B', common);
  write('2025-05-02T09:00:00.000Z', 'CP-A', 'MeterValueSampleInterval', '10', 'Accepted');
  write('2025-05-02T09:01:00.000Z', 'CP-A', 'TransmitMeterSignature', 'false', 'Accepted');
  write('2025-05-02T09:02:00.000Z', 'CP-A', 'AllowOfflineTxForUnknownId', 'true', 'Accepted');
  write('2025-05-02T09:03:00.000Z', 'CP-A', 'EichrechtCompliant', 'false', 'Rejected');
  write('2025-05-02T09:04:00.000Z', 'CP-A', 'AR4100PollingInterval', '3', 'Accepted');
  write('2025-05-02T09:05:00.000Z', 'CP-A', 'ServiceURL', 'wss://csms.example/ocpp', 'RebootRequired');
  write('2025-05-02T09:06:00.000Z', 'CP-B', 'ServiceURL', 'wss://csms.example/ocpp', 'RebootRequired');
  boot('2025-05-02T10:00:00.000Z', 'CP-B');
  write('2025-05-03T07:00:00.000Z', 'CP-B', 'HouseKey', 'red', 'Accepted');
  return log.text();
}
