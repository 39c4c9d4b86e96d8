import type { SourceId } from '../../parsers/model/evidence.ts';
import { fileNameOf } from '../files/file-names.ts';
import type { SourceDescription } from '../importers/import-sink.ts';
import type { CaseDatabase } from './open-case-file.ts';
import { createSourceSeal } from './source-seal.ts';

/** Finds the sources that an import reads again (design 7: importing the same file again adds nothing twice). */
export interface ResumedSources {
  /** A source of an earlier import that is to be read anew under its id, because it was not whole then; else `null`. */
  begin(description: SourceDescription): SourceId | null;
  /** A source was begun under a new id. */
  began(sourceId: SourceId, description: SourceDescription): void;
  /** A source turned out to be a duplicate. True when it is the same entry of the same file: then its row is gone again. */
  dropTwin(sourceId: SourceId, sha256: string): boolean;
}

interface Earlier {
  readonly id: number;
  readonly state: string;
  readonly sha256: string | null;
}

interface EarlierRoot extends Earlier {
  readonly name: string;
  readonly sizeBytes: number | null;
}

/** States of sources that are read again when the same file comes. */
const notWhole: ReadonlySet<string> = new Set(['partial', 'unread', 'interrupted']);

/**
 * A dropped file that is in the case but not whole - damaged, cancelled, cut off, with locked entries - is read again under its old id, and so
 * are its entries that were not whole. Entries that were whole stay as they are, with their ids and all that points at them.
 */
export function createResumedSources(database: CaseDatabase): ResumedSources {
  // nothing but its name tells one file without content from another
  const roots = database.prepare<[string, number, string], Earlier>(
    `SELECT id, state, sha256 FROM source WHERE parent_id IS NULL AND sha256 = ? AND size_bytes = ? AND (size_bytes > 0 OR name = ?)
     ORDER BY id`,
  );
  const entries = database.prepare<[number, string | null], Earlier>(
    `SELECT id, state, sha256 FROM source WHERE parent_id = ? AND entry IS ? ORDER BY id`,
  );
  // cut off before its hash was known
  const unhashed = database.prepare<[], EarlierRoot>(
    `SELECT id, state, sha256, name, size_bytes AS sizeBytes FROM source
     WHERE parent_id IS NULL AND state = 'interrupted' AND sha256 IS NULL ORDER BY id`,
  );
  const reopen = database.prepare(
    `UPDATE source SET state = 'reading', name = ?, sha256 = coalesce(?, sha256), size_bytes = coalesce(?, size_bytes) WHERE id = ?`,
  );
  const adopt = database.prepare('UPDATE source SET parent_id = ? WHERE id = ?');
  const children = database.prepare<[number], number>('SELECT id FROM source WHERE parent_id = ?').pluck();
  const seals = createSourceSeal(database);
  const remove = database.prepare('DELETE FROM source WHERE id = ?');
  /** Sources of this import; an archive may hold two entries of one name. */
  const current = new Set<SourceId>();
  const reopened = new Set<SourceId>();
  const twins = new Map<SourceId, Earlier>();

  function earlier(description: SourceDescription): Earlier | undefined {
    const { parentId, entry } = description;
    const resumes = description.resumes ?? null;
    if (parentId === null && resumes === null) return cutOff(description);
    // an archive that was not there before has no entries of before
    if (parentId !== null && !reopened.has(parentId) && !twins.has(parentId)) return undefined;
    const parent = parentId === null ? null : (twins.get(parentId)?.id ?? parentId);
    const found =
      parent === null
        ? roots.all(resumes?.sha256 ?? '', resumes?.sizeBytes ?? 0, description.name)
        : entries.all(parent, entry);
    return found.find(({ id }) => !current.has(id)) ?? (parent === null ? cutOff(description) : undefined);
  }

  /** A dropped file that was cut off before its hash was known: the same name, or the same file name and size in another spelling of the path. */
  function cutOff({ name, resumes, sizeBytes }: SourceDescription): Earlier | undefined {
    const size = resumes?.sizeBytes ?? sizeBytes ?? null;
    const candidates = unhashed.all().filter(({ id }) => !current.has(id));
    return (
      candidates.find((each) => each.name === name) ??
      candidates.find((each) => size !== null && each.sizeBytes === size && fileNameOf(each.name) === fileNameOf(name))
    );
  }

  return {
    begin(description) {
      const found = earlier(description);
      if (found === undefined || !notWhole.has(found.state)) return null;
      const { name, resumes, sizeBytes } = description;
      reopen.run(name, resumes?.sha256 ?? null, resumes?.sizeBytes ?? sizeBytes ?? null, found.id);
      seals.seal(found.id, []);
      reopened.add(found.id);
      current.add(found.id);
      return found.id;
    },
    began(sourceId, description) {
      const found = earlier(description);
      if (found !== undefined) {
        twins.set(sourceId, found);
        // not to be found again for a second entry of the same name
        current.add(found.id);
      }
      current.add(sourceId);
    },
    dropTwin(sourceId, sha256) {
      const twin = twins.get(sourceId);
      if (twin === undefined || twin.sha256 !== sha256) return false;
      for (const child of children.all(sourceId)) seals.resealed(child, () => adopt.run(twin.id, child));
      remove.run(sourceId);
      return true;
    },
  };
}
