/** `npm run bench -- import|verify [SIZE]`: measurements, no tests; they print ratios and assert nothing. */
import { benchImport } from './import.ts';
import { benchVerify } from './verify.ts';

const [name = 'all', size] = process.argv.slice(2);
const wanted = (bench: string): boolean => name === 'all' || name === bench;

if (!['all', 'import', 'verify'].includes(name)) {
  console.error('npm run bench -- [import [MEGABYTES] | verify [RECORDS]]');
  process.exitCode = 1;
}
if (wanted('verify')) await benchVerify(Number(size ?? 200));
if (wanted('import')) await benchImport(Number(size ?? 100));
