import { html } from '../html/html.ts';
import type { Html } from '../html/html.ts';

/** Coordinates with at most two decimals: the same everywhere, and no file of digits. */
export function at(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** Patterns for Faulted and for stretches that no message covers; ids are unique per chart because documents hold many. */
export function hatches(id: string): Html {
  return html`<defs><pattern id="${id}f" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="5" height="5" fill="#c8401f"/><rect width="1.6" height="5" fill="#7c1d08"/></pattern><pattern id="${id}u" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="5" height="5" fill="#fff"/><rect width="1" height="5" fill="#b3b8bf"/></pattern></defs>`;
}

export function label(
  x: number,
  y: number,
  text: string,
  anchor: 'start' | 'middle' | 'end' = 'start',
  colour = '#5b6470',
): Html {
  return html`<text x="${at(x)}" y="${at(y)}" text-anchor="${anchor}" fill="${colour}">${text}</text>`;
}

/** Digits of the letters used here are so wide at size 10. */
const digitWidth = 5.8;

/** A label below an axis: in the middle of its mark, unless it would reach beyond the drawing. */
export function markLabel(x: number, y: number, text: string, width: number): Html {
  const half = (text.length * digitWidth) / 2;
  if (x + half > width) return label(width, y, text, 'end');
  return x - half < 0 ? label(0, y, text, 'start') : label(x, y, text, 'middle');
}

/** An SVG drawing with a title for readers that do not see it. */
export function drawing(width: number, height: number, title: string, content: readonly Html[]): Html {
  return html`<svg viewBox="0 0 ${width} ${at(height)}" role="img" font-family="Inter,'Liberation Sans',Arial,sans-serif" font-size="10"><title>${title}</title>${content}</svg>`;
}
