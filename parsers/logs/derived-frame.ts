import type { FramePayload } from '../model/frame.ts';
import { type ArrayElements, elementsOf, type FrameShape } from './frame-shape.ts';
import { stringValue } from './json-members.ts';
import { type JsonStructure, walkJsonArray } from './json-structure.ts';

/** Text that had to be made first: joined, unescaped, decoded. */
export interface Derived {
  readonly text: string;
  readonly structure: JsonStructure;
  readonly elements: ArrayElements;
}

/** Walks over a frame's text. */
export function derive(text: string): Derived {
  const structure = walkJsonArray(text, 0, text.length, false);
  return { text, structure, elements: elementsOf(text, structure) };
}

export function repairCodes(structure: JsonStructure): readonly string[] {
  return structure.edits.length === 0 ? [] : [...new Set(structure.edits.map((edit) => edit.repair))];
}

/** The stretch of a text with its repairs made. */
function repaired(text: string, from: number, to: number, structure: JsonStructure): string {
  let made = '';
  let at = from;
  for (const { at: place, remove, insert } of structure.edits.toSorted((a, b) => a.at - b.at)) {
    if (place < at || place + remove > to || (place === to && remove === 0)) continue;
    made += text.slice(at, place) + insert;
    at = place + remove;
  }
  return made + text.slice(at, to);
}

/** Payload text of a derived frame: whole, or what can be kept of it. */
export function derivedPayload(derived: Derived, shape: FrameShape): FramePayload {
  const { text, structure } = derived;
  if (shape.payloadElement === null) return { at: 'nowhere' };
  const from = structure.bounds[shape.payloadElement * 2];
  if (from === undefined) return { at: 'nowhere' };
  const to = structure.bounds[shape.payloadElement * 2 + 1];
  if (to !== undefined) {
    const made = repaired(text, from, to, structure);
    return { at: 'text', text: shape.oddity === 'payload-in-string' ? (stringValue(made) ?? made) : made };
  }
  if (structure.salvageEnd <= from) return { at: 'nowhere' };
  return { at: 'text', text: repaired(text, from, structure.salvageEnd, structure) + structure.salvageClosers };
}
