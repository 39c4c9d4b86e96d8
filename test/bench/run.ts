/** `npm run bench -- import|queries|verify|report|window|lanes [SIZE]`: measurements, no tests; they print ratios and assert nothing. */
import { benchImport } from './import.ts';
import { benchLanes } from './lanes.ts';
import { benchQueries } from './queries.ts';
import { benchReport } from './report.ts';
import { benchVerify } from './verify.ts';
import { benchWindow } from './window.ts';

const [name = 'all', size, ...more] = process.argv.slice(2);
const wanted = (bench: string): boolean => name === 'all' || name === bench;

if (!['all', 'import', 'queries', 'verify', 'report', 'window', 'lanes'].includes(name)) {
  console.error(
    'npm run bench -- [import [MEGABYTES] [DIALECT]... | queries [FRAMES] | verify [RECORDS] | report [SESSIONS] | window [FRAMES] | lanes [SEGMENTS]]',
  );
  process.exitCode = 1;
}
if (wanted('verify')) await benchVerify(Number(size ?? 200));
if (wanted('import')) await benchImport(Number(size ?? 500), more);
if (wanted('queries')) await benchQueries(Number(name === 'all' ? 1_000_000 : (size ?? 1_000_000)));
if (wanted('report')) benchReport(Number(name === 'all' ? 10_000 : (size ?? 10_000)));
// Not among all: they need a browser and take minutes.
if (name === 'window') await benchWindow(Number(size ?? 1_000_000));
if (name === 'lanes') await benchLanes(Number(size ?? 100_000));
