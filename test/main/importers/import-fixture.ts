import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import tarStream from 'tar-stream';
import { importFiles } from '../../../main/importers/import-files.ts';
import type { ImportOptions, ImportOutcome } from '../../../main/importers/import-files.ts';
import { defaultImportLimits } from '../../../main/importers/import-limits.ts';
import { recordingSink } from './recording-sink.ts';

export type Recording = ReturnType<typeof recordingSink>;

export const testOptions: ImportOptions = {
  time: { zone: 'UTC', referenceYear: null },
  station: null,
  limits: defaultImportLimits,
  signal: { aborted: false },
  onProgress: () => undefined,
};

/**
 * Writes the given files into a fresh folder, imports them, removes the folder. Private copies go into a folder of the test, which must
 * be empty afterwards.
 */
export async function importGiven(
  files: Readonly<Record<string, Uint8Array | string>>,
  options: Partial<ImportOptions> = {},
  recording: Recording = recordingSink(),
): Promise<Recording & { readonly outcome: ImportOutcome }> {
  const folder = await mkdtemp(join(tmpdir(), 'importers-test-'));
  const scratch = await mkdtemp(join(tmpdir(), 'importers-scratch-'));
  const before = { TMPDIR: process.env['TMPDIR'], TEMP: process.env['TEMP'] };
  try {
    Object.assign(process.env, { TMPDIR: scratch, TEMP: scratch });
    const dropped = [];
    for (const [name, content] of Object.entries(files)) {
      await writeFile(join(folder, name), content);
      dropped.push({ path: join(folder, name), name });
    }
    const outcome = await importFiles(dropped, recording.sink, { ...testOptions, ...options });
    const leftover = await readdir(scratch);
    if (leftover.length > 0) throw new Error(`the import left ${leftover.join(', ')} behind`);
    return { ...recording, outcome };
  } finally {
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    await rm(folder, { recursive: true });
    await rm(scratch, { recursive: true });
  }
}

type TarHeader = Partial<tarStream.Header> & { readonly name: string };

/** A tar archive made with tar-stream, an implementation other than the one under test. */
export async function tarOf(entries: readonly (readonly [TarHeader | string, string | Uint8Array])[]): Promise<Buffer> {
  const pack = tarStream.pack();
  for (const [header, content] of entries) {
    pack.entry(typeof header === 'string' ? { name: header } : header, Buffer.from(content));
  }
  pack.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of pack) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
