import { expectedFailure, expectedFailureOfCase } from '../casefile/expected-failure.ts';
import { assertNever } from '../../parsers/base/assert.ts';
import { caseCounts } from '../casefile/case-counts.ts';
import type { Drawer } from '../casefile/conclusion-mark.ts';
import { recordsChange } from '../casefile/conclusion-state.ts';
import { bumpRevision, writeMeta } from '../casefile/meta.ts';
import { lockCase } from '../casefile/case-lock.ts';
import type { CaseLock } from '../casefile/case-lock.ts';
import { foldLogIn, openCaseFile } from '../casefile/open-case-file.ts';
import type { CaseDatabase } from '../casefile/open-case-file.ts';
import { clearUnfinishedSources } from '../casefile/unfinished-sources.ts';
import { ConclusionInterrupted } from './conclusion-course.ts';
import type { ConclusionCourse } from './conclusion-course.ts';
import { countDistinctKeys } from './distinct-keys.ts';
import { importIntoCase } from './import-into-case.ts';
import { leaveAll } from './job-messages.ts';
import type { WriterJob, WriterOrder, WriterProgress, WriterReport } from './job-messages.ts';
import { pinKey, unpinKey } from './pinned-keys.ts';
import { applyZone } from './case-zone.ts';
import { sayReadAs, takeReadAsBack } from './say-read-as.ts';
import { sayMappings, sourcesToReadAnew, takeMappingBack } from './table-mappings.ts';

/** An order in hand: what it is, and how those who wait for it hear of it. */
interface Task {
  readonly order: WriterOrder;
  readonly extensions: WriterJob['extensions'];
  readonly drawer: Drawer;
  readonly tell: (report: WriterReport) => void;
  /** How often a person asked to stop so far. */
  readonly asked: () => number;
  readonly cancelled: () => boolean;
  readonly progress: (change: Partial<WriterProgress>) => void;
}

function taskOf({ order, cancelFlag, extensions, drawer }: WriterJob, tell: Task['tell']): Task {
  const asked = (): number => Atomics.load(cancelFlag, 0);
  let last: WriterProgress = {
    phase: 'reading',
    files: [],
    bytesDone: 0,
    bytesTotal: 0,
    records: 0,
    issues: 0,
    locked: 0,
    conclusion: null,
    aside: { bytesRead: 0, bytesLeft: 0 },
  };
  return {
    order,
    extensions,
    // A Buffer comes out of a message as bare bytes.
    drawer: { ...drawer, key: drawer.key === null ? null : Buffer.from(drawer.key) },
    tell,
    asked,
    cancelled: () => asked() > 0,
    progress(change) {
      last = { ...last, ...change };
      tell({ report: 'progress', progress: last });
    },
  };
}

/** Rules, catalogues and what else a case is concluded with: most of the program. */
async function loadConclusion() {
  const [{ concludeCase }, { readExtensions }] = await Promise.all([
    import('./conclude-case.ts'),
    import('../extensions/extension-set.ts'),
  ]);
  return { concludeCase, readExtensions };
}

/** The zone and the mappings that come with files; both with the word that the conclusions are not those of the case any more. */
function sayBeforeReading(database: CaseDatabase, { zone, mappings }: Extract<WriterOrder, { order: 'import' }>): void {
  if (zone === null && mappings.length === 0) return;
  database.transaction(() => {
    recordsChange(database);
    if (zone !== null) {
      writeMeta(database, 'zone', zone);
      writeMeta(database, 'zone-reason', 'given');
    }
    sayMappings(database, null, mappings);
  })();
}

/** Brings in what the conclusions are then drawn from. */
async function bringIn(database: CaseDatabase, { order, tell, asked, cancelled, progress }: Task): Promise<void> {
  switch (order.order) {
    case 'import': {
      sayBeforeReading(database, order);
      const read = importIntoCase(database, order.files, {
        cancelled,
        progress,
        changed: () => tell({ report: 'changed' }),
        passwords: order.passwords,
        limits: order.limits,
      });
      // Loaded while the other thread begins to read.
      void loadConclusion();
      await read;
      break;
    }
    case 'conclude':
      break;
    default: {
      const change = order;
      // Both or none: a crash in between would leave conclusions that look like those of the case.
      database.transaction(() => {
        recordsChange(database);
        makeChange(database, change, asked);
      })();
    }
  }
}

