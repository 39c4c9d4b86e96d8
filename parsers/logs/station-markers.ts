import { remembering } from './remembered-words.ts';

/*
 * Where loggers put the identity of the station before a frame (research P13): as a named value, before or behind the word for the direction, in
 * brackets, or alone between time and frame.
 */

/** Stations without another name have the address of their network card. */
const hardware = '(?:[\\da-fA-F]{2}:){5}[\\da-fA-F]{2}';
const identity = `(?:${hardware}|[\\w.@+*/#-]{1,64})`;
const named = new RegExp(
  `(?<![\\w./:])(?:charge_?box_?id(?:entity)?|charge_?point(?:_?id)?|charging_?station(?:_?id)?|charger(?:_?id)?|station(?:_?id)?|cp_?id|cp|client_?id|identity|device_?id|evse_?id)["']? ?[=:] ?["']?(${identity})`,
  'gi',
);
const verbs =
  'send(?:s|ing)?|sent|receiv(?:e|es|ed|ing)|recv|rcvd|got|incoming|outgoing|inbound|outbound|rx|tx|in|out|request|response|message|empfangen|empfange|gesendet|sende|eingehend|ausgehend|nachricht|ontvangen|verzonden|reçu|envoyé';
const arrows = '<{1,2}-{0,2}|-{0,2}>{1,2}|<=|=>|←|→|⬅|➡|📥|📤';
const stationWord =
  '(?:charge ?point|charging ?station|charger|station|client|cp|ladestation|ladepunkt|ladesäule|wallbox|laadstation|laadpaal|borne)';
const side =
  '(?:cp|cs|csms|cms|charge ?point|charging ?station|charger|station|central ?system|server|backend|proxy|gateway)';
