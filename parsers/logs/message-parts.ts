import { isOcppAction } from '../ocpp/actions.ts';
import { messageTypeFromField } from './record-words.ts';
import { messageInText, type RecordMessage } from './record-frame.ts';

/** What the fields of a record say of a message that stands in no array; texts as written, empty where a field is missing. */
export interface MessageParts {
  readonly type: string;
  readonly id: string;
  readonly action: string;
  /** JSON text. */
  readonly payload: string;
  readonly errorCode: string;
  readonly errorDescription: string;
}

const isObject = (text: string): boolean => /^\s*\{/.test(text);

/** The type of a message by what a record has of it, where no field names it. */
function typeOf({ type, action, payload, errorCode, id }: MessageParts): number | undefined {
  const named = messageTypeFromField(type);
  if (named !== undefined) return named;
  if (type !== '' && id === '') return undefined;
  if (errorCode !== '') return 4;
  if (isOcppAction(action)) return 2;
  return action === '' && id !== '' && isObject(payload) && type === '' ? 3 : undefined;
}

/**
 * A message told in fields of their own (research K19, K32, K34 without `raw`): read as the array that it stands for. `undefined` when the
 * fields do not make one.
 */
export function messageFromParts(parts: MessageParts): RecordMessage | undefined {
  const type = typeOf(parts);
  if (type === undefined || parts.id === '') return undefined;
  const { action, errorCode, errorDescription } = parts;
  const payload = parts.payload.trim() === '' ? '{}' : parts.payload;
  const head = `[${type},${JSON.stringify(parts.id)}`;
  switch (type) {
    case 3:
      return messageInText(`${head},${payload}]`);
    case 4:
    case 5:
      return messageInText(
        `${head},${JSON.stringify(errorCode)},${JSON.stringify(errorDescription)},${isObject(payload) ? payload : '{}'}]`,
      );
    default:
      return messageInText(`${head},${JSON.stringify(action)},${payload}]`);
  }
}

/**
 * A message of which the record tells action and payload, but no id (research K31 with payloads only). `id` ties request and answer of one record
 * together; it is ours and not the log's, which the state `described` says.
 */
export function describedMessage(
  kind: 'call' | 'result',
  action: string,
  payload: string,
  id: string,
): RecordMessage | undefined {
  if (!isOcppAction(action) || !isObject(payload)) return undefined;
  const head = kind === 'call' ? `[2,${JSON.stringify(id)},${JSON.stringify(action)}` : `[3,${JSON.stringify(id)}`;
  const message = messageInText(`${head},${payload}]`);
  return message === undefined || message.problem !== null ? undefined : { ...message, state: 'described', before: '' };
}
