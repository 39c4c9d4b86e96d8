/** Bytes of the contract's base64; nothing for text that is none. */
export function decodeBase64(text: string): Uint8Array {
  try {
    const binary = atob(text);
    const bytes = new Uint8Array(binary.length);
    for (let index = 0; index < binary.length; index += 1) bytes[index] = binary.charCodeAt(index);
    return bytes;
  } catch {
    return new Uint8Array();
  }
}

export function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0');
  return text;
}

/** The JSON within a log line: from its first bracket to the last one that matches; `undefined` when there is none. */
export function jsonWithin(text: string): string | undefined {
  for (const [open, close] of [
    ['[', ']'],
    ['{', '}'],
  ] as const) {
    const from = firstJson(text, open);
    const to = text.lastIndexOf(close);
    if (from < 0 || to <= from) continue;
    const candidate = text.slice(from, to + 1);
    if (isJson(candidate)) return candidate;
  }
  const object = text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1);
  return object !== '' && isJson(object) ? object : undefined;
}

/** Prefixes such as `[INFO]` begin with a bracket too: a frame is a bracket followed by a digit, a quote or a bracket. */
function firstJson(text: string, open: '[' | '{'): number {
  return open === '[' ? text.search(/\[\s*(?:\d\s*,|["[{])/) : text.search(/\{\s*["}]/);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
