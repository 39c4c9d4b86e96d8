/** What a status or an answer is about stands first; */
const first = [
  'status',
  'connectorStatus',
  'eventType',
  'triggerReason',
  'transactionInfo',
  'errorCode',
  'vendorErrorCode',
  'info',
  'reason',
];
/** what other columns of the same row say, last. */
const last = ['vendorId', 'timestamp', 'connectorId'];

interface Pair {
  readonly key: string;
  readonly value: string;
}

/**
 * The head of a payload as it is read in a list: `status: Faulted, errorCode: GroundFailure, …` instead of JSON with its
 * quotes and braces. Only written differently: every key and value stays, also those of a head that was cut. What is no
 * JSON object is left as it is, and so is everything when somebody looks for a piece of JSON.
 */
export function payloadWords(summary: string, words: readonly string[] = []): string {
  if (words.some((word) => /["{}[\]:]/.test(word))) return summary;
  const pairs = topLevelPairs(summary);
  if (pairs === undefined) return summary;
  return [...pairs]
    .sort((left, right) => rank(left) - rank(right))
    .map(({ key, value }) => (key === '' ? value : `${key}: ${value}`))
    .join(', ');
}

function rank({ key, value }: Pair): number {
  if (key === '') return first.length + 2 + last.length;
  // "No error" is not what a row is about.
  if (key === 'errorCode' && value === 'NoError') return first.length + 1;
  const leading = first.indexOf(key);
  if (leading >= 0) return leading;
  const trailing = last.indexOf(key);
  return trailing < 0 ? first.length : first.length + 2 + trailing;
}

/** Pairs of the outermost object; `undefined` when the text is none. The last may have been cut, a rest without a key has none. */
function topLevelPairs(text: string): readonly Pair[] | undefined {
  const pairs: Pair[] = [];
  let at = skipSpace(text, 0);
  if (text[at] !== '{') return undefined;
  at = skipSpace(text, at + 1);
  while (at < text.length && text[at] !== '}') {
    const keyEnd = stringEnd(text, at);
    const colon = skipSpace(text, keyEnd);
    // No key, or cut within one: the rest as it stands.
    if (text[at] !== '"' || text[colon] !== ':') {
      return pairs.length === 0 ? undefined : [...pairs, { key: '', value: bare(text.slice(at)) }];
    }
    const key = text.slice(at + 1, keyEnd - 1);
    at = skipSpace(text, colon + 1);
    const end = valueEnd(text, at);
    pairs.push({ key, value: bare(text.slice(at, end)) });
    at = skipSpace(text, end);
    if (text[at] === ',') at = skipSpace(text, at + 1);
  }
  return pairs.length === 0 ? undefined : pairs;
}

/** Without the quotes, where they tell nothing. */
function bare(value: string): string {
  const text = value.trim();
  return text.includes('\\') ? text : text.replaceAll('"', '');
}

/** Just behind the closing quote, or the end of a text that was cut. */
function stringEnd(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at + 1;
  }
  return text.length;
}

function valueEnd(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const letter = text[at];
    if (letter === '"') at = stringEnd(text, at) - 1;
    else if (letter === '{' || letter === '[') depth += 1;
    else if (letter === '}' || letter === ']') {
      if (depth === 0) return at;
      depth -= 1;
    } else if (letter === ',' && depth === 0) return at;
  }
  return text.length;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ' || text[at] === '\t') at += 1;
  return at;
}
