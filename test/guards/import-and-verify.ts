/** Run by `no-sockets.test.ts` in a process of its own: a whole import, an audit and a report, without a screen. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker, isMainThread } from 'node:worker_threads';
import { documentText } from '../fixtures/document-text.ts';

const [mode = '', evidence = ''] = process.argv.slice(2);

if (!isMainThread) {
  createConnection({ host: '192.0.2.1', port: 9 });
} else if (mode === 'control') {
  // The hook has to be felt in a worker too; otherwise the test could not fail.
  new Worker(new URL(import.meta.url)).on('error', () => process.exit(7));
} else {
  const { createEngine } = await import('../../main/engine/engine.ts');
  const folder = mkdtempSync(join(tmpdir(), 'ladeakte-no-sockets-'));
  const engine = createEngine({ dataFolder: folder, shell: 'cli', version: '0.0.0', sampleArchive: null });
  const { token } = await engine.grantFile(evidence);
  const started = await engine.call('import.start', { files: [token] });
  if (!started.ok) throw new Error(JSON.stringify(started.error));
  let job = started.value;
  while (['waiting', 'reading', 'concluding'].includes(job.phase)) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    const asked = await engine.call('job.get', { jobId: job.jobId });
    if (!asked.ok) throw new Error(JSON.stringify(asked.error));
    job = asked.value;
  }
  const verified = await engine.call('verify.files', { files: [token] });
  const { caseId } = job;
  const report = await engine.call('report.make', { caseId, report: 'audit', format: 'html', language: 'de' });
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
  const outcome = {
    phase: job.phase,
    sessions: job.summary?.sessions,
    verified: verified.ok ? verified.value.values.length : verified.error,
    report: report.ok ? documentText(report.value).length : report.error,
  };
  console.log(JSON.stringify(outcome));
}
