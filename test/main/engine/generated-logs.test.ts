/* Generated conversations through the real importer: rotated and packed, and exported newest first with times that are equal (research P16). */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEngine } from '../../../main/engine/engine.ts';
import type { Engine } from '../../../main/engine/engine.ts';
import { conversations, garments, type Message } from '../../parsers/logs/conversation.ts';
import { asking, ended } from '../ask-engine.ts';

let folder: string;
let engine: Engine;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'generated-logs-'));
  engine = createEngine({ dataFolder: folder, version: 'test', shell: 'cli', sampleArchive: null });
});
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

const ask = asking(() => engine);

let made = 0;

/** Imports files that lie in one folder; the messages in the order of the case, each answer with its request. */
async function imported(files: Readonly<Record<string, string | Uint8Array>>): Promise<readonly string[]> {
  made += 1;
  const prefix = join(folder, `set-${made}-`);
  const paths = Object.entries(files).map(([name, content]) => {
    writeFileSync(prefix + name, content);
    return prefix + name;
  });
  const granted = await Promise.all(paths.map((path) => engine.grantFile(path)));
  const job = await ended(ask, await ask('import.start', { files: granted.map(({ token }) => token) }));
  const { rows } = await ask('frames.list', { caseId: job.caseId, language: 'en', limit: 500 });
  await ask('case.close', { caseId: job.caseId });
  return rows.map(({ kind, uniqueId, action, station }) => `${kind} ${uniqueId} ${action ?? '-'} ${station ?? '-'}`);
}

/** Conversations without a start: a station that boots forgets what it asked, and answers after that have no request. */
const withoutBoot = conversations().map((messages) => {
  const boots = new Set(messages.filter(({ action }) => action === 'BootNotification').map(({ id }) => id));
  return messages.filter(({ id }) => !boots.has(id));
});

function expected(messages: readonly Message[]): readonly string[] {
  const actions = new Map(messages.flatMap(({ id, action }) => (action === null ? [] : [[id, action] as const])));
  return messages.map(({ kind, id, station }) => `${kind} ${id} ${actions.get(id) ?? '-'} ${station}`);
}

// An import takes a second, so few are drawn and none is made smaller.
const options = { numRuns: 3, seed: 20_261_121, endOnFailure: true };

test('a rotated set of which the older parts are packed gives what the whole log gives', {
  timeout: 60_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(withoutBoot, fc.nat(), fc.nat(), async (messages, first, second) => {
      const lines = (garments['plain']?.(messages) ?? '').split(/(?<=\n)/);
      const [from = 0, to = 0] = [first, second].map((at) => at % (lines.length + 1)).toSorted((a, b) => a - b);
      const part = (begin: number, end?: number) => lines.slice(begin, end).join('');
      const seen = await imported({
        'ocppd.log': part(to),
        'ocppd.log.1.gz': gzipSync(part(from, to)),
        'ocppd.log.2.gz': gzipSync(part(0, from)),
      });
      expect(seen).toEqual(expected(messages));
    }),
    options,
  );
});

const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;

test('an export newest first, several rows in a second: answers follow their requests', {
  timeout: 60_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(withoutBoot, async (messages) => {
      const rows = messages.map(
        ({ station, text }, index) =>
          `2024-05-01T10:00:${String(10 + Math.floor(index / 3))}Z,${station},${cell(text)}`,
      );
      // Rows of the same second alone say nothing of the order.
      const last = `2024-05-01T10:01:00Z,left,${cell('[2,"last","Heartbeat",{}]')}`;
      const seen = await imported({ 'export.csv': ['Time,Station,Message', last, ...rows.toReversed()].join('\r\n') });
      expect(seen).toEqual([...expected(messages), 'call last Heartbeat left']);
    }),
    options,
  );
});

test('rows that hold request and answer keep them in order when the rows turn around', async () => {
  const row = (time: string, number: number) =>
    `${time},left,${cell(`[2,"${number}","Heartbeat",{}]`)},${cell(`[3,"${number}",{}]`)}`;
  const rows = [row('2024-05-01T10:00:02Z', 4), row('2024-05-01T10:00:01Z', 3), row('2024-05-01T10:00:01Z', 2)];
  const seen = await imported({
    'export.csv': ['Time,Station,Request,Response', ...rows, row('2024-05-01T10:00:00Z', 1)].join('\n'),
  });
  expect(seen).toEqual(
    [1, 2, 3, 4].flatMap((number) => [`call ${number} Heartbeat left`, `result ${number} Heartbeat left`]),
  );
});
