import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { evaluateFindings } from '../../../parsers/findings/evaluate-findings.ts';
import { everyMessage } from '../../../parsers/findings/looks-at.ts';
import type { CaseView } from '../../../parsers/findings/finding-rule.ts';
import { findingRules } from '../../../parsers/findings/index.ts';
import { createConfigurationFold } from '../../../parsers/ocpp/configuration-in-frame.ts';
import type { CorrelatedFrame } from '../../../parsers/model/frame.ts';
import { createSessionFold } from '../../../parsers/sessions/session-fold.ts';
import { createStatusFold } from '../../../parsers/sessions/status-history.ts';
import { transactionRow } from '../builders/case-view.ts';

/*
 * Payloads come from files of strangers: whatever they hold, folds and rules give an answer and never fail. Members have the names that the
 * code reads, values are of any kind.
 */

const actions = [
  'StartTransaction',
  'StopTransaction',
  'MeterValues',
  'TransactionEvent',
  'StatusNotification',
  'Authorize',
  'RemoteStartTransaction',
  'RemoteStopTransaction',
  'BootNotification',
  'Heartbeat',
  'TriggerMessage',
  'GetConfiguration',
  'FirmwareStatusNotification',
];
const words = [
  '-1',
  '0',
  '7',
  '1e400',
  '-5.5e-300',
  'Accepted',
  'Faulted',
  'Charging',
  '1970-01-01T00:00:00Z',
  '2025-03-01T10:00:00Z',
  'Transaction.Begin',
  'Wh',
  'kWh',
  'SignedData',
  '__proto__',
  'constructor',
];
const leaf = fc.oneof(
  fc.constantFrom(...words),
  fc.integer({ min: -5, max: 50_000 }),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.string({ maxLength: 8 }),
);
const names = [
  'connectorId',
  'evseId',
  'evse',
  'id',
  'transactionId',
  'transactionInfo',
  'idTag',
  'idToken',
  'idTagInfo',
  'status',
  'connectorStatus',
  'errorCode',
  'vendorErrorCode',
  'info',
  'timestamp',
  'meterStart',
  'meterStop',
  'meterValue',
  'values',
  'value',
  'sampledValue',
  'transactionData',
  'measurand',
  'unit',
  'unitOfMeasure',
  'multiplier',
  'context',
  'format',
  'reason',
  'eventType',
  'seqNo',
  'chargingState',
  'interval',
  'currentTime',
  'requestedMessage',
  'configurationKey',
  'key',
];
const payload = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...names), tie('value'), { maxKeys: 8 }),
  ),
})).value;

const frame = fc.record({
  action: fc.option(fc.constantFrom(...actions), { nil: null }),
  kind: fc.constantFrom('call', 'call', 'result', 'error', 'other'),
  station: fc.constantFrom('A', 'B', null),
  connector: fc.constantFrom(null, 0, 1, 2),
  transactionId: fc.constantFrom(null, '-1', '0', '7'),
  answers: fc.option(fc.nat(30), { nil: null }),
  ms: fc.option(fc.integer({ min: -10, max: 40_000_000 }), { nil: null }),
  direction: fc.constantFrom('station-to-csms', 'csms-to-station', 'unknown'),
  payload,
});

it('any payload is folded and judged without failing', () => {
  const survives = fc.property(fc.array(frame, { maxLength: 30 }), fc.string({ maxLength: 5 }), (parts, cell) => {
    const frames = parts.map(
      (part, frameId): CorrelatedFrame => ({
        frameId,
        kind: part.kind,
        messageTypeId: 2,
        uniqueId: `u${frameId % 5}`,
        action: part.action,
        errorCode: null,
        errorDescription: null,
        state: 'whole',
        direction: part.direction,
        labelContradicted: false,
        station: part.station,
        connector: part.connector,
        transactionId: part.transactionId,
        answerToFrameId: part.answers,
        latencyMs: null,
        loggedAt: { text: '', epochMs: part.ms === null ? null : 1_740_787_200_000 + part.ms, quality: 'offset-given' },
        evidence: { kind: 'bytes', sourceId: 1, offset: frameId, length: 1, line: null },
      }),
    );
    const configuration = createConfigurationFold();
    const sessions = createSessionFold();
    const status = createStatusFold();
    for (const item of frames) {
      sessions.frame(item, parts[item.frameId]?.payload);
      status.frame(item, parts[item.frameId]?.payload);
    }
    const configured = frames
      .flatMap((item) => configuration.frame(item, parts[item.frameId]?.payload))
      .map((record, id) => ({ id, record }));
    const row = transactionRow({ transactionId: '7', meterStartWh: cell, meterStopWh: '5' });
    sessions.databaseRecord(row);
    const statusHistory = status.finish();
    const view: CaseView = {
      frames: (looksAt = everyMessage) => frames.filter(({ kind, action }) => looksAt(kind, action)),
      earliest: (frameIds) => frames.find(({ frameId }) => frameIds.includes(frameId)),
      some: (frameIds) => frames.filter(({ frameId }) => frameIds.includes(frameId)),
      evidenceOf: (frameId) => frames.find((frame) => frame.frameId === frameId)?.evidence ?? null,
      payloadOf: (frameId) => parts[frameId]?.payload ?? null,
      events: [],
      databaseRecords: [row],
      configuration: () => new Map([['A', configured]]),
      sessions: sessions.finish(statusHistory).sessions,
      statusHistory,
      judgedValues: [],
      transactionVerdicts: [],
      publicKeys: [],
      coverage: [{ station: 'A', fromMs: 1_740_787_200_000, toMs: 1_740_827_200_000 }],
      incompleteStores: [],
    };
    const ids = view.sessions.map(({ id }) => id);
    return (
      new Set(ids).size === ids.length && evaluateFindings(findingRules, view, {}).every(({ rule }) => rule !== '')
    );
  });
  expect(fc.check(survives, { numRuns: 500 }).counterexample).toBeNull();
});
