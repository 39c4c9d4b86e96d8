import type { StoredMessageRow } from '../../model/database-record.ts';
import { addToGroup } from '../../base/group.ts';
import type { CaseIndex } from '../case-index.ts';

/** Texts and numbers of a stored message, each whole: an id is one of them, and `7` is none in `17`. */
const words = /"((?:[^"\\]|\\.){1,200})"|(-?\d[\d.]{0,40})/g;

const indexes = new WeakMap<CaseIndex, ReadonlyMap<string, readonly StoredMessageRow[]>>();

/** The first message that a store keeps which holds an id; looked up, because a store may keep one for each of thousands of sessions. */
export function storedMessageWith(
  index: CaseIndex,
  id: string,
  isMeant: (row: StoredMessageRow) => boolean = () => true,
): StoredMessageRow | undefined {
  let byWord = indexes.get(index);
  if (byWord === undefined) {
    const found = new Map<string, StoredMessageRow[]>();
    for (const row of index.storedMessages) {
      const held = new Set([...row.message.matchAll(words)].map(([, text, number]) => text ?? number ?? ''));
      if (row.uniqueId !== null) held.add(row.uniqueId);
      for (const word of held) addToGroup(found, word, row);
    }
    byWord = found;
    indexes.set(index, byWord);
  }
  return byWord.get(id)?.find(isMeant);
}
