import type { ArrayElements } from './frame-shape.ts';
import type { JsonStructure } from './json-structure.ts';
import type { LogWindow } from './log-window.ts';

/** The elements of an array that was walked over in the window, decoded. */
export function windowElements(window: LogWindow, { bounds, end }: JsonStructure): ArrayElements {
  return {
    count: (bounds.length + 1) >> 1,
    lastIsComplete: bounds.length % 2 === 0,
    text: (index) => window.decode(bounds[index * 2] ?? end, bounds[index * 2 + 1] ?? end),
  };
}

/** The same for a frame's header: of the payload only its first character is looked at; the rest is not decoded here. */
export function headerElements(window: LogWindow, { bounds, end }: JsonStructure): ArrayElements {
  const { text } = window;
  return {
    count: (bounds.length + 1) >> 1,
    lastIsComplete: bounds.length % 2 === 0,
    text: (index) => {
      const from = bounds[index * 2] ?? end;
      const to = bounds[index * 2 + 1] ?? end;
      if (index === 0) return text.slice(from, to);
      return text.charCodeAt(from) === 0x7b ? '{}' : window.decode(from, to);
    },
  };
}
