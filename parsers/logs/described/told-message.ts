import { trimmedEnd } from '../../base/trim-end.ts';
import type { DirectionLabel, FrameKind } from '../../model/frame.ts';
import { initiatorOf, knownActions } from '../../ocpp/actions.ts';
import { messageFields16 } from '../../ocpp/messages-16.ts';
import { directionFromWords } from '../direction-markers.ts';
import { readLiteral } from './literal-text.ts';

/*
 * Lines that tell a message in words of their own (research P19): what the words say, line by line. Nothing here remembers anything; answers and
 * payloads on further lines are put together by `described-messages.ts`.
 */

/** A message as one stretch of text tells it; `payload` is JSON text, `null` when it may stand on a further line. */
export interface ToldMessage {
  readonly kind: Extract<FrameKind, 'call' | 'result' | 'error'>;
  readonly action: string;
  /** Where the text names one (Python's repr). */
  readonly id: string | null;
  readonly payload: string | null;
  readonly label: DirectionLabel;
  readonly errorCode: string | null;
}

/** `'open'`: the text ends within the payload. */
export type Telling = ToldMessage | 'open' | undefined;

const names = [...knownActions].sort((a, b) => b.length - a.length).join('|');
/** An action's name as a word, with what libraries hang on it. */
export const actionHint = `(?<![\\w"'/.:-])(?:call(?:_result)?\\.)?(?:${names})(?![a-z])`;
const told = new RegExp(
  `(?<![\\w"'/:-])(?:call\\.|call_result\\.)?(${names})(Request|Req|Response|Resp|Result|Confirmation|Conf|Payload)?(?:\\.(req|conf|request|response))?(?![\\w])`,
);
/** Between the action's name and its payload: words without brackets. */
const between =
  /^(?:[^{}[\]()=:\n]{0,60}?(?:payload|params|data|body)?\s{0,4}(?:[:=]|=>|->|<-|,|-)?\s{0,4}){0,3}(?:(?:QJsonObject|QJsonDocument|QVariantMap)\(\s{0,4})?(?=\{)/;
const keywords =
  /^(?:\s{0,2}(?:received|sent|request|response|call|from \S{1,64}|with|payload)?\s{0,2}[:(-]?\s{0,2}){1,3}(?=[a-zA-Z_]\w{1,40}=)/;
const answering = /^(?:Response|Resp|Result|Confirmation|Conf|conf|response)$/;
const answeringWords = /\b(?:response|answer(?:ed)?|reply|replied|confirmation|conf|result|respond(?:ing|ed)?)\b/i;

/** Names of the members at the top of a JSON object. */
function keysOf(json: string): readonly string[] {
  const parsed: unknown = JSON.parse(json);
  return typeof parsed === 'object' && parsed !== null ? Object.keys(parsed) : [];
}

/** Which of request and answer the members are those of; `undefined` when both or neither would fit as well. */
function kindByFields(action: string, json: string): 'call' | 'result' | undefined {
  const fields = messageFields16(action);
  if (fields === undefined) return undefined;
  const keys = keysOf(json);
  const fit = (side: 'request' | 'response') =>
    keys.filter((key) => fields[side].some(({ name }) => name === key)).length;
  const asked = fit('request');
  const answered = fit('response');
  if (asked !== answered) return asked > answered ? 'call' : 'result';
  const required = (side: 'request' | 'response') => fields[side].some((field) => field.required);
  // An empty one is the side that may be empty.
  if (keys.length === 0 && required('request') !== required('response')) return required('request') ? 'result' : 'call';
  return undefined;
}

/** Who must have sent it, if the label says so. */
function kindByDirection(action: string, label: DirectionLabel): 'call' | 'result' | undefined {
  const initiator = initiatorOf(action);
  if (initiator !== 'station' && initiator !== 'csms') return undefined;
  if (label !== 'station-to-csms' && label !== 'csms-to-station') return undefined;
  return (initiator === 'station') === (label === 'station-to-csms') ? 'call' : 'result';
}

const repr =
  /<(Call|CallResult|CallError) - unique_id=([^,\s]{1,255}), (?:action=(\w{1,64}), payload=|error_code=(\w{1,64}), [^{}]{0,400}error_details=)(?=\{)/;

/** `<Call - unique_id=.., action=.., payload={..}>` of mobilityhouse/ocpp. */
export function readRepr(text: string): Telling {
  const match = repr.exec(text);
  if (match === null) return undefined;
  const [whole, type, id = '', written = 'None', errorCode = null] = match;
  const payload = readLiteral(text, match.index + whole.length, false);
  if (payload === undefined || payload === 'open') return payload;
  const action = written === 'None' ? '' : written;
  const kind = type === 'Call' ? 'call' : type === 'CallResult' ? 'result' : 'error';
  return { kind, action, id, payload: payload.json, label: directionFromWords(text.slice(0, match.index)), errorCode };
}

/** Qt prints an object without members without braces. */
const emptyQt = /\b(?:QJsonObject|QVariantMap)\(\)/g;

/** An action's name with its payload, or alone. `marked` is the direction that the line's prefix tells. */
export function readAction(written: string, marked: DirectionLabel): Telling {
  const text = written.includes('()') ? written.replaceAll(emptyQt, '{}') : written;
  const match = told.exec(text);
  const action = match?.[1];
  if (match === null || action === undefined) return undefined;
  const suffix = match[2] ?? match[3] ?? '';
  const rest = match.index + match[0].length;
  const words = between.exec(text.slice(rest, rest + 240)) ?? keywords.exec(text.slice(rest, rest + 240));
  const before = text.slice(0, rest + (words?.[0].length ?? 0));
  const label = marked === 'unknown' ? directionFromWords(before) : marked;
  const kindOf = (json: string): 'call' | 'result' => {
    if (answering.test(suffix)) return 'result';
    if (suffix !== '' && suffix !== 'Payload') return 'call';
    const sure = kindByFields(action, json) ?? kindByDirection(action, label);
    return sure ?? (answeringWords.test(before) ? 'result' : 'call');
  };
  if (words === null) {
    // `got Authorize`: the payload may come on the next line.
    const announced = marked !== 'unknown' || /\b(?:got|received?|recv|sent|send|sending|request|call)\b/i.test(before);
    const alone = announced && /^\s{0,8}[:=-]?\s{0,8}$/.test(text.slice(rest));
    if (!alone) return undefined;
    return {
      kind: answering.test(suffix) ? 'result' : 'call',
      action,
      id: null,
      payload: null,
      label,
      errorCode: null,
    };
  }
  const at = rest + words[0].length;
  const payload = readLiteral(text, at, text.charAt(at) !== '{');
  if (payload === undefined || payload === 'open') return payload;
  return { kind: kindOf(payload.json), action, id: null, payload: payload.json, label, errorCode: null };
}

const answerLine =
  /^\W{0,8}(?:res(?:ponse|ult|p)?|reply|answer|conf(?:irmation)?|return(?:s|ed|ing)?|output|<=|=>|->|<-)[^{}[\]"'\n]{0,40}(?=\{)/i;
const valueLine = /^\W{0,8}(?:[\w. ]{1,40}\s{0,4}[:=]\s{0,4})?(?=\{)/;

/** A line that only holds the answer to what stands above, or the payload of the action named above: JSON text, or `open` when it goes on. */
export function readPayloadLine(text: string, of: 'answer' | 'payload'): string | undefined {
  const match = (of === 'answer' ? answerLine : valueLine).exec(text);
  if (match === null) return undefined;
  const payload = readLiteral(text, match[0].length, false);
  return payload === undefined || payload === 'open' ? payload : payload.json;
}

const statusWords: readonly (readonly [RegExp, string])[] = [
  [/^suspended[ _-]?evse\b/i, 'SuspendedEVSE'],
  [/^suspended[ _-]?ev\b/i, 'SuspendedEV'],
  ...(
    ['Available', 'Preparing', 'Charging', 'Finishing', 'Reserved', 'Unavailable', 'Faulted', 'Occupied'] as const
  ).map((word) => [new RegExp(`^${word}\\b`, 'i'), word] as const),
];
const connectorWord =
  '(?:connector|port|outlet|evse|gun|plug|socket|connectorid|ladepunkt|ladeanschluss|anschluss|stecker|konnektor|buchse|steckdose|laadpunt|stekker|connecteur|prise)';
const stateWord = '(?:status|state|zustand)';
const connectorStatus = new RegExp(
  `\\b${connectorWord}(?:[ _-]?(?:id|no\\.?|nr\\.?))?[ ]?[#:=]?[ ]?(\\d{1,2})\\b[^\\n]{0,24}?\\b${stateWord}\\b(?:[ ]?(?:is|now|changed|change|set|new|from \\w{1,20}|to|ist|jetzt|neu|von \\w{1,20}|auf|:|=|->|=>|[,"']))*[ ]{0,4}["']?([A-Za-z][A-Za-z _-]{4,20})`,
  'i',
);
const statusConnector = new RegExp(
  `\\b(?:[Ss]tatus|STATUS|[Ss]tate|Zustand)\\b(?:[ ]?(?:is|now|changed|set|new|to|ist|jetzt|neu|:|=|->|=>|["']))*[ ]{0,4}["']?([A-Z][A-Za-z]{4,15})\\b[^\\n]{0,16}?\\(?\\b(?:connector|port|outlet|evse|Connector|EVSE|Ladepunkt|Anschluss|Stecker)(?:Id|[ _-]?id)?[ ]?[#:=]?[ ]?(\\d{1,2})\\b`,
);
/** Finds what may be a status line; tested before a line is decoded. */
export const statusHint = '(?:[Ss]tatus|STATUS|[Ss]tate|Zustand)\\b';

/** The state of a connector in words (research K25), as the notification that it stands for. */
export function readStatusWords(text: string): ToldMessage | undefined {
  const first = connectorStatus.exec(text);
  const second = first === null ? statusConnector.exec(text) : null;
  const [connector, written] = first === null ? [second?.[2], second?.[1]] : [first[1], first[2]];
  if (connector === undefined || written === undefined) return undefined;
  const status = statusWords.find(([pattern]) => pattern.test(written))?.[1];
  if (status === undefined) return undefined;
  const payload = JSON.stringify({ connectorId: Number(connector), status });
  return { kind: 'call', action: 'StatusNotification', id: null, payload, label: 'station-to-csms', errorCode: null };
}

const securityEvents =
  /"type"\s{0,4}:\s{0,4}"(?:FirmwareUpdated|FailedToAuthenticateAtC\w{1,20}|C\w{1,20}FailedToAuthenticate|SettingSystemTime|StartupOfTheDevice|ResetOrReboot|SecurityLogWasCleared|ReconfigurationOfSecurityParameters|MemoryExhaustion|InvalidMessages|AttemptedReplayAttacks|TamperDetectionActivated|InvalidFirmwareSign\w{1,30}|Invalid\w{1,24}Certificate|InvalidTLS\w{1,20}|MaintenanceLogin\w{1,10})"/;
/** Finds lines of a security log. */
export const securityHint = '"type"\\s{0,4}:\\s{0,4}"[A-Z][A-Za-z]{6,50}"';

/** A line of a security log (EVerest `.security.log`): the notification without its frame. */
export function readSecurityLine(text: string): ToldMessage | undefined {
  const at = text.indexOf('{');
  if (at < 0 || !securityEvents.test(text)) return undefined;
  const payload = readLiteral(text, at, false);
  if (payload === undefined || payload === 'open' || !keysOf(payload.json).includes('timestamp')) return undefined;
  return {
    kind: 'call',
    action: 'SecurityEventNotification',
    id: null,
    payload: payload.json,
    label: 'station-to-csms',
    errorCode: null,
  };
}

const member =
  /^[\s{,]{0,16}'(?:\w{1,40})'\s{0,4}:\s{0,4}(?:'[^'\n]{0,300}'|"[^"\n]{0,300}"|-?\d{1,20}(?:\.\d{1,10})?|None|True|False)\s{0,4},?/;

/** Whether a line is one of a list of `'name': value` (GreenFlux manual 8.1 to 8.3), possibly several on it. */
export function isMemberLine(text: string): boolean {
  return member.test(text);
}

/** The notification that such lines make; `undefined` when they make none. */
export function readMemberLines(text: string): ToldMessage | undefined {
  const inner = text.replace(/^[\s{,]+/, '');
  const body = trimmedEnd(inner, /[\s,}]/);
  const payload = readLiteral(`{${body}}`, 0, false);
  if (payload === undefined || payload === 'open') return undefined;
  const keys = keysOf(payload.json);
  if (!['status', 'errorCode', 'connectorId'].every((key) => keys.includes(key))) return undefined;
  return {
    kind: 'call',
    action: 'StatusNotification',
    id: null,
    payload: payload.json,
    label: 'station-to-csms',
    errorCode: null,
  };
}
