import { queryObjects } from 'node:v8';
import { expect, it } from 'vitest';
import { startFindings } from '../../../parsers/findings/evaluate-findings.ts';
import { findingRules } from '../../../parsers/findings/index.ts';
import type { EvidenceRef } from '../../../parsers/model/evidence.ts';
import type { CorrelatedFrame } from '../../../parsers/model/frame.ts';
import { createSessionFold } from '../../../parsers/sessions/session-fold.ts';
import { createStatusFold } from '../../../parsers/sessions/status-history.ts';

const beganMs = Date.UTC(2025, 2, 1);

/** Where a message stands; a class, so that those which somebody still holds can be counted. */
class Place {
  readonly kind = 'bytes';
  readonly sourceId = 1;
  readonly length = 100;
  readonly line: number;
  readonly offset: number;

  constructor(frameId: number) {
    this.line = frameId;
    this.offset = frameId * 100;
  }
}

/** A request a second: some rules remember a line of every ten minutes. */
function atOf(frameId: number): number {
  return beganMs + Math.floor(frameId / 2) * 1_000;
}

function frame(
  frameId: number,
  kind: 'call' | 'result',
  action: string,
  transactionId: string | null,
): CorrelatedFrame {
  const evidence: EvidenceRef = new Place(frameId);
  // Each answer comes a tenth of a second after its request.
  const epochMs = atOf(frameId) + (frameId % 2) * 100;
  return {
    frameId,
    kind,
    messageTypeId: kind === 'call' ? 2 : 3,
    uniqueId: String(Math.floor(frameId / 2)),
    action,
    errorCode: null,
    errorDescription: null,
    state: 'whole',
    direction: kind === 'call' ? 'station-to-csms' : 'csms-to-station',
    labelContradicted: false,
    station: 'CP1',
    connector: 1,
    transactionId,
    answerToFrameId: kind === 'call' ? null : frameId - 1,
    latencyMs: kind === 'call' ? null : 100,
    loggedAt: { text: '', epochMs, quality: 'offset-given' },
    evidence,
  };
}

function timeOf(frameId: number): string {
  return new Date(atOf(frameId)).toISOString();
}

/** One message of an everyday session that goes on for ever, and its answer. */
type Message = (frameId: number) => { readonly action: string; readonly payload: unknown; readonly reply: unknown };

const samplesOf = (frameId: number): unknown => [
  {
    timestamp: timeOf(frameId),
    sampledValue: [
      { value: String(1_000 + frameId), measurand: 'Energy.Active.Import.Register', unit: 'Wh' },
      { value: '7000', measurand: 'Power.Active.Import', unit: 'W' },
      ...['L1', 'L2', 'L3'].map((phase) => ({ value: '10.1', measurand: 'Current.Import', unit: 'A', phase })),
      { value: String(Math.min(99, Math.floor(frameId / 500))), measurand: 'SoC', unit: 'Percent' },
    ],
  },
];

