import { randomUUID } from 'node:crypto';
import { assertNever } from '../../parsers/base/assert.ts';
import { ApiFailure } from '../api/errors.ts';
import type { ApiEvent } from '../api/events.ts';
import type { JobPhase, JobView } from '../api/views/import-views.ts';
import type { Drawer } from '../casefile/conclusion-mark.ts';
import type { ExtensionFile } from '../extensions/extension.ts';
import { leaveAll } from './job-messages.ts';
import type { WriterOrder, WriterProgress, WriterReport } from './job-messages.ts';
import type { OpenCase, OpenCases } from './open-cases.ts';
import { readingTimeLeft, withMark } from './time-left.ts';
import type { ReadingMark } from './time-left.ts';
import { createWriterThreads } from './writer-threads.ts';

/** Runs the writers of cases: one worker thread a job, one job at a time on a case. */
export interface Jobs {
  start(target: OpenCase, order: WriterOrder): JobView;
  get(jobId: string): JobView;
  /** Those that run or wait, in the order in which they were started. */
  running(): readonly JobView[];
  /** What a job was told to import; `null` for a job that is no import. */
  filesOf(jobId: string): readonly { readonly path: string; readonly name: string }[] | null;
  /** Ends the reading; what is whole is concluded from. While it concludes, and for the second time, it leaves the conclusions as they were. */
  cancel(jobId: string): JobView;
  /** Resolves when the job is done, cancelled or failed. */
  finished(jobId: string): Promise<JobView>;
  cancelAll(): void;
  close(): Promise<void>;
}

interface Job {
  view: JobView;
  readonly cancelFlag: Int32Array;
  readonly end: Promise<void>;
  readonly files: readonly { readonly path: string; readonly name: string }[] | null;
}

/** At most ten progress events a second (research/model-codebases 2.6). */
const progressEveryMs = 100;

function isEnded(phase: JobPhase): boolean {
  return phase === 'done' || phase === 'cancelled' || phase === 'failed';
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function filesOf(order: WriterOrder): JobView['files'] {
  if (order.order !== 'import') return [];
  return order.files.map(({ name }) => ({ name, state: 'waiting', bytesDone: 0, bytesTotal: 0, failure: null }));
}

/** Where the reading stands; files that the case knew already were not read. */
function markOf(progress: WriterProgress, atMs: number): ReadingMark {
  let bytesRead = 0;
  let bytesLeft = 0;
  for (const { state, bytesDone, bytesTotal } of progress.files) {
    if (state !== 'known') bytesRead += bytesDone;
    if (state === 'waiting' || state === 'reading') bytesLeft += Math.max(0, bytesTotal - bytesDone);
  }
  return { atMs, bytesRead, bytesLeft, asideRead: progress.aside.bytesRead, asideLeft: progress.aside.bytesLeft };
}

function shownProgress({ aside: _aside, ...shown }: WriterProgress, marks: readonly ReadingMark[]): Partial<JobView> {
  return { ...shown, timeLeftMs: shown.phase === 'reading' ? readingTimeLeft(marks) : null };
}

/** `extensions` and `drawer` go along with every order, because conclusions are drawn with the ones and marked by the other. */
export function createJobs(
  cases: OpenCases,
  emit: (event: ApiEvent) => void,
  extensions: () => readonly ExtensionFile[],
  drawer: Drawer,
): Jobs {
  const jobs = new Map<string, Job>();
  const lastOfCase = new Map<string, Promise<void>>();
  const threads = createWriterThreads();

  async function run(job: Job, target: OpenCase, order: WriterOrder): Promise<void> {
    let lastEmit = 0;
    let marks: readonly ReadingMark[] = [];
    const update = (change: Partial<JobView>, always: boolean): void => {
      job.view = { ...job.view, ...change };
      if (isEnded(job.view.phase)) job.view = { ...job.view, timeLeftMs: null, conclusion: null };
      const now = performance.now();
      if (!always && now - lastEmit < progressEveryMs) return;
      lastEmit = now;
      emit({ event: 'job.progress', job: job.view });
    };
    const changed = (): void => {
      emit({ event: 'case.changed', caseId: target.caseId, revision: cases.revisionOf(target.caseId) });
    };
    if (Atomics.load(job.cancelFlag, 0) > 0) {
      update({ phase: 'cancelled', left: 'reading' }, true);
      return;
    }
    const hear = (report: WriterReport): void => {
      switch (report.report) {
        case 'progress':
          marks = withMark(marks, markOf(report.progress, performance.now()));
          update(
            shownProgress(report.progress, marks),
            report.progress.phase !== job.view.phase || report.progress.conclusion?.step !== job.view.conclusion?.step,
          );
          break;
        case 'changed':
          changed();
          break;
        case 'done':
          update(
            { phase: report.left === null ? 'done' : 'cancelled', left: report.left, summary: report.summary },
            true,
          );
          changed();
          break;
        case 'failed':
          update(
            {
              phase: 'failed',
              failure: report.error.code,
              failureDetail: report.error.detail,
              failureFile: textOf(report.error.params['file'] ?? report.error.params['folder']),
            },
            true,
          );
          break;
        case 'ready':
          break;
        default:
          assertNever(report);
      }
    };
    const { cancelFlag } = job;
    const failure = await threads.carryOut({ order, cancelFlag, extensions: extensions(), drawer }, hear);
    if (isEnded(job.view.phase)) return;
    const failureDetail = failure === null ? 'the writer ended early' : `${failure.name}: ${failure.message}`;
    update({ phase: 'failed', failure: 'internal', failureDetail }, true);
  }

  function get(jobId: string): Job {
    const job = jobs.get(jobId);
    if (job === undefined) throw new ApiFailure('job-unknown', { jobId });
    return job;
  }

  function cancelAll(times: number): void {
    for (const job of jobs.values()) Atomics.add(job.cancelFlag, 0, times);
  }

  return {
    start(target, order) {
      const jobId = randomUUID();
      const cancelFlag = new Int32Array(new SharedArrayBuffer(4));
      let begin: () => void = () => {};
      const begun = new Promise<void>((resolve) => {
        begin = resolve;
      });
      const before = lastOfCase.get(target.caseId) ?? Promise.resolve();
      const job: Job = {
        view: {
          jobId,
          caseId: target.caseId,
          phase: 'waiting',
          files: filesOf(order),
          bytesDone: 0,
          bytesTotal: 0,
          records: 0,
          issues: 0,
          locked: 0,
          timeLeftMs: null,
          conclusion: null,
          left: null,
          summary: null,
          failure: null,
          failureDetail: null,
          failureFile: null,
        },
        cancelFlag,
        // not the order itself, which holds passwords
        files: order.order === 'import' ? order.files : null,
        end: Promise.all([before, begun]).then(() => run(job, target, order)),
      };
      jobs.set(jobId, job);
      lastOfCase.set(target.caseId, job.end);
      begin();
      return job.view;
    },
    get: (jobId) => get(jobId).view,
    running: () => [...jobs.values()].map(({ view }) => view).filter(({ phase }) => !isEnded(phase)),
    filesOf: (jobId) => get(jobId).files,
    cancel(jobId) {
      const job = get(jobId);
      Atomics.add(job.cancelFlag, 0, 1);
      return job.view;
    },
    async finished(jobId) {
      const job = get(jobId);
      await job.end;
      return job.view;
    },
    cancelAll: () => cancelAll(1),
    async close() {
      // A conclusion can be drawn when the case is open again; who ends the program does not wait for it.
      cancelAll(leaveAll);
      await Promise.all([...jobs.values()].map((job) => job.end));
      await threads.close();
    },
  };
}
