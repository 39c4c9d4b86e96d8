import { useMemo } from 'react';
import { visibleText } from '../text/visible-text.ts';

interface Token {
  readonly kind: 'key' | 'string' | 'number' | 'word' | 'mark';
  readonly text: string;
}

/**
 * JSON laid out without parsing it into values: numbers and repeated keys stay exactly as they stand in the source
 * (`1.10` must not become `1.1`). Text that is no JSON is shown as it is.
 */
export function JsonView({ text }: { readonly text: string }) {
  const tokens = useMemo(() => layOut(text), [text]);
  return (
    <pre className="json-view" data-testid="json-view">
      {tokens === undefined
        ? visibleText(text, true)
        : tokens.map((token, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- tokens have no other identity and never move
            <span key={index} data-token={token.kind}>
              {visibleText(token.text, true)}
            </span>
          ))}
    </pre>
  );
}

const tokenForm = /\s+|("(?:[^"\\]|\\.)*")(\s*:)?|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[{}[\],:]/gy;
const longestText = 200_000;

/** Tokens with line breaks and indents put in; `undefined` for text that is no JSON (or too long to colour). */
export function layOut(text: string): readonly Token[] | undefined {
  if (text.length > longestText || !/^\s*[{[]/.test(text)) return undefined;
  const tokens: Token[] = [];
  let depth = 0;
  let position = 0;
  let open = false;
  tokenForm.lastIndex = 0;
  const breakLine = () => tokens.push({ kind: 'mark', text: `\n${'  '.repeat(Math.min(depth, 40))}` });
  while (position < text.length) {
    const match = tokenForm.exec(text);
    if (match === null) return undefined;
    position = tokenForm.lastIndex;
    const whole = match[0];
    if (/^\s/.test(whole)) continue;
    const closing = whole === '}' || whole === ']';
    if (closing) {
      depth -= 1;
      if (!open) breakLine();
    } else if (open) breakLine();
    open = false;
    if (match[1] !== undefined) {
      tokens.push({ kind: match[2] === undefined ? 'string' : 'key', text: match[1] });
      if (match[2] !== undefined) tokens.push({ kind: 'mark', text: ': ' });
    } else if (whole === '{' || whole === '[') {
      tokens.push({ kind: 'mark', text: whole });
      depth += 1;
      open = true;
    } else if (whole === ',') {
      tokens.push({ kind: 'mark', text: ',' });
      breakLine();
    } else if (closing || whole === ':') tokens.push({ kind: 'mark', text: whole });
    else tokens.push({ kind: /^[tfn]/.test(whole) ? 'word' : 'number', text: whole });
  }
  return depth === 0 ? tokens : undefined;
}
