import { memberOf } from '../base/json-reader.ts';
import type { JsonNode, JsonObject } from '../base/json-reader.ts';
import type { DatabaseRecord } from '../model/database-record.ts';
import type { Timestamp } from '../model/timestamp.ts';
import type { MicroOcppContext } from './micro-ocpp.ts';

/*
 * Transactions of MicroOcpp for OCPP 2.0.1: a file for each event, `tx201-EVSE-NUMBER-SEQUENCE.json`, with what is known of the transaction by then (`tx`) and the event that it waits to
 * send (`txEvent`). All files of one transaction meet in one session by its id.
 */

/** Whether a document is such a file. */
export function isTransaction2(root: JsonObject): boolean {
  const transaction = memberOf(root, 'tx');
  return transaction?.kind === 'object' && textIn(transaction, 'txId') !== null;
}

function textIn(object: JsonNode | undefined, ...path: readonly string[]): string | null {
  let node: JsonNode | undefined = object;
  for (const name of path) node = node?.kind === 'object' ? memberOf(node, name) : undefined;
  if (node?.kind === 'string') return node.value === '' ? null : node.value.slice(0, 2_000);
  return node?.kind === 'number' ? node.text : null;
}

export function transaction2Of(
  root: JsonObject,
  { station, fileName, evidence }: MicroOcppContext,
  timeOf: (text: string | null) => Timestamp | null,
): DatabaseRecord {
  const transaction = memberOf(root, 'tx');
  const event = memberOf(root, 'txEvent');
  // an event of which no other is said is an update
  const ended = textIn(event, 'eventType') === 'Ended';
  const inName = /(?:^|\/)tx201-(\d{1,4})-(\d{1,6})-\d{1,6}\.\w{1,5}$/.exec(fileName);
  const evse = textIn(event, 'evse', 'id') ?? inName?.[1] ?? null;
  return {
    record: 'transaction-row',
    station,
    localId: inName === null ? null : `${Number(inName[1])}-${Number(inName[2])}`,
    transactionId: textIn(transaction, 'txId'),
    connector: evse === null ? null : Number(evse),
    idTagStart: textIn(transaction, 'idToken', 'idToken'),
    idTagStop: textIn(transaction, 'stopIdToken', 'idToken'),
    parentIdTag: null,
    startedAt: timeOf(textIn(transaction, 'startTimestamp')) ?? timeOf(textIn(transaction, 'beginTimestamp')),
    stoppedAt: ended ? timeOf(textIn(event, 'timestamp')) : null,
    meterStartWh: null,
    meterStopWh: null,
    meterLastWh: null,
    meterLastAt: null,
    reason: textIn(transaction, 'stoppedReason'),
    acknowledged: null,
    startMessageId: null,
    stopMessageId: null,
    evidence: evidence(root),
  };
}
