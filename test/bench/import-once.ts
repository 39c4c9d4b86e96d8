/**
 * One import into a new case, as a process of its own, so that its memory can be watched from outside. Prints one JSON object.
 * Usage: node test/bench/import-once.ts CASE FOLDER FILE
 */
import { statSync } from 'node:fs';
import { createEngine } from '../../main/engine/engine.ts';

const [casePath = '', folder = '', ...paths] = process.argv.slice(2);
const engine = createEngine({ dataFolder: folder, shell: 'cli', version: 'bench', sampleArchive: null });
const files = await Promise.all(paths.map((path) => engine.grantFile(path)));
const { caseId } = await engine.caseAt(casePath);
const before = performance.now();
const started = await engine.call('import.start', { files: files.map(({ token }) => token), caseId });
if (!started.ok) throw new Error(started.error.code);
let readSeconds = 0;
/** When the messages can be listed and searched; the conclusions come later. */
let searchableSeconds = 0;
for (;;) {
  await new Promise((resolve) => setTimeout(resolve, 20));
  const job = await engine.call('job.get', { jobId: started.value.jobId });
  if (!job.ok || job.value.phase === 'failed') throw new Error(JSON.stringify(job));
  if (job.value.phase === 'reading') readSeconds = (performance.now() - before) / 1000;
  if (job.value.phase === 'concluding' && searchableSeconds === 0) {
    const page = await engine.call('frames.list', { caseId, language: 'en', limit: 1 });
    if (page.ok && page.value.total > 0) searchableSeconds = (performance.now() - before) / 1000;
  }
  if (job.value.phase !== 'done') continue;
  const frames = job.value.summary?.frames;
  const seconds = (performance.now() - before) / 1000;
  const { userCPUTime, systemCPUTime } = process.resourceUsage();
  await engine.close();
  console.log(
    JSON.stringify({
      seconds,
      readSeconds,
      searchableSeconds: searchableSeconds === 0 ? seconds : searchableSeconds,
      cpuSeconds: (userCPUTime + systemCPUTime) / 1e6,
      frames: (frames?.call ?? 0) + (frames?.result ?? 0),
      sessions: job.value.summary?.sessions ?? 0,
      caseBytes: statSync(casePath).size,
    }),
  );
  break;
}
