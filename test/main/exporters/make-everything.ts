/**
 * Makes every report, export and bundle of a case and prints the SHA-256 of each: run under several zones and locales by
 * `same-bytes.test.ts`. Usage: node make-everything.ts CASE FOLDER
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { reportKinds } from '../../../main/api/report-choices.ts';
import { createEngine } from '../../../main/engine/engine.ts';
import type { DocumentFile, ExportedFile } from '../../../main/api/views/export-views.ts';

const [caseFile = '', folder = ''] = process.argv.slice(2);
const engine = createEngine({
  dataFolder: join(folder, 'data'),
  shell: 'cli',
  version: '0.0.0-test',
  sampleArchive: null,
});

function sum(content: Omit<DocumentFile, 'fileName'> | ExportedFile): string {
  const bytes =
    'text' in content
      ? Buffer.from(content.text, 'utf8')
      : Buffer.from('base64' in content ? content.base64 : '', 'base64');
  return createHash('sha256').update(bytes).digest('hex');
}
const say = (name: string, digest: string): void => console.log(`${digest}  ${name}`);

try {
  const { caseId } = await engine.caseAt(caseFile);
  for (const report of reportKinds) {
    for (const format of ['html', 'json', 'csv'] as const) {
      for (const language of ['de', 'en'] as const) {
        const reply = await engine.call('report.make', { caseId, report, format, language });
        say(`${report}-${language}.${format}`, reply.ok ? sum(reply.value) : JSON.stringify(reply.error));
      }
    }
  }
  for (const kind of ['safe-xml', 'ocmf', 'trace', 'csv', 'json', 'proof'] as const) {
    const reply = await engine.call('export.make', { caseId, kind, language: 'de' });
    for (const file of reply.ok ? reply.value.files : []) say(`${kind} ${file.name}`, sum(file));
  }
  const zip = join(folder, 'bundle.zip');
  const bundle = await engine.call('bundle.make', { caseId, language: 'de', target: engine.grantTarget(zip, true) });
  say(
    'bundle.zip',
    bundle.ok ? createHash('sha256').update(readFileSync(zip)).digest('hex') : JSON.stringify(bundle.error),
  );
} finally {
  await engine.close();
}
