import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { ExportedFile, ExportKind, ExportResult } from '../../../main/api/views/export-views.ts';
import type { SignatureDetail } from '../../../main/api/views/signature-views.ts';
import { createEngine } from '../../../main/engine/engine.ts';
import { asking, ended } from '../ask-engine.ts';
import type { Ask } from '../ask-engine.ts';

/** An engine with a folder of its own, and cases made from given files. */
export interface ExportBench {
  readonly ask: Ask;
  /** Imports files that are there, or texts that are written first; gives the case. */
  importFiles(files: readonly (string | { readonly name: string; readonly text: string })[]): Promise<string>;
  makeExport(
    caseId: string,
    kind: ExportKind,
    input?: { sessionIds?: string[]; signatureIds?: number[]; mask?: boolean; asOneFile?: boolean },
  ): Promise<ExportResult>;
  signatures(caseId: string): Promise<readonly SignatureDetail[]>;
  close(): Promise<void>;
}

export function createExportBench(): ExportBench {
  const folder = mkdtempSync(join(tmpdir(), 'ladeakte-export-'));
  const engine = createEngine({ dataFolder: folder, shell: 'cli', version: '0.0.0-test', sampleArchive: null });
  let written = 0;

  const ask = asking(() => engine);
  return {
    ask,
    async importFiles(files) {
      const tokens = [];
      for (const file of files) {
        let path = file;
        if (typeof path !== 'string') {
          written += 1;
          path = join(folder, `${written}-${path.name}`);
          writeFileSync(path, typeof file === 'string' ? '' : file.text);
        }
        tokens.push((await engine.grantFile(path, basename(path))).token);
      }
      const job = await ended(ask, await ask('import.start', { files: tokens }));
      return job.caseId;
    },
    makeExport: (caseId, kind, input = {}) => ask('export.make', { caseId, kind, language: 'en', ...input }),
    async signatures(caseId) {
      const { rows } = await ask('signatures.list', { caseId, limit: 1_000 });
      const details = [];
      for (const { id } of rows) {
        details.push(await ask('signature.get', { caseId, signedValueId: id, language: 'en' }));
      }
      return details;
    },
    async close() {
      await engine.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export function textOf(file: ExportedFile | undefined): string {
  if (file === undefined) throw new Error('nothing was exported');
  return 'text' in file ? file.text : Buffer.from(file.base64, 'base64').toString('latin1');
}
