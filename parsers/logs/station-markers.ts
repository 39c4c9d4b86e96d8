/*
 * Where loggers put the identity of the station before a frame (research P13): as a named value, before or behind the word for the direction, in
 * brackets, or alone between time and frame.
 */

const identity = '[\\w.@+*/#-]{1,64}';
const named = new RegExp(
  `(?<![\\w./:])(?:charge_?box_?id(?:entity)?|charge_?point(?:_?id)?|charging_?station(?:_?id)?|charger(?:_?id)?|station(?:_?id)?|cp_?id|cp|client_?id|identity|device_?id|evse_?id)["']? ?[=:] ?["']?(${identity})`,
  'gi',
);
const verbs = 'send(?:s|ing)?|sent|receiv(?:e|es|ed|ing)|recv|rcvd|incoming|outgoing|rx|tx|request|response|message';
/** `CP_7: receive message `, `left: send `. */
const beforeVerb = new RegExp(`(${identity}) ?: (?:${verbs})\\b[^:]{0,24}:? ?$`, 'i');
/** `recv CP_7: `, `received JSON message from CP_7: `, `sent to CP_7 -> `. */
const behindVerb = new RegExp(
  `\\b(?:${verbs})\\b(?: [a-z]{1,12}){0,4}? (?:from |to |for )?["'\`\\[(]?(${identity})["'\`\\])]? ?(?::|->|=>|-|>|<-|<=) ?["']?$`,
  'i',
);
const fromOrTo = new RegExp(
  `\\b(?:from|to|for) (?:(?:the )?(?:charge ?point|charging ?station|charger|station|client|cp) )?["'\`\\[(]?(${identity})["'\`\\])]?[ :=>-]{0,4}["']?$`,
  'i',
);
/** `[CP1] RX : `, `CP1 TX: `, `CP1 >> `, `CP1 [in] `. */
const bracketed = new RegExp(
  `\\[(${identity})\\][ :-]{0,3}(?:\\(?(?:${verbs})\\b[^\\[\\]:]{0,24}|<<|>>|->|<-)? ?:? ?["']?$`,
  'i',
);
const bareBeforeVerb = new RegExp(
  `(?:^|[\\s|])(${identity}) (?:(?:${verbs})\\b(?: (?:message|frame|data))?|<<|>>|->|<-|\\[in\\]|\\[out\\]) ?:? ?["']?$`,
  'i',
);
/** Nothing but a name between time and frame (research K29). */
const alone = new RegExp(`^[\\s|,;:\\[\\]-]{0,6}(${identity})[\\s|,;:-]{1,4}["']?$`);

/** Words that stand where a name would and are none. */
const noNames =
  /^(?:call|callresult|callerror|csms|cms|cs|cp|central_?system|server|backend|client|station|charger|chargepoint|websocket|ws|ocpp\S{0,6}|text|json|raw|message|msg|data|frame|request|response|reply|the|a|an|on|in|out|for|from|to|queue|trace|debug|info|warn|warning|error|fatal|critical|notice|verbose|com|user|rx|tx|recv|send|sent|received?|sending|receiving|sends|receives|incoming|outgoing|http\S{0,8}|null|none|undefined|true|false|main|root|mo|ao|mocpp|microocpp|in|out|stdout|stderr|socket|session|connection|charging)$/i;
/** A name of a station has a letter; a process id or a port has none. An address without its port will do. */
const hasLetter = /[A-Za-z]/;
const address = /^\d{1,3}(?:\.\d{1,3}){3}$/;
/** A source file, a class, a level or a clock is no station. */
const notIdentity = /\.(?:c|cpp|cc|py|js|ts|go|java|kt|rs|cs|h)$|^[a-z_]+(?:\.[a-z_]+){1,8}$|::|^[./#*+-]+$|^0x/;

const looked = 160;

function believed(candidate: string | undefined): string | null {
  if (candidate === undefined) return null;
  const name = candidate.replace(/^[/.#-]+|[/.,#-]+$/g, '');
  if (name === '' || noNames.test(name) || notIdentity.test(name)) return null;
  return hasLetter.test(name) || address.test(name) ? name : null;
}

/** The last value that is named as a station's identity; a bare number will do there. */
const inList = /\bchargeBoxId=([^,\]\n]{1,64})(?:, ?sessionId=|\])/;

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
  const text = written.slice(-looked);
  if (text.trim().length < 2) return null;
  const told = namedIdentity(text);
  if (told !== null) return told;
  for (const pattern of [beforeVerb, behindVerb, fromOrTo, bracketed, bareBeforeVerb]) {
    const name = believed(pattern.exec(text)?.[1]);
    if (name !== null) return name;
  }
  const single = believed(alone.exec(text)?.[1]);
  return single !== null && /\d/.test(single) && /[A-Za-z]/.test(single) ? single : null;
}
