import type { DirectionLabel } from '../model/frame.ts';
import { remembering } from './remembered-words.ts';

/**
 * Words that loggers put before a frame (research 1.2). Absolute ones name both sides; the others are relative to the writer.
 * Order matters only within one position: the longer one stands first.
 */
const station = '(?:cp|cs|charge ?point|charging ?station|charger|station|ladestation|ladepunkt|ladesäule|wallbox)';
const backend = '(?:csms|cms|cs|central ?system|server|backend|back ?office|zentrale)';
const proxy = '(?:proxy|gateway|broker)';
const to = '[ _-]?(?:--?>|→|>|={1,2}>|to|_to_|nach|zu)[ _-]?';
const from = ' ?(?:<--?|←|<={1,2}) ?';
const both = (one: string, arrow: string, other: string): string => `\\b${one}${arrow}${other}\\b`;

/** One side of an arrow right before a frame, whatever it is called (research K37, K41). */
const anyone = '["\'`\\[(]?[\\w.@+*/#:-]{1,64}["\'`\\])]?';
const aStation = '(?:cp|charge ?point|charging ?station|charger|evse|ladestation|ladepunkt|ladesäule|wallbox)';
const aBackend = '(?:csms|cms|central ?system|server|backend|back ?office|zentrale)';
/** Longer than `to`: those of sequence diagrams too. Blanks on both sides or on none, so that no arrow of the logger's own is taken for one between two. */
const betweenTwo = '(?: (?:--?>>?|→|={1,2}>) |(?:--?>>?|→|={1,2}>))';
const outward = '(?:--?>|→|={1,2}>)';
const inward = '(?:<--?|←|<={1,2})';
/** Nothing more before the frame. */
const atEnd = '(?: \\[[^\\[\\]]{1,40}\\])?[ :=]{0,4}["\'`(]?$';
const address = '\\[?(?:\\d{1,3}(?:\\.\\d{1,3}){3}|[0-9a-f:]{3,39})\\]?[:.]\\d{1,5}';