const quoted = '["\'`\\[(]?';
const unquoted = '["\'`\\])]?';
/** `CP_7: receive message `, `left:send `. */
const beforeVerb = new RegExp(`(?<![\\w.@+*/#-]|::)(${identity}) ?: ?(?:${verbs})\\b[^:]{0,24}:? ?["']?$`, 'i');
/** `recv CP_7: `, `received JSON message from CP_7: `, `sent to CP_7 -> `. */
const behindVerb = new RegExp(
  `\\b(?:${verbs})\\b(?: [a-zäöü]{1,12}){0,4}? (from |to |for |von |an )?${quoted}(${identity})${unquoted} ?(?::|->|=>|-|>|<-|<=) ?["']?$`,
  'i',
);
const fromOrTo = new RegExp(
  `\\b(?:from|to|for|von|vom|an|van|aan) (?:(?:the |der |dem |die )?${stationWord} )?${quoted}(${identity})${unquoted}[ :=>-]{0,4}["']?$`,
  'i',
);
/** `ChargePoint 'CP1' received: `. */
const calledStation = new RegExp(
  `\\b${stationWord} ${quoted}(${identity})${unquoted}[ :,|-]{1,3}(?:${verbs}|${arrows})`,
  'i',
);
/** `[CP1] RX : `, `CP1 TX: `, `CP1 >> `, `CP1 [in] `, `[CP1] CP -> CSMS `. */
const phrase = `(?:\\(?(?:${verbs})\\b[^\\[\\]:]{0,24}|${side} ?(?:${arrows}|to) ?${side}|${arrows}|\\[in\\]|\\[out\\])`;
const bracketed = new RegExp(`\\[(${identity})\\][ :-]{0,3}${phrase}? ?:? ?["']?$`, 'i');
const bareBeforeVerb = new RegExp(
  `(?:^|[\\s|])["'\`]?(${identity})["'\`]?(?: ?\\|)? (?:(?:${verbs})\\b(?: (?:message|msg|frame|data|text|json|payload|packet|telegram|nachricht))?|${side} ?(?:${arrows}|to) ?${side}|${arrows}|\\[in\\]|\\[out\\]) ?:? ?["']?$`,
  'i',
);
/** `CP1 | >> Command sent payload: ` */
const beforeArrow = new RegExp(`(?:^|[\\s|])(${identity}) ?\\|? (?:<<|>>) [A-Za-z' ]{1,60}:? ?["']?$`);
/** `CP_17 -> CSMS `, `CSMS <- CP_17: `: beside a side that has a name. */
const backend = '(?:csms|cms|central ?system|server|backend|backoffice|zentrale)';
const besideBackend = new RegExp(
  `(?:^|[\\s|])["'\`\\[]?(?:(${identity})["'\`\\]]? ?(?:${arrows}) ?\\[?${backend}\\]?|${backend}\\]? ?(?:${arrows}) ?["'\`\\[]?(${identity})["'\`\\]]?) ?:? ?["']?$`,
  'i',
);
/** `recv CP_17 `, `sent to CP_17 `. */
const rightBehindVerb = new RegExp(`\\b(?:${verbs}) (?:from |to )?(${identity}) ["']?$`, 'i');
/** `📥 CP_17 `, `<- CP_17: `. */
const behindArrow = new RegExp(`(?:${arrows}) (${identity}) ?:? ?["']?$`);
/** A topic before a record that holds the message. */
const topic =
  /(?:^|\s)([\w./-]{4,80}\/(?:in|out|rx|tx|up|down|recv|send|sent|received|incoming|outgoing))["']?[ :=]{1,3}(?:\{"[\w-]{1,24}": ?)?["']?$/i;
/** Nothing but a name between time and frame (research K29). */
const alone = new RegExp(`^[\\s|,;:\\[\\]-]{0,6}(${identity})[\\s|,;:-]{1,4}["']?$`);

/** Words that stand where a name would and are none. */
const noNames =
  /^(?:sut|dut|octt|sende|sendet|gesendet|empfange|empfangen|eingehend|ausgehend|nachricht|meldung|bericht|telegramm|call|callresult|callerror|csms|cms|cs|cp|central_?system|server|backend|client|station|charger|chargepoint|websocket|ws|ocpp\S{0,6}|text|json|raw|message|msg|data|frame|request|response|reply|the|a|an|on|in|out|for|from|to|queue|type|kind|node|level|topic|event|method|action|direction|dir|state|status|url|path|host|port|log|logger|name|id|key|value|time|date|thread|task|module|function|class|trace|debug|info|warn|warning|error|fatal|critical|notice|verbose|com|user|inf|wrn|err|dbg|payload|body|packet|command|handle|handling|handled|process(?:ing|ed)?|pars(?:e|ing|ed)|rx|tx|recv|send|sent|received?|sending|receiving|sends|receives|incoming|outgoing|http\S{0,8}|null|none|undefined|true|false|main|root|mo|ao|mocpp|microocpp|in|out|stdout|stderr|socket|session|connection|charging)$/i;
/** A name of a station has a letter; a process id or a port has none. An address without its port will do. */
const hasLetter = /[A-Za-z]/;
const isHardware = new RegExp(`^${hardware}$`);
const address = /^\d{1,3}(?:\.\d{1,3}){3}$/;
/** A source file, a class, a level or a clock is no station. */
const notIdentity =
  /\.(?:c|cpp|cc|py|js|ts|go|java|kt|rs|cs|h)$|^[a-z_]+(?:\.[a-z_]+){1,8}$|^[A-Z][A-Za-z]+\.[A-Z]\w+$|::|^[./#*+-]+$|^[\d.T-]{1,24}Z$|^0x|^(?:https?-|qtp\d|pool-|thread-|exec-|executor-|nio-|reactor-|worker-|scheduling-|task-|forkjoin|grpc-|eventloop|virtual-)/i;

const looked = 160;

/** A topic that ends with a direction names its station on the way (`ocpp/CP_1/in`). */
const topicEnd = /\/(?:in|out|rx|tx|up|down|recv|send|sent|received|incoming|outgoing|req|res|request|response)$/i;

function ofTopic(topic: string): string | null {
  const names = topic
    .split('/')
    .slice(0, -1)
    .flatMap((segment) => surelyName(segment) ?? []);
  return names.length === 1 ? (names[0] ?? null) : null;
}

function believed(candidate: string | undefined): string | null {
  if (candidate === undefined) return null;
  if (topicEnd.test(candidate)) return ofTopic(candidate);
  // The path of the connection ends with the identity (OCPP-J 1.6, 3.1.1).
  if (/^\/.*\//.test(candidate)) return believed(candidate.slice(candidate.lastIndexOf('/') + 1));
  const name = candidate.replace(/^[/.#-]+|[/.,#-]+$/g, '');
  if (isHardware.test(name)) return name;
  if (name === '' || noNames.test(name) || notIdentity.test(name)) return null;
  return hasLetter.test(name) || address.test(name) ? name : null;
}

/** A word in small letters that nothing names as a station is one of the sentence. */
function nameLike(candidate: string | undefined): string | null {
  const name = believed(candidate);
  return name !== null && /[A-Z\d_@+*#-]/.test(name) ? name : null;
}

/** Letters and digits together, as in nearly all names of stations and in few other words. */
function surelyName(candidate: string | undefined): string | null {
  const name = believed(candidate);
  if (name !== null && isHardware.test(name)) return name;
  return name !== null && /\d/.test(name) && /[A-Za-z]/.test(name) && /^[\w.@+*/#-]{2,64}$/.test(name) ? name : null;
}

const writtenTime = /\d{1,2}:\d{2}|^\d{4}-\d{2}-\d{2}|^\d{1,2}\.\d{1,2}\.\d{4}/;

const inBrackets = new RegExp(`\\[(${identity})\\]`, 'g');

/** The address of a thread or an object, as programs in C print it. */
const pointer = /^(?:[\da-f]{8}|[\dA-F]{8}|[\da-f]{12}|[\da-f]{16}|[\dA-F]{16})$/;

/** The only name among several words in brackets (`[CP1] [ocpp1.6] received`). */
function amongBrackets(text: string): string | null {
  const names = [...text.matchAll(inBrackets)].flatMap(([, word = '']) =>
    pointer.test(word) ? [] : (surelyName(word) ?? []),
  );
  return names.length === 1 ? (names[0] ?? null) : null;
}

/** The only name among cells without a header (`CP_1,IN,`). */
function amongCells(text: string): string | null {
  const cells = text
    .split(/<\/t[dh]>\s{0,8}<t[dh][^<>]{0,80}>|[,;|\t]/i)
    .map((cell) => cell.trim().replace(/^["']|["']$/g, ''));
  if (cells.length < 3) return null;
  const names = cells.filter((cell) => !writtenTime.test(cell) && surelyName(cell) !== null);
  return names.length === 1 ? (names[0] ?? null) : null;
}

/** The last value that is named as a station's identity; a bare number will do there. */
const inList = /\bchargeBoxId=([^,\]\n]{1,64})(?:, ?sessionId=|\])/;

/** What mobilityhouse/ocpp writes of any station, also of one that is named by digits (`45215306: receive message `). */
const ofLibrary = /(?:^|[\s:|-])(\d{1,40}): (?:send|receive message) $/;
/** The address of a connection ends with the station's identity (OCPP-J 1.6, 3.1.1). */
const connectionAddress =
  /\b(?:wss?:\/\/[^\s"'`]{1,200}\/|https?:\/\/[^\s"'`]{1,200}\/(?=[^\s"'`/]{1,64}:? (?:send|sent|recv|receive)))([^\s"'`/?:]{1,64})/g;

/** The station that a named value tells (`chargePointId=CP1`); `null` without one. */
export function namedStation(text: string): string | null {
  return namedIdentity(text.slice(-looked));
}

function namedIdentity(text: string): string | null {
  const listed = inList.exec(text)?.[1];
  if (listed !== undefined) return listed;
  let found: string | null = null;
  for (const match of text.matchAll(named)) {
    const value = match[1] ?? '';
    if (!noNames.test(value)) found = value;
  }
  return found;
}

/**
 * The station that the words between a line's prefix and its frame name; `null` when they name none. Cautious: a wrong station tears a
 * conversation apart, none does not. Linear time.
 */
export function stationFromWords(written: string): string | null {
  return stationOf(written.slice(-looked));
}

const stationOf = remembering((written: string): string | null => {
  if (written.trim().length < 2) return null;
  const text = written.includes('://') ? written.replaceAll(connectionAddress, '$1') : written;
  const digits = ofLibrary.exec(text)?.[1];
  if (digits !== undefined) return digits;
  const told = namedIdentity(text);
  if (told !== null) return told;
  const within = topic.exec(text)?.[1];
  if (within !== undefined) return ofTopic(within);
  const before = believed(beforeVerb.exec(text)?.[1]);
  if (before !== null) return before;
  const behind = behindVerb.exec(text);
  const behindName = behind?.[1] === undefined ? nameLike(behind?.[2]) : believed(behind[2]);
  if (behindName !== null) return behindName;
  for (const pattern of [fromOrTo, calledStation, bracketed]) {
    const name = believed(pattern.exec(text)?.[1]);
    if (name !== null) return name;
  }
  for (const pattern of [bareBeforeVerb, beforeArrow]) {
    const name = nameLike(pattern.exec(text)?.[1]);
    if (name !== null) return name;
  }
  const beside = besideBackend.exec(text);
  return (
    surelyName(beside?.[1] ?? beside?.[2]) ??
    surelyName(behindArrow.exec(text)?.[1]) ??
    surelyName(rightBehindVerb.exec(text)?.[1]) ??
    surelyName(alone.exec(text)?.[1]) ??
    amongCells(text) ??
    amongBrackets(text)
  );
});

const namedBehind = new RegExp(`^["'\`)\\]}]{0,3}[\\s,;|&(-]{1,4}(?:${named.source})`, 'i');
const cellBehind = new RegExp(`^"?[,;|\\t] ?"?(${identity})"?(?=[,;|\\t\\r\\n]|$)`);

/** The station that the text right behind a frame names (`.., Charger=CP1`, `..";CP1`); `null` when it names none. */
export function stationBehind(text: string): string | null {
  const told = namedBehind.exec(text)?.[1];
  if (told !== undefined) return noNames.test(told) ? null : told;
  return surelyName(cellBehind.exec(text)?.[1]);
}
