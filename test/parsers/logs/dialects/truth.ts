/*
 * Conversations whose every message is known, and what a log that tells them must give. A dialect is a way of writing one message down; the truth is
 * not taken from the reader but from the conversation.
 */

/** One message as it went over the wire. */
export interface Said {
  readonly at: number;
  readonly station: string;
  readonly from: 'station' | 'csms';
  readonly kind: 'call' | 'result' | 'error' | 'other';
  readonly id: string;
  /** Of an answer that of its request. */
  readonly action: string;
  readonly payload: unknown;
  readonly text: string;
}

/** What must come out of a log for one message; a field that is left out is not looked at. */
export interface Truth {
  readonly kind: string;
  readonly id: string;
  readonly action?: string | null;
  readonly direction?: string;
  readonly station?: string | null;
  readonly epochMs?: number | null;
  readonly state?: string;
  readonly payload?: unknown;
}

const start = Date.UTC(2024, 4, 1, 10, 0, 0, 123);

type Step = readonly [
  seconds: number,
  from: 'station' | 'csms',
  id: string,
  action: string,
  request: unknown,
  answer: unknown,
  error?: string,
];

function talk(station: string, steps: readonly Step[]): readonly Said[] {
  return steps.flatMap(([seconds, from, id, action, request, answer, error]) => {
    const at = start + seconds * 1000;
    const other = from === 'station' ? 'csms' : 'station';
    const call: Said = {
      at,
      station,
      from,
      kind: 'call',
      id,
      action,
      payload: request,
      text: JSON.stringify([2, id, action, request]),
    };
    if (answer === undefined) return [call];
    const back = { at: at + 87, station, from: other, id, action, payload: answer } as const;
    const reply: Said =
      error === undefined
        ? { ...back, kind: 'result', text: JSON.stringify([3, id, answer]) }
        : { ...back, kind: 'error', text: JSON.stringify([4, id, error, 'no "such" key', answer]) };
    return [call, reply];
  });
}

const uuid = (n: number): string => `5c9dcc97-0722-4a3f-9b7b-${String(n).padStart(12, '0')}`;
const iso = (seconds: number): string => new Date(start + seconds * 1000).toISOString();

/** OCPP 1.6: a boot, a session with everything that logs stumble over in payloads, an error. */
export function session16(station: string, id: (n: number) => string = uuid, from = 0): readonly Said[] {
  const sample = (value: string, measurand: string, unit: string) => ({
    value,
    context: 'Sample.Periodic',
    measurand,
    unit,
  });
  return talk(station, [
    [
      from,
      'station',
      id(1),
      'BootNotification',
      { chargePointVendor: 'ACME GmbH', chargePointModel: 'Säule [2,"x"] 22', firmwareVersion: '6.5.0-4217' },
      { status: 'Accepted', currentTime: iso(from), interval: 300 },
    ],
    [
      from + 1,
      'station',
      id(2),
      'StatusNotification',
      {
        connectorId: 1,
        errorCode: 'NoError',
        status: 'Available',
        info: 'a]b} "quoted" \\ back {c',
        vendorErrorCode: '',
      },
      {},
    ],
    [from + 2, 'csms', id(3), 'RemoteStartTransaction', { connectorId: 1, idTag: '04A2B3C4' }, { status: 'Accepted' }],
    [from + 3, 'station', id(4), 'Authorize', { idTag: '04A2B3C4' }, { idTagInfo: { status: 'Accepted' } }],
    [
      from + 4,
      'station',
      id(5),
      'StartTransaction',
      { connectorId: 1, idTag: '04A2B3C4', meterStart: 4265924, timestamp: iso(from + 4) },
      { transactionId: 917, idTagInfo: { status: 'Accepted' } },
    ],
    [
      from + 5,
      'station',
      id(6),
      'MeterValues',
      {
        connectorId: 1,
        transactionId: 917,
        meterValue: [
          {
            timestamp: iso(from + 5),
            sampledValue: [
              sample('4266001', 'Energy.Active.Import.Register', 'Wh'),
              sample('7360.5', 'Power.Active.Import', 'W'),
            ],
          },
        ],
      },
      {},
    ],
    [
      from + 6,
      'station',
      id(7),
      'DataTransfer',
      { vendorId: 'ACME', messageId: 'x', data: JSON.stringify({ inner: [3, 'a', {}], text: 'a "b"' }) },
      { status: 'Accepted', data: '1,2,3' },
    ],
    [
      from + 7,
      'csms',
      id(8),
      'ChangeConfiguration',
      { key: 'MeterValueSampleInterval', value: '60' },
      {},
      'NotImplemented',
    ],
    [
      from + 8,
      'station',
      id(9),
      'StopTransaction',
      { transactionId: 917, idTag: '04A2B3C4', meterStop: 4270001, timestamp: iso(from + 8), reason: 'EVDisconnected' },
      { idTagInfo: { status: 'Accepted' } },
    ],
    [from + 9, 'station', id(10), 'Heartbeat', {}, { currentTime: iso(from + 9) }],
  ]);
}