const markers: readonly (readonly [RegExp, DirectionLabel])[] = [
  [
    new RegExp(
      [
        both(station, to, backend),
        both(station, to, proxy),
        both(proxy, to, backend),
        both(backend, from, station),
      ].join('|'),
      'gi',
    ),
    'station-to-csms',
  ],
  [
    new RegExp(
      [
        both(backend, to, station),
        both(backend, to, proxy),
        both(proxy, to, station),
        both(station, from, backend),
      ].join('|'),
      'gi',
    ),
    'csms-to-station',
  ],
  // Joined by a mere hyphen two sides are a direction only where they fill a cell: programs have such names too.
  [new RegExp(`(?<=(?:^|[|;,\\t]) ?)${station} ?- ?${backend}(?= ?[|;,\\t])`, 'gi'), 'station-to-csms'],
  [new RegExp(`(?<=(?:^|[|;,\\t]) ?)${backend} ?- ?${station}(?= ?[|;,\\t])`, 'gi'), 'csms-to-station'],
  // Only one of the two sides has a name that says what it is; of two addresses none has.
  [
    new RegExp(
      `\\b${aStation}["'\`\\])]?${betweenTwo}${anyone}${atEnd}|${anyone}${betweenTwo}["'\`\\[(]?${aBackend}\\b["'\`\\])]?${atEnd}`,
      'gi',
    ),
    'station-to-csms',
  ],
  [
    new RegExp(
      `\\b${aBackend}["'\`\\])]?${betweenTwo}${anyone}${atEnd}|${anyone}${betweenTwo}["'\`\\[(]?${aStation}\\b["'\`\\])]?${atEnd}`,
      'gi',
    ),
    'csms-to-station',
  ],
  [new RegExp(`${address}${betweenTwo}${address}`, 'gi'), 'unknown'],
  // Client and server by their first letters.
  [/\bC(?:->|→|=>|>)S\b|\bS(?:<-|←|<=|<)C\b/g, 'station-to-csms'],
  [/\bS(?:->|→|=>|>)C\b|\bC(?:<-|←|<=|<)S\b/g, 'csms-to-station'],
  // The writer itself is not named: `=>server:`, `<=server:`.
  [new RegExp(`(?<=\\s|^)(?:${outward} ?${aBackend}|${inward} ?${aStation})\\b${atEnd}`, 'gi'), 'station-to-csms'],
  [new RegExp(`(?<=\\s|^)(?:${outward} ?${aStation}|${inward} ?${aBackend})\\b${atEnd}`, 'gi'), 'csms-to-station'],
  [
    /\b(?:from|von|van) (?:the |der |dem )?(?:charge ?point|charging ?station|charger|station|client|ladestation|ladepunkt|ladesäule|wallbox|laadstation|laadpaal)\b/gi,
    'station-to-csms',
  ],
  [
    /\b(?:to|an|aan) (?:the |die |den )?(?:charge ?point|charging ?station|charger|station|client|ladestation|ladepunkt|ladesäule|wallbox|laadstation|laadpaal)\b/gi,
    'csms-to-station',
  ],
  [
    /\b(?:from|von|vom|van) (?:the |der |dem )?(?:csms|central ?system|server|backend|back ?office|zentrale)\b/gi,
    'csms-to-station',
  ],
  [
    /\b(?:to|an|ans|aan) (?:the |die |das )?(?:csms|central ?system|server|backend|back ?office|zentrale)\b/gi,
    'station-to-csms',
  ],
  [
    /\b(?:received|receives?|receiving|recv|rcvd|got|incoming|inbound|rx|empfangen|empfange|empfing|eingehend(?:e[nrs]?)?|ontvangen|inkomend|reçu|entrant|received message)\b|<<(?!")|(?<![\w)\]])<-|<-(?!\w)|←|⬅|📥|\[in\]|\bdir(?:ection)?["']?[=:] ?["']?(?:in|rx)\b|[,;|\t] ?in ?[,;|\t]|(?<![<\w])< (?:TEXT|BINARY|CONT|Frame)\b/gi,
    'received',
  ],
  [
    /\b(?:sent|sends?|sending|transmit(?:s|ted|ting)?|outgoing|outbound|tx|gesendet|sende|versendet|ausgehend(?:e[nrs]?)?|verzonden|uitgaand|envoyé|sortant)\b|>>|(?<![\w)\]])->|->(?!\w)|→|➡|📤|\[out\]|\bdir(?:ection)?["']?[=:] ?["']?(?:out|tx)\b|[,;|\t] ?out ?[,;|\t]|(?<![>\w])> (?:TEXT|BINARY|CONT|Frame)\b/gi,
    'sent',
  ],
  // Parts of the names of functions and buffers, and the end of a topic: `websocket_msg_received`, `pu8SendBuf`, `Receive16`, `ocpp/CP_1/in`.
  [
    /(?<=\/)(?:in|rx|up|recv|received|incoming)(?=["']?[ :=]{1,3}(?:\{"[\w-]{1,24}": ?)?["']?$)|(?<=[a-z\d_])(?:[Rr]eceiv(?:ed|es?|ing)|[Rr]ecv|[Rr]cvd|Rx)(?![a-z])|(?<![A-Za-z])(?:receive|recv|rx)(?=[A-Z_])|(?<![A-Za-z])(?:Receive|Recv|Rx)(?=[\dA-Z_])/g,
    'received',
  ],
  [
    /(?<=\/)(?:out|tx|down|send|sent|outgoing)(?=["']?[ :=]{1,3}(?:\{"[\w-]{1,24}": ?)?["']?$)|(?<=[a-z\d_])(?:[Ss]end(?:s|ing)?|[Ss]ent|Tx)(?![a-z])|(?<![A-Za-z])(?:send|tx)(?=[A-Z_])|(?<![A-Za-z])(?:Send|Tx)(?=[\dA-Z_])|\blws_write\b/g,
    'sent',
  ],
  // What a browser's tools put before a message, alone in its cell or right before it: up is sent.
  [/[\u2b06\u21d1\u2191\u25b2]\ufe0f?(?=[\s"'|,;]{0,4}$)/g, 'sent'],
  [/[\u2b07\u21d3\u2193\u25bc]\ufe0f?(?=[\s"'|,;]{0,4}$)/g, 'received'],
  // In capitals these two are no prepositions.
  [/\bIN(?=[\s:"'`([{]{0,6}$)/g, 'received'],
  [/\bOUT(?=[\s:"'`([{]{0,6}$)/g, 'sent'],
];

/** A side that is named right before the frame, and not as the one it goes to, said it (research K6). */
const speaker =
  /(?<!\b(?:to|from|for|of|with) (?:the )?)\b(?:(charge ?point|charging ?station)|central ?system|csms) ?: {0,4}$/i;

/** What stands between two cells of a table in HTML. */
const cellTags = /<\/t[dh]>\s{0,8}<t[dh][^<>]{0,80}>/gi;
/** Text before a frame that is looked at. */
const looked = 80;

/**
 * The direction that the words right before a frame tell; the last word wins. `unknown` when they tell nothing. Linear time.
 */
export function directionFromWords(before: string): DirectionLabel {
  const words = before.slice(-looked);
  return directionOf(words.includes('</t') ? words.replaceAll(cellTags, '|') : words);
}

const directionOf = remembering((text: string): DirectionLabel => {
  let label: DirectionLabel = 'unknown';
  let lastEnd = -1;
  for (const [pattern, meaning] of markers) {
    for (const match of text.matchAll(pattern)) {
      // The arrow between two names is theirs.
      if (match.index < lastEnd) continue;
      lastEnd = match.index + match[0].length;
      label = meaning;
    }
  }
  const spoke = label === 'unknown' ? speaker.exec(text) : null;
  if (spoke !== null) return spoke[1] === undefined ? 'csms-to-station' : 'station-to-csms';
  return label;
});
