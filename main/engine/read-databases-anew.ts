import { sources } from '../casefile/concluded-records.ts';
import type { StoredSource } from '../casefile/concluded-records.ts';
import { createContentReader } from '../casefile/content-store.ts';
import type { ContentReader } from '../casefile/content-store.ts';
import { readMeta } from '../casefile/meta.ts';
import type { CaseDatabase } from '../casefile/open-case-file.ts';
import { createRecordWriter } from '../casefile/record-writer.ts';
import { companionSuffixes } from '../importers/database-shelf.ts';
import { rereadLeaf } from '../importers/reread-leaf.ts';
import { PrivateFolder } from '../importers/private-folder.ts';
import { referenceYearOf } from './case-zone.ts';
import { companionOf } from './kept-database.ts';
import { sourcesToReadAnew, standingMappings } from './table-mappings.ts';

/**
 * Reads databases anew from their kept bytes where a person's word about their tables has come or gone. The bytes stay as they are; records and ledger entry
 * are replaced.
 */
export async function readDatabasesAnew(database: CaseDatabase): Promise<void> {
  const changed = sourcesToReadAnew(database);
  if (changed.length === 0) return;
  const all = sources(database);
  const content = createContentReader(database);
  const mappings = standingMappings(database);
  const folder = new PrivateFolder();
  const writer = createRecordWriter(database);
  const time = { zone: readMeta(database, 'zone') ?? 'UTC', referenceYear: referenceYearOf(database) };
  try {
    for (const source of changed) {
      const path = await folder.newPath('.db');
      await spill(content, source, path, folder);
      const companions: string[] = [];
      for (const suffix of companionSuffixes) {
        const companion = companionOf(all, source, suffix);
        if (companion === null) continue;
        await spill(content, companion, path + suffix, folder);
        companions.push(suffix);
      }
      writer.forgetRecords(source.id);
      const result = rereadLeaf(
        source,
        { path, companions },
        { time, mappings, head: headOf(content, source) },
        (batch) => writer.records(source.id, batch),
      );
      writer.restate(source.id, result);
    }
  } finally {
    writer.close();
    await folder.dispose();
  }
}

const chunkBytes = 256 * 1024;

function headOf(content: ContentReader, source: StoredSource): Uint8Array {
  return content.read(source.id, 0, Math.min(chunkBytes, source.sizeBytes));
}

async function spill(content: ContentReader, source: StoredSource, path: string, folder: PrivateFolder): Promise<void> {
  const file = await folder.create(path);
  try {
    for (let offset = 0; offset < source.sizeBytes; ) {
      const chunk = content.read(source.id, offset, Math.min(chunkBytes, source.sizeBytes - offset));
      if (chunk.length === 0) break;
      await file.appendFile(chunk);
      offset += chunk.length;
    }
  } finally {
    await file.close();
  }
}
