import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Memory of a process and all that it started, in MB: everything that is resident, and of that what is not a file (mapped pages of the case can be dropped at any time). */
export interface Memory {
  readonly residentMb: number;
  readonly ownMb: number;
}

export interface WatchedRun {
  readonly output: string;
  /** Peaks over all processes together; `null` where the system has no /proc. */
  readonly peak: Memory | null;
}

const watchEveryMs = 50;

function statusOf(pid: string): { readonly parent: string; readonly memory: Memory } | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'latin1');
    const number = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
    return {
      parent: String(number('PPid')),
      memory: { residentMb: number('VmRSS') / 1024, ownMb: number('RssAnon') / 1024 },
    };
  } catch {
    return null;
  }
}

/** Sum over a process and its descendants. */
function memoryOf(root: number): Memory {
  const processes = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((pid) => {
        const status = statusOf(pid);
        return status === null ? [] : [[pid, status] as const];
      }),
  );
  const belongs = (pid: string): boolean => {
    if (pid === String(root)) return true;
    const parent = processes.get(pid)?.parent;
    return parent !== undefined && parent !== '0' && belongs(parent);
  };
  let residentMb = 0;
  let ownMb = 0;
  for (const [pid, { memory }] of processes) {
    if (!belongs(pid)) continue;
    residentMb += memory.residentMb;
    ownMb += memory.ownMb;
  }
  return { residentMb, ownMb };
}

/** Where the program keeps its compiled code (`ladeakte.mjs`): what is measured is the program as it is used. */
const compiledCode = fileURLToPath(new URL('../../node_modules/.cache/ladeakte-code', import.meta.url));

/** Runs a script of this folder under the same Node and watches what it takes. */
export async function runWatched(script: string, parameters: readonly string[]): Promise<WatchedRun> {
  const env = { ...process.env, NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? compiledCode };
  const child = spawn(process.execPath, [script, ...parameters], { stdio: ['ignore', 'pipe', 'inherit'], env });
  let output = '';
  child.stdout.on('data', (text: Buffer) => {
    output += text.toString();
  });
  let peak: Memory | null = null;
  const timer = setInterval(() => {
    if (process.platform !== 'linux' || child.pid === undefined) return;
    const now = memoryOf(child.pid);
    peak = {
      residentMb: Math.max(peak?.residentMb ?? 0, now.residentMb),
      ownMb: Math.max(peak?.ownMb ?? 0, now.ownMb),
    };
  }, watchEveryMs);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  clearInterval(timer);
  if (code !== 0) throw new Error(`${script} ended with ${code}`);
  return { output, peak };
}
