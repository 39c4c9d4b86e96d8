export interface FilterPiece {
  readonly kind: 'plain' | 'field' | 'text' | 'not' | 'fault';
  readonly text: string;
  readonly from: number;
}

const piece = /(-?)([A-Za-z]\w*:)|(-)(?=\S)|"[^"]*"?|\/(?:[^/\\\s]|\\.)+\/|\S+|\s+/y;

/**
 * Cuts a filter into pieces for colouring only; what it means is decided by the engine. The place of an error, where
 * there is one, is cut out as a piece of its own; it may lie at the end, where nothing stands.
 */
export function highlightFilter(
  text: string,
  fault: { readonly position: number; readonly length: number } | null,
): readonly FilterPiece[] {
  const pieces: FilterPiece[] = [];
  piece.lastIndex = 0;
  let at = 0;
  while (at < text.length) {
    piece.lastIndex = at;
    const match = piece.exec(text);
    const whole = match?.[0] ?? text.charAt(at);
    const kind =
      match?.[2] !== undefined ? 'field' : match?.[3] !== undefined ? 'not' : /^["/]/.test(whole) ? 'text' : 'plain';
    pieces.push({ kind, text: whole, from: at });
    at += whole.length;
  }
  return fault === null ? pieces : withFault(pieces, text, fault);
}

function withFault(
  pieces: readonly FilterPiece[],
  text: string,
  fault: { readonly position: number; readonly length: number },
): readonly FilterPiece[] {
  const from = Math.min(fault.position, text.length);
  const to = Math.min(text.length, from + Math.max(1, fault.length));
  const before = pieces.flatMap((each) => clip(each, 0, from));
  const after = pieces.flatMap((each) => clip(each, to, text.length));
  // Beyond the end a space carries the mark.
  const marked: FilterPiece = { kind: 'fault', text: from === to ? ' ' : text.slice(from, to), from };
  return [...before, marked, ...after.map((each) => (each.from === from ? { ...each, from: from + 0.5 } : each))];
}

function clip(each: FilterPiece, from: number, to: number): FilterPiece[] {
  const start = Math.max(each.from, from);
  const end = Math.min(each.from + each.text.length, to);
  if (end <= start) return [];
  return [{ ...each, text: each.text.slice(start - each.from, end - each.from), from: start }];
}
