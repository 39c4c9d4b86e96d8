import { open } from 'node:fs/promises';
import { ByteReader } from '../byte-reader.ts';
import { failureOf } from '../dropped-files.ts';
import type { DroppedFile } from '../dropped-files.ts';
import { fileBytes } from '../file-bytes.ts';
import type { CancelSignal } from '../file-bytes.ts';
import { partHead } from './part-head.ts';
import { RotatedLog } from './rotated-log.ts';
import type { RotatedPart } from './rotated-log.ts';
import { rotatedLogs } from './rotated-name.ts';

interface DroppedState {
  readonly dropped: DroppedFile;
  /** Set here for a part of a rotated log. */
  part: RotatedPart | null;
}

/** Parts of rotated logs stand together and the oldest first; everything else keeps its place. */
export function inLogicalOrder<State extends DroppedState>(
  states: readonly State[],
  signal: CancelSignal,
): readonly State[] {
  const partsOf = new Map<State, readonly State[]>();
  const readable = states.filter(({ dropped }) => !('failure' in dropped));
  for (const { log, parts } of rotatedLogs(readable, ({ dropped }) => dropped.file.name)) {
    const rotated = new RotatedLog(log, parts.length);
    for (const [index, state] of parts.entries()) {
      const next = parts[index + 1];
      state.part = rotated.part(index + 1, async () => (next === undefined ? null : headOfFile(next, signal)));
      partsOf.set(state, parts);
    }
  }
  return [...new Set(states.flatMap((state) => partsOf.get(state) ?? [state]))];
}

async function headOfFile({ dropped }: DroppedState, signal: CancelSignal): Promise<Uint8Array | null> {
  try {
    const file = await open(dropped.file.path, 'r');
    try {
      const { size } = await file.stat();
      return await partHead(new ByteReader(fileBytes(file, 0, size, signal, () => undefined)));
    } finally {
      await file.close();
    }
  } catch (error) {
    // that it cannot be read is told when its turn comes
    failureOf(error);
    return null;
  }
}
