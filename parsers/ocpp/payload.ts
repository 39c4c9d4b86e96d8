/**
 * A number that a binary double would not keep as written: a fraction, an exponent or more than 15 digits. Only a hint
 * that the exact and slower path is needed; digits inside a string may raise it too.
 */
const inexactNumber = /(?:^|[:,[])\s*-?(?:\d+\.\d|\d+[eE]|\d{16})[\d.eE+-]*\s*(?:$|[,}\]])/;

/** How every inexact number within an object or a list begins; times of the day do not look like it. Three times as fast to look for. */
const inexactBeginning = /(?:[^\d]:|[,[])\s*-?\d+(?:[.eE]|\d{15})/;

function mayBeInexact(text: string): boolean {
  const isNested = text.startsWith('{') || text.startsWith('[');
  return (!isNested || inexactBeginning.test(text)) && inexactNumber.test(text);
}

/** More than any OCPP payload holds; deeper text is hostile (OCPP 2.1 nests 9 levels). */
const deepest = 200;

interface SourceOfValue {
  readonly source?: string;
}

function exactNumber(_key: string, value: unknown, context?: SourceOfValue): unknown {
  if (typeof value !== 'number') return value;
  const written = context?.source;
  return written === undefined || (Number.isSafeInteger(value) && String(value) === written) ? value : written;
}

function isTooDeep(text: string): boolean {
  if (text.length <= deepest) return false;
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (inString) {
      if (code === 0x5c) at += 1;
      else if (code === 0x22) inString = false;
    } else if (code === 0x22) inString = true;
    else if (code === 0x7b || code === 0x5b) {
      depth += 1;
      if (depth > deepest) return true;
    } else if (code === 0x7d || code === 0x5d) depth -= 1;
  }
  return false;
}

/**
 * Reads JSON so that no binary double touches a reading (house rule 4): a number that is not a safe integer as written
 * (fraction, exponent, more than 15 digits) arrives as its exact source text, a string. `undefined` when it is not JSON.
 */
export function parsePayload(text: string): unknown {
  // Every second message of a log is an answer that says nothing.
  if (text === '{}') return {};
  try {
    if (!mayBeInexact(text)) return JSON.parse(text);
    return isTooDeep(text) ? undefined : JSON.parse(text, exactNumber);
  } catch {
    return undefined;
  }
}
