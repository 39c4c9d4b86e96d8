import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ApiClient } from '../api/client.ts';
import type { ApiEvent } from '../api/events.ts';
import type { AppInfo, CaseInfo } from '../api/views/case-views.ts';
import type { Drawer } from '../casefile/conclusion-mark.ts';
import { expectedFailure } from '../casefile/expected-failure.ts';
import { findExtensionFiles } from '../extensions/extension-files.ts';
import { readExtensions } from '../extensions/extension-set.ts';
import type { ExtensionSet } from '../extensions/extension-set.ts';
import { createDispatcher } from './dispatch.ts';
import { createFileGrants } from './file-grants.ts';
import type { GrantedFile } from './file-grants.ts';
import { handlers } from './handlers.ts';
import { installationKey } from './installation-key.ts';
import { createJobs } from './jobs.ts';
import { createOpenCases } from './open-cases.ts';
import { assertName } from './save-file.ts';
import { createPreferencesFile } from './preferences-file.ts';
import { loadAllQueries } from './queries-on-demand.ts';
import { createRecentCases } from './recent-cases.ts';
import { createKeptChecks } from './kept-checks.ts';
import type { KeptChecks } from './kept-checks.ts';
import { createRunningCalls } from './running-calls.ts';
import type { RunningCalls } from './running-calls.ts';
import { createMadeFiles } from './made-files.ts';
import type { MadeFiles } from './made-files.ts';
import { caseInfo } from './case-info.ts';

export interface EngineOptions {
  /** Private folder of the program: new cases, list of recent cases. Made when missing. */
  readonly dataFolder: string;
  readonly shell: AppInfo['shell'];
  readonly version: string;
  /** The sample archive of the start screen; `null` where it is not shipped. */
  readonly sampleArchive: string | null;
  /** Extension files given for this run; see `main/extensions/README.md`. */
  readonly extensionFiles?: readonly string[];
  /** The person's folder of extension files. Default: none. */
  readonly extensionFolder?: string | null;
}

/** The engine as a shell sees it: the contract, and the few things that only a host may do. */
export interface Engine extends ApiClient {
  /** What was added by extension files, and what is wrong with those that were refused. */
  readonly extensions: ExtensionSet;
  /** Lets the contract read one file or folder; the token stands for it from now on. */
  grantFile(path: string, name?: string): Promise<GrantedFile>;
  /** Lets the contract write one file or folder. */
  grantTarget(path: string, overwrite: boolean): string;
  /** Files that were made and wait for the shell (`MadeFile`). */
  readonly made: Pick<MadeFiles, 'find' | 'deliver'>;
  /** Opens the case file at a path of the host's choosing, making it when it is not there (`--case FILE`). */
  caseAt(path: string): Promise<CaseInfo>;
  /** Loads what answers questions before one is asked; for shells that stay. */
  warmUp(): Promise<void>;
  /** Ends what runs for an answer, and cancels jobs: what they have is kept (Ctrl-C). */
  cancelAll(): void;
  /** Ends running jobs and closes every case. */
  close(): Promise<void>;
}

/** What the handlers of procedures work with. */
export interface EngineContext {
  readonly options: EngineOptions;
  readonly grants: ReturnType<typeof createFileGrants>;
  readonly cases: ReturnType<typeof createOpenCases>;
  readonly recent: ReturnType<typeof createRecentCases>;
  readonly preferences: ReturnType<typeof createPreferencesFile>;
  readonly jobs: ReturnType<typeof createJobs>;
  readonly made: MadeFiles;
  readonly checks: KeptChecks;
  readonly running: RunningCalls;
  readonly extensions: ExtensionSet;
  /** As whom this installation marks the conclusions that it draws. */
  readonly drawer: Drawer;
  /** After the settings folder changed. */
  reloadExtensions(): ExtensionSet;
  emit(event: ApiEvent): void;
  /** The contract itself, for what is made from several of its answers (reports). */
  readonly call: ApiClient['call'];
}

/** How often open cases are looked at for what other programs did to them: a look at the file and two numbers. */
const watchEveryMs = 2_000;

/** Starts an engine. One per process; it knows no transport and no screen. */
export function createEngine(options: EngineOptions): Engine {
  mkdirSync(join(options.dataFolder, 'cases'), { recursive: true, mode: 0o700 });
  const listeners = new Set<(event: ApiEvent) => void>();
  const emit = (event: ApiEvent): void => {
    for (const listener of listeners) listener(event);
  };
  const grants = createFileGrants();
  const cases = createOpenCases();
  const recent = createRecentCases(options.dataFolder, grants);
  const readAgain = (): ExtensionSet => {
    const found = findExtensionFiles(options.extensionFiles ?? [], options.extensionFolder ?? null);
    return readExtensions(found.files, found.problems);
  };
  let extensions = readAgain();
  const drawer: Drawer = { key: installationKey(options.dataFolder), version: options.version };
  const jobs = createJobs(cases, emit, () => extensions.files, drawer);
  const made = createMadeFiles(options.dataFolder);
  const checks = createKeptChecks(cases);
  const running = createRunningCalls();
  const context: EngineContext = {
    options,
    grants,
    cases,
    recent,
    preferences: createPreferencesFile(options.dataFolder),
    jobs,
    drawer,
    get extensions() {
      return extensions;
    },
    reloadExtensions() {
      extensions = readAgain();
      return extensions;
    },
    made,
    checks,
    running,
    emit,
    call: (name, input, ticket) => dispatch(name, input, ticket),
  };
  const dispatch = createDispatcher(handlers, context);
  // Another program writes to a case, takes it away or puts another one in its place: screens that ask nothing would go on showing what was.
  const watch = setInterval(() => {
    if (listeners.size === 0) return;
    for (const caseId of cases.changedMeanwhile()) {
      emit({ event: 'case.changed', caseId, revision: cases.revisionOf(caseId) });
      emit({ event: 'journal.changed', caseId });
    }
  }, watchEveryMs);
  watch.unref();

  return {
    get extensions() {
      return extensions;
    },
    call: dispatch,
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    grantFile: (path, name) => grants.grant(path, name),
    grantTarget: (path, overwrite) => grants.grantTarget(path, overwrite),
    made,
    async caseAt(path) {
      assertName(path);
      try {
        return caseInfo(cases.openAt(path, { create: true }), extensions, drawer);
      } catch (error) {
        throw expectedFailure(error, path) ?? error;
      }
    },
    warmUp: loadAllQueries,
    cancelAll() {
      running.cancelAll();
      jobs.cancelAll();
    },
    async close() {
      clearInterval(watch);
      running.cancelAll();
      await jobs.close();
      checks.close();
      cases.closeAll();
      made.close();
    },
  };
}
