import { utilityProcess } from 'electron';
import type { MessagePortMain, UtilityProcess } from 'electron';
import { assertNever } from '../../../parsers/base/assert.ts';
import type { ApiEvent } from '../../api/events.ts';
import type { GrantedFile } from '../../engine/file-grants.ts';
import type { EngineOrder, EngineReport } from './bridge-messages.ts';

export interface EngineLinkOptions {
  /** The built `engine-process.mjs`. */
  readonly modulePath: string;
  readonly dataFolder: string;
  readonly version: string;
  readonly sampleArchive: string | null;
  readonly extensionFiles: readonly string[];
  readonly extensionFolder: string | null;
  onEvent(event: ApiEvent): void;
  /** The process ended by itself; unless that happened too often, a new one has been started already. */
  onCrash(restarted: boolean): void;
}

/** The main process' end of the engine process. */
export interface EngineLink {
  /** Gives a page its own line to the engine. */
  connect(port: MessagePortMain): void;
  /** Rejects when there is no such file. */
  grant(path: string): Promise<GrantedFile>;
  /** Lets the engine write a file that it has made to a place that the person has chosen. */
  deliver(made: string, path: string): Promise<void>;
  /** Lets running jobs end and every case be closed, then ends the process. */
  close(): Promise<void>;
}

interface Waiting {
  readonly resolve: (file: GrantedFile | null) => void;
  readonly reject: (error: Error) => void;
}

/** Longer than a case needs to be closed; a hanging engine must not keep the program alive. */
const closeWithinMs = 10_000;
const mostCrashesAMinute = 3;

export function startEngineLink(options: EngineLinkOptions): EngineLink {
  const waiting = new Map<number, Waiting>();
  let requests = 0;
  let closing = false;
  let tellClosed: () => void = () => {};
  let crashes: readonly number[] = [];

  function receive(message: EngineReport): void {
    switch (message.report) {
      case 'granted':
        waiting.get(message.request)?.resolve(message.file);
        waiting.delete(message.request);
        break;
      case 'delivered':
        waiting.get(message.request)?.resolve(null);
        waiting.delete(message.request);
        break;
      case 'refused':
        waiting.get(message.request)?.reject(new Error(message.message));
        waiting.delete(message.request);
        break;
      case 'event':
        options.onEvent(message.event);
        break;
      case 'closed':
        tellClosed();
        break;
      default:
        assertNever(message);
    }
  }

  function fork(): UtilityProcess {
    const child = utilityProcess.fork(options.modulePath, [], { serviceName: 'ladeakte-engine', stdio: 'inherit' });
    child.on('message', receive);
    child.on('exit', () => {
      tellClosed();
      if (closing) return;
      for (const { reject } of waiting.values()) reject(new Error('the engine ended unexpectedly'));
      waiting.clear();
      crashes = [...crashes.filter((atMs) => performance.now() - atMs < 60_000), performance.now()];
      // An engine that cannot even start is not started for ever.
      const restarts = crashes.length <= mostCrashesAMinute;
      if (restarts) engine = fork();
      options.onCrash(restarts);
    });
    const { dataFolder, version, sampleArchive, extensionFiles, extensionFolder } = options;
    const order: EngineOrder = {
      order: 'start',
      dataFolder,
      version,
      sampleArchive,
      extensionFiles,
      extensionFolder,
    };
    child.postMessage(order, []);
    return child;
  }
  let engine = fork();
  const tell = (order: EngineOrder, ports?: MessagePortMain[]): void => engine.postMessage(order, ports);

  function asked(order: (request: number) => EngineOrder): Promise<GrantedFile | null> {
    requests += 1;
    const request = requests;
    return new Promise((resolve, reject) => {
      waiting.set(request, { resolve, reject });
      tell(order(request));
    });
  }

  return {
    connect: (port) => tell({ order: 'connect' }, [port]),
    async grant(path) {
      const file = await asked((request) => ({ order: 'grant', request, path }));
      if (file === null) throw new Error('the engine gave no file');
      return file;
    },
    async deliver(made, path) {
      await asked((request) => ({ order: 'deliver', request, made, path }));
    },
    async close() {
      closing = true;
      await new Promise<void>((resolve) => {
        tellClosed = resolve;
        setTimeout(resolve, closeWithinMs).unref();
        tell({ order: 'close' });
      });
      engine.kill();
    },
  };
}
