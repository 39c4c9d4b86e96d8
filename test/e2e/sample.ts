import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../runner/run-tool.ts';

/** The sample archive, and what is true of it by the script that makes it. */
export const sampleArchive = join(projectRoot, 'test', 'fixtures', 'sample', 'sample-diagnostics.tar.gz');

interface SampleSession {
  readonly name: string;
  readonly connector: number;
  readonly transactionId: string | null;
  readonly energyWh: string | null;
  readonly reason: string | null;
  readonly signed: readonly { readonly context: string; readonly signature: string }[];
}

export const sampleTruth = JSON.parse(
  readFileSync(join(projectRoot, 'test', 'fixtures', 'sample', 'sample-truth.json'), 'utf8'),
) as { readonly station: string; readonly sessions: readonly SampleSession[] };

/** The session whose signed end was altered. */
export const alteredTransaction = sampleTruth.sessions.find(({ name }) => name === 'end-altered')?.transactionId ?? '';

export function signedCount(signature: string): number {
  return sampleTruth.sessions.flatMap(({ signed }) => signed).filter((value) => value.signature === signature).length;
}
