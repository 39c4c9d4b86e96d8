import { readJson } from '../base/json-reader.ts';
import type { DirectionLabel, FrameKind, FrameRecord } from '../model/frame.ts';
import type { Timestamp } from '../model/timestamp.ts';
import { initiatorOf, isOcppAction } from '../ocpp/actions.ts';
import { positionOnly } from '../time/read-timestamp.ts';
import { longTextCell, textCell } from './cell-values.ts';
import type { Cell, DatabaseContext } from './dialect.ts';
import { directionLabel } from './message-frame.ts';
import type { RoleRow } from './role-rows.ts';
import type { MessageMapping, MessageRole } from './table-mapping.ts';

/*
 * Logs of backends that keep an action and a payload instead of the message: `message_type = CALL, action = StartTransaction, payload = {...}`, or request and
 * answer in one row. What a row tells becomes described messages: the payload is the one that was sent, the envelope around it is ours.
 */

const messageTypes = { call: 2, result: 3, error: 4 } as const satisfies Readonly<Partial<Record<FrameKind, number>>>;
type Told = keyof typeof messageTypes;

/** What a cell says about the kind of a message; `null` when it says nothing of that. */
export function messageKindOf(cell: Cell): Told | null {
  const word = (textCell(cell) ?? '').toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  if (/^(?:2|call|req|request|requests)$/.test(word)) return 'call';
  if (/^(?:3|callresult|result|res|resp|response|conf|confirmation|answer|reply)$/.test(word)) return 'result';
  return /^(?:4|callerror|error|err)$/.test(word) ? 'error' : null;
}

const actionName = /^[A-Za-z][A-Za-z0-9]{2,63}$/;

/** `StartTransactionRequest` and `StartTransaction.conf` name the action and the side. */
function actionIn(text: string): { readonly action: string; readonly side: string | null } {
  const written = /^(.{3,64}?)[ ._]?(Request|Response|Req|Conf|Confirmation|Result)?$/i.exec(text.trim());
  return { action: written?.[1] ?? '', side: written?.[2] ?? null };
}

/** Whether a text names a message of OCPP. */
export function isAction(text: string): boolean {
  return text.length < 80 && isOcppAction(actionIn(text).action);
}

/** The payload's text when it is an object of JSON. */
function payloadOf(cell: Cell): string | null {
  const text = longTextCell(cell)?.trim() ?? '';
  if (!text.startsWith('{')) return null;
  const document = readJson(text);
  return document.ok && document.value.root.kind === 'object' ? text : null;
}

/** Who sends a request of this action; the word of the log counts where the action leaves it open. */
function senderOf(action: string, label: DirectionLabel): DirectionLabel {
  const initiator = initiatorOf(action);
  if (initiator === 'csms') return 'csms-to-station';
  return initiator === 'station' ? 'station-to-csms' : label;
}

const opposite: Readonly<Record<DirectionLabel, DirectionLabel>> = {
  'station-to-csms': 'csms-to-station',
  'csms-to-station': 'station-to-csms',
  sent: 'received',
  received: 'sent',
  unknown: 'unknown',
};

/** The messages that a row tells of; none when it names no action or holds no payload. */
export function describedFrames(
  row: RoleRow<MessageRole>,
  mapping: MessageMapping,
  context: DatabaseContext,
  storedAt: Timestamp | null | undefined,
): readonly FrameRecord[] {
  const { action, side } = actionIn(textCell(row.cell('action')) ?? '');
  if (!actionName.test(action)) return [];
  const kind = messageKindOf(row.cell('kind')) ?? messageKindOf(side) ?? 'call';
  const payload = payloadOf(row.cell('message'));
  const answer = payloadOf(row.cell('answer'));
  const said = directionLabel(textCell(row.cell('direction')));
  const asked = senderOf(action, kind === 'call' ? said : opposite[said]);
  const place = row.at ?? context.locate?.(mapping.table, row.rowId) ?? { offset: 0, length: 0 };
  const frame = (told: Told, text: string): FrameRecord => ({
    record: 'frame',
    kind: told,
    messageTypeId: messageTypes[told],
    uniqueId: textCell(row.cell('uniqueId')) ?? `${mapping.table}-${row.rowId}`,
    action,
    errorCode: told === 'error' ? (textCell(row.cell('errorCode')) ?? 'GenericError') : null,
    errorDescription: null,
    payload: { at: 'text', text },
    state: 'described',
    repairs: [],
    label: told === 'call' ? asked : opposite[asked],
    station: textCell(row.cell('station')) ?? context.station,
    loggedAt: storedAt ?? positionOnly,
    evidence: { kind: 'bytes', sourceId: context.sourceId, ...place, line: null },
  });
  return [...(payload === null ? [] : [frame(kind, payload)]), ...(answer === null ? [] : [frame('result', answer)])];
}