/** OCPP 2.0.1: boot, the three kinds of TransactionEvent, variables, an error. */
export function session201(station: string, id: (n: number) => string = uuid, from = 0): readonly Said[] {
  const event = (seconds: number, eventType: string, seqNo: number, triggerReason: string) => ({
    eventType,
    timestamp: iso(seconds),
    triggerReason,
    seqNo,
    transactionInfo: { transactionId: 'a1b2-c3', chargingState: 'Charging' },
    evse: { id: 1, connectorId: 1 },
    meterValue: [
      {
        timestamp: iso(seconds),
        sampledValue: [{ value: 1234.5, measurand: 'Energy.Active.Import.Register', unitOfMeasure: { unit: 'Wh' } }],
      },
    ],
  });
  return talk(station, [
    [
      from,
      'station',
      id(1),
      'BootNotification',
      { reason: 'PowerUp', chargingStation: { model: 'M', vendorName: 'V' } },
      { currentTime: iso(from), interval: 300, status: 'Accepted' },
    ],
    [
      from + 1,
      'station',
      id(2),
      'StatusNotification',
      { timestamp: iso(from + 1), connectorStatus: 'Available', evseId: 1, connectorId: 1 },
      {},
    ],
    [
      from + 2,
      'csms',
      id(3),
      'GetVariables',
      { getVariableData: [{ component: { name: 'OCPPCommCtrlr' }, variable: { name: 'HeartbeatInterval' } }] },
      {
        getVariableResult: [
          {
            attributeStatus: 'Accepted',
            attributeValue: '300',
            component: { name: 'OCPPCommCtrlr' },
            variable: { name: 'HeartbeatInterval' },
          },
        ],
      },
    ],
    [from + 3, 'station', id(4), 'TransactionEvent', event(from + 3, 'Started', 0, 'CablePluggedIn'), {}],
    [from + 4, 'station', id(5), 'TransactionEvent', event(from + 4, 'Updated', 1, 'MeterValuePeriodic'), {}],
    [from + 5, 'csms', id(6), 'RequestStopTransaction', { transactionId: 'a1b2-c3' }, { status: 'Accepted' }],
    [from + 6, 'station', id(7), 'TransactionEvent', event(from + 6, 'Ended', 2, 'RemoteStop'), {}],
    [from + 7, 'csms', id(8), 'SetDisplayMessage', { message: { id: 1 } }, {}, 'FormatViolation'],
  ]);
}

/** OCPP 2.1: the two new kinds of messages, unconfirmed `SEND` and `CALLRESULTERROR`. */
export function session21(station: string): readonly Said[] {
  const at = start;
  const stream = { id: 1, pending: 0, basetime: iso(0), data: [{ t: 1, v: '230.1' }] };
  const streamed = JSON.stringify([6, uuid(71), 'NotifyPeriodicEventStream', stream]);
  const refused = JSON.stringify([5, uuid(2), 'FormationViolation', 'unreadable', {}]);
  const other = { station, kind: 'other' } as const;
  return [
    ...session201(station).slice(0, 4),
    {
      ...other,
      at: at + 2000,
      from: 'station',
      id: uuid(71),
      action: 'NotifyPeriodicEventStream',
      payload: stream,
      text: streamed,
    },
    { ...other, at: at + 3000, from: 'station', id: uuid(2), action: 'StatusNotification', payload: {}, text: refused },
  ];
}

/** Two stations whose lines run into each other. */
export function interleaved(one: readonly Said[], other: readonly Said[]): readonly Said[] {
  return [...one, ...other.map((said) => ({ ...said, at: said.at + 40 }))].toSorted((a, b) => a.at - b.at);
}

/** What a log can tell of times: to the millisecond, to the second, nothing. */
export type TimeGrain = 'ms' | 's' | 'none';

function isAsked(messages: readonly Said[], said: Said): boolean {
  return (
    said.kind === 'call' ||
    messages.some(({ kind, id, station }) => kind === 'call' && id === said.id && station === said.station)
  );
}

/** The truth about a conversation, as far as a dialect writes it down. */
export function truthOf(
  messages: readonly Said[],
  { time = 'ms', station = true }: { readonly time?: TimeGrain; readonly station?: boolean },
): readonly Truth[] {
  return messages.map((said) => ({
    kind: said.kind,
    id: said.id,
    // An answer has the action of its request, as long as that is in the log.
    ...(said.kind === 'other' || !isAsked(messages, said) ? {} : { action: said.action }),
    direction: said.from === 'station' ? 'station-to-csms' : 'csms-to-station',
    station: station ? said.station : null,
    epochMs: time === 'none' ? null : time === 's' ? Math.floor(said.at / 1000) * 1000 : said.at,
    state: 'whole',
    payload: said.payload,
  }));
}
