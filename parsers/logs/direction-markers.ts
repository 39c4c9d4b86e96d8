import type { DirectionLabel } from '../model/frame.ts';

/**
 * Words that loggers put before a frame (research 1.2). Absolute ones name both sides; the others are relative to the writer.
 * Order matters only within one position: the longer one stands first.
 */
const markers: readonly (readonly [RegExp, DirectionLabel])[] = [
  [
    /\b(?:cp|cs|charge ?point|charging ?station|charger|station) ?(?:->|→|>|=>|to|_TO_) ?(?:csms|cms|cs|central ?system|server)\b/gi,
    'station-to-csms',
  ],
  [
    /\b(?:csms|cms|cs|central ?system|server) ?(?:->|→|>|=>|to|_TO_) ?(?:cp|cs|charge ?point|charging ?station|charger|station)\b/gi,
    'csms-to-station',
  ],
  [/\bfrom (?:the )?(?:charge ?point|charging ?station|charger|station|client)\b/gi, 'station-to-csms'],
  [/\bto (?:the )?(?:charge ?point|charging ?station|charger|station|client)\b/gi, 'csms-to-station'],
  [/\bfrom (?:the )?(?:csms|central ?system|server|backend|back ?office)\b/gi, 'csms-to-station'],
  [/\bto (?:the )?(?:csms|central ?system|server|backend|back ?office)\b/gi, 'station-to-csms'],
  [
    /\b(?:received|receives?|receiving|recv|rcvd|got|incoming|inbound|rx|empfangen|empfange|eingehend|ontvangen|inkomend|reçu|entrant|received message)\b|<<|<-|←|⬅|📥|\[in\]|(?<![<\w])< (?:TEXT|BINARY|CONT)\b/gi,
    'received',
  ],
  [
    /\b(?:sent|sends?|sending|transmit(?:s|ted|ting)?|outgoing|outbound|tx|gesendet|sende|ausgehend|verzonden|uitgaand|envoyé|sortant)\b|>>|->|→|➡|📤|\[out\]|(?<![>\w])> (?:TEXT|BINARY|CONT)\b/gi,
    'sent',
  ],
];

/** A side that is named right before the frame, and not as the one it goes to, said it (research K6). */
const speaker =
  /(?<!\b(?:to|from|for|of|with) (?:the )?)\b(?:(charge ?point|charging ?station)|central ?system|csms) ?: {0,4}$/i;

/** Text before a frame that is looked at. */
const looked = 80;

/**
 * The direction that the words right before a frame tell; the last word wins. `unknown` when they tell nothing. Linear time.
 */
export function directionFromWords(before: string): DirectionLabel {
  const text = before.slice(-looked);
  let label: DirectionLabel = 'unknown';
  let lastAt = -1;
  for (const [pattern, meaning] of markers) {
    for (const match of text.matchAll(pattern)) {
      if (match.index > lastAt) {
        lastAt = match.index;
        label = meaning;
      }
    }
  }
  const spoke = label === 'unknown' ? speaker.exec(text) : null;
  if (spoke !== null) return spoke[1] === undefined ? 'csms-to-station' : 'station-to-csms';
  return label;
}
