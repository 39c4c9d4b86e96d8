/**
 * `npm run fuzz -- [ROUNDS] [SEED]`: damaged variants of our own fixtures, and of the shared corpus where it lies beside the project, through
 * the whole import. Whatever comes in, the import ends without an exception, every source is in the ledger, and a second run of
 * the same bytes gives the same numbers. Prints the seed of each failure so that it can be repeated.
 */
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { caseCounts } from '../../main/casefile/case-counts.ts';
import { sources } from '../../main/casefile/concluded-records.ts';
import { createCaseFile } from '../../main/casefile/open-case-file.ts';
import { concludeCase } from '../../main/engine/conclude-case.ts';
import { importIntoCase } from '../../main/engine/import-into-case.ts';

const seedFolders = [
  '../fixtures/sample',
  '../../../shared/corpus/logs',
  '../../../shared/corpus/signed/safe',
  '../../../shared/corpus/databases',
];
/** Larger seeds are cut: damage is what is looked for, not size. */
const seedBytes = 200_000;

/** A small generator with a seed (mulberry32), so that each round can be repeated. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function seeds(): readonly { readonly name: string; readonly bytes: Buffer }[] {
  return seedFolders.flatMap((relative) => {
    const folder = fileURLToPath(new URL(relative, import.meta.url));
    if (!existsSync(folder)) {
      console.log(`skipped: ${relative} is not there`);
      return [];
    }
    return readdirSync(folder)
      .map((name) => join(folder, name))
      .filter((path) => statSync(path).isFile() && !path.endsWith('.ts'))
      .map((path) => ({
        name: path.slice(path.lastIndexOf('/') + 1),
        bytes: readFileSync(path).subarray(0, seedBytes),
      }));
  });
}

/** A few damages of the kinds that happen: flipped bits, holes, repeats, cuts, foreign bytes. */
function damage(original: Buffer, random: () => number): Buffer {
  let bytes = Buffer.from(original);
  const at = (): number => Math.floor(random() * Math.max(1, bytes.length));
  for (let count = 1 + Math.floor(random() * 6); count > 0; count -= 1) {
    const from = at();
    const to = Math.min(bytes.length, from + Math.floor(random() * 200));
    switch (Math.floor(random() * 6)) {
      case 0:
        if (bytes.length > 0) bytes[from] = (bytes[from] ?? 0) ^ (1 << Math.floor(random() * 8));
        break;
      case 1:
        bytes = Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
        break;
      case 2:
        bytes = Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)]);
        break;
      case 3:
        bytes = bytes.subarray(0, from);
        break;
      case 4:
        bytes.fill(0, from, to);
        break;
      default:
        bytes = Buffer.concat([
          bytes.subarray(0, from),
          Buffer.from('[2,"x","StartTransaction",{"\u202e":[[[['),
          bytes.subarray(from),
        ]);
    }
  }
  return bytes;
}

async function importOnce(folder: string, name: string, path: string): Promise<string> {
  const database = createCaseFile(join(folder, name), name);
  try {
    await importIntoCase(database, [{ path, name: 'fuzzed' }], {
      cancelled: () => false,
      progress: () => {},
      changed: () => {},
    });
    await concludeCase(database);
    const left = sources(database).filter(({ state, account }) => state === 'reading' || account === null);
    if (left.length > 0) throw new Error(`${left.length} sources without an account`);
    return JSON.stringify(caseCounts(database, 0));
  } finally {
    database.close();
  }
}

const rounds = Number(process.argv[2] ?? 200);
const firstSeed = Number(process.argv[3] ?? 1);
const originals = seeds();
let failures = 0;
let slowestMs = 0;
for (let round = 0; round < rounds; round += 1) {
  const seed = firstSeed + round;
  const random = generator(seed);
  const original = originals[Math.floor(random() * originals.length)];
  if (original === undefined) break;
  const folder = mkdtempSync(join(tmpdir(), 'ladeakte-fuzz-'));
  try {
    const path = join(folder, 'input');
    writeFileSync(path, damage(original.bytes, random));
    const start = performance.now();
    const first = await importOnce(folder, 'a.ladeakte', path);
    slowestMs = Math.max(slowestMs, performance.now() - start);
    const second = await importOnce(folder, 'b.ladeakte', path);
    if (first !== second) throw new Error(`two runs differ: ${first} ${second}`);
  } catch (error) {
    failures += 1;
    console.error(`seed ${seed}, from ${original.name}: ${error instanceof Error ? error.stack : String(error)}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
console.log(`${rounds} rounds from seed ${firstSeed}, ${failures} failures, slowest ${slowestMs.toFixed(0)} ms`);
if (failures > 0) process.exitCode = 1;