/** What a person says about the case. */
function makeChange(
  database: CaseDatabase,
  order: Exclude<WriterOrder, { order: 'import' | 'conclude' }>,
  asked: Task['asked'],
): void {
  switch (order.order) {
    case 'map-tables':
      sayMappings(database, order.sourceId, order.mappings);
      break;
    case 'unmap-tables':
      takeMappingBack(database, order.sourceId);
      break;
    case 'read-as':
      if (order.words === null) takeReadAsBack(database, order.sourceId);
      else sayReadAs(database, order.sourceId, order.words);
      break;
    case 'set-zone':
      applyZone(database, order.zone, 'given', lookFor(asked, 0));
      break;
    case 'pin-key':
      pinKey(database, order);
      break;
    case 'unpin-key':
      unpinKey(database, order.keyId);
      break;
    default:
      assertNever(order);
  }
}

/** So long a job waits for one that another program runs on the same case; a marked key or zone takes no longer. */
const patienceMs = 10_000;

/** Ends what is being done as soon as a person asks for it more often than before. */
function lookFor(asked: Task['asked'], askedBefore: number): () => void {
  return () => {
    if (asked() > askedBefore) throw new ConclusionInterrupted();
  };
}

/** Screens hear of a conclusion at most so often. */
const tellEveryMs = 150;

/** Draws the conclusions; `false` when a person left them as they were. */
async function conclude(database: CaseDatabase, task: Task): Promise<boolean> {
  const { order, extensions, drawer, tell, asked, progress } = task;
  // Also after a cancel: what is complete is kept and must be consistent. It is the import that stops, not the answer.
  const look = lookFor(asked, order.order === 'import' && asked() < leaveAll ? asked() : 0);
  let toldAtMs = 0;
  let toldStep = '';
  const reached: ConclusionCourse['reached'] = (step, done, total) => {
    look();
    const now = performance.now();
    if (step === toldStep && now - toldAtMs < tellEveryMs) return;
    toldAtMs = now;
    toldStep = step;
    progress({ phase: 'concluding', conclusion: { step, done, total } });
  };
  const readable = (): void => {
    bumpRevision(database);
    tell({ report: 'changed' });
  };
  try {
    reached('ordering', 0, 0);
    const { concludeCase, readExtensions } = await loadConclusion();
    await concludeCase(database, readExtensions(extensions), { look, reached, readable }, drawer);
    return true;
  } catch (error) {
    if (error instanceof ConclusionInterrupted) return false;
    throw error;
  }
}

/** Carries the order out; what a person left of it, `null` for nothing. */
async function work(database: CaseDatabase, task: Task): Promise<'reading' | 'conclusions' | null> {
  clearUnfinishedSources(database);
  try {
    await bringIn(database, task);
  } catch (error) {
    if (error instanceof ConclusionInterrupted) return 'conclusions';
    throw error;
  }
  if (sourcesToReadAnew(database).length > 0) {
    recordsChange(database);
    const { readDatabasesAnew } = await import('./read-databases-anew.ts');
    await readDatabasesAnew(database);
  }
  const left = task.order.order === 'import' && task.cancelled() ? 'reading' : null;
  return (await conclude(database, task)) ? left : 'conclusions';
}

/** `true` when all was done that was asked for. */
async function run(task: Task): Promise<boolean> {
  const { order, tell, cancelled } = task;
  const database = openCaseFile(order.casePath, 'write');
  let lock: CaseLock | null = null;
  try {
    lock = await lockCase(order.casePath, patienceMs, cancelled);
    const left = lock === null ? 'reading' : await work(database, task);
    if (lock !== null) {
      bumpRevision(database);
      foldLogIn(database);
    }
    tell({ report: 'done', summary: caseCounts(database, countDistinctKeys(database)), left });
    return left === null;
  } catch (error) {
    throw expectedFailureOfCase(error, order.casePath, database) ?? error;
  } finally {
    database.close();
    lock?.release();
  }
}

/**
 * Carries an order out on a case and tells how it goes, to the end, `done` or `failed`. Never rejects; resolves when the case is let go,
 * with `true` when all was done that was asked for.
 */
export async function carryOutOrder(job: WriterJob, tell: (report: WriterReport) => void): Promise<boolean> {
  try {
    return await run(taskOf(job, tell));
  } catch (error) {
    const known = expectedFailure(error, job.order.casePath)?.error ?? null;
    const detail = error instanceof Error ? `${error.name}: ${error.message}` : 'unknown';
    tell({ report: 'failed', error: known ?? { code: 'internal', params: {}, detail } });
    return false;
  }
}