const everyday: Readonly<Record<string, Message>> = {
  'MeterValues of 1.6': (frameId) => ({
    action: 'MeterValues',
    payload: { connectorId: 1, transactionId: 7, meterValue: samplesOf(frameId) },
    reply: {},
  }),
  'TransactionEvents of 2.x': (frameId) => ({
    action: 'TransactionEvent',
    payload: {
      eventType: 'Updated',
      triggerReason: 'MeterValuePeriodic',
      seqNo: frameId / 2,
      timestamp: timeOf(frameId),
      transactionInfo: { transactionId: '7', chargingState: 'Charging' },
      evse: { id: 1 },
      meterValue: samplesOf(frameId),
    },
    reply: {},
  }),
  'TransactionEvents of 2.x with a card in each': (frameId) => ({
    action: 'TransactionEvent',
    payload: {
      eventType: 'Updated',
      triggerReason: 'MeterValuePeriodic',
      seqNo: frameId / 2,
      timestamp: timeOf(frameId),
      transactionInfo: { transactionId: '7', chargingState: 'Charging' },
      evse: { id: 1 },
      idToken: { idToken: 'A', type: 'ISO14443' },
      meterValue: samplesOf(frameId),
    },
    reply: { idTokenInfo: { status: 'Accepted' } },
  }),
  'TransactionEvents of 2.x whose power changes': (frameId) => ({
    action: 'TransactionEvent',
    payload: {
      eventType: 'Updated',
      triggerReason: 'ChargingRateChanged',
      seqNo: frameId / 2,
      timestamp: timeOf(frameId),
      transactionInfo: { transactionId: '7', chargingState: 'Charging' },
      evse: { id: 1 },
      idToken: { idToken: 'A', type: 'ISO14443' },
      meterValue: samplesOf(frameId),
    },
    reply: {},
  }),
  'StatusNotifications that say the same': (frameId) => ({
    action: 'StatusNotification',
    payload: { connectorId: 1, errorCode: 'NoError', status: 'Charging', timestamp: timeOf(frameId) },
    reply: {},
  }),
  'StatusNotifications of a fault that say the same': (frameId) => ({
    action: 'StatusNotification',
    payload: { connectorId: 1, errorCode: 'GroundFailure', status: 'Faulted', timestamp: timeOf(frameId) },
    reply: {},
  }),
  'StatusNotifications of 2.x that say the same': (frameId) => ({
    action: 'StatusNotification',
    payload: { evseId: 1, connectorId: 1, connectorStatus: 'Occupied', timestamp: timeOf(frameId) },
    reply: {},
  }),
  DataTransfer: (frameId) => ({
    action: 'DataTransfer',
    payload: { vendorId: 'V', messageId: 'signal', data: String(frameId) },
    reply: { status: 'Accepted' },
  }),
  'DataTransfer that nobody knows': (frameId) => ({
    action: 'DataTransfer',
    payload: { vendorId: 'V', messageId: 'signal', data: String(frameId) },
    reply: { status: 'UnknownVendorId' },
  }),
  NotifyEvent: (frameId) => ({
    action: 'NotifyEvent',
    payload: {
      generatedAt: timeOf(frameId),
      seqNo: 0,
      eventData: [
        {
          eventId: frameId,
          timestamp: timeOf(frameId),
          trigger: 'Periodic',
          actualValue: String(frameId),
          eventNotificationType: 'CustomMonitor',
          component: { name: 'Connector', evse: { id: 1 } },
          variable: { name: 'Temperature' },
        },
      ],
    },
    reply: {},
  }),
  'NotifyEvent of one alert again and again': (frameId) => ({
    action: 'NotifyEvent',
    payload: {
      generatedAt: timeOf(frameId),
      seqNo: 0,
      eventData: [
        {
          eventId: frameId,
          timestamp: timeOf(frameId),
          trigger: 'Alerting',
          actualValue: 'true',
          eventNotificationType: 'HardWiredNotification',
          component: { name: 'Connector', evse: { id: 1 } },
          variable: { name: 'Overheated' },
        },
      ],
    },
    reply: {},
  }),
  Heartbeats: (frameId) => ({ action: 'Heartbeat', payload: {}, reply: { currentTime: timeOf(frameId) } }),
};

const start = {
  action: 'StartTransaction',
  payload: { connectorId: 1, idTag: 'A', meterStart: 1_000, timestamp: timeOf(0) },
  reply: { transactionId: 7, idTagInfo: { status: 'Accepted' } },
};

// House rule: memory grows with events, not with samples and heartbeats, of which a log has millions.
it.each(Object.entries(everyday))('nothing that rules and sessions remember grows with %s', (_name, message) => {
  const records = { payloadOf: () => null, evidenceOf: () => null, events: [], databaseRecords: [] };
  const pass = startFindings(findingRules, records, {});
  const sessions = createSessionFold();
  const status = createStatusFold();
  const take = (frameId: number, { action, payload, reply }: ReturnType<Message>): void => {
    const transactionId = action === 'Heartbeat' ? null : '7';
    for (const [taken, content] of [
      [frame(frameId, 'call', action, transactionId), payload],
      [frame(frameId + 1, 'result', action, transactionId), reply],
    ] as const) {
      const lane = sessions.frame(taken, content);
      status.frame(taken, content);
      pass.frame(taken, content, lane);
    }
  };
  take(0, start);
  for (let frameId = 2; frameId < 40_000; frameId += 2) take(frameId, message(frameId));
  expect(queryObjects(Place, { format: 'count' })).toBeLessThan(2_000);
  expect(pass).toBeDefined();
});
