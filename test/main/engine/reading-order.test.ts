import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createFrameList } from '../../../main/casefile/frame-list.ts';
import { openCaseFile } from '../../../main/casefile/open-case-file.ts';
import { concludeCase } from '../../../main/engine/conclude-case.ts';
import { ConclusionInterrupted } from '../../../main/engine/conclusion-course.ts';
import { createEngine } from '../../../main/engine/engine.ts';
import { importIntoCase } from '../../../main/engine/import-into-case.ts';
import { createCaseFile } from '../../../main/casefile/open-case-file.ts';
import { asking, ended } from '../ask-engine.ts';

/* A case that was read and has no conclusions yet can be listed and searched; what only the conclusion knows is not known, and never wrong. */

const folder = mkdtempSync(join(tmpdir(), 'reading-order-'));
const engine = createEngine({ dataFolder: folder, shell: 'server', version: 'test', sampleArchive: null });
const ask = asking(() => engine);
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

const startMs = Date.UTC(2025, 5, 1);
const iso = (second: number): string => new Date(startMs + second * 1_000).toISOString();

/** More than a pack of messages a file, so that their packs lie in each other. */
const pairs = 1_500;

function logOf(name: string, lineOf: (number: number) => readonly string[], newestFirst = false): string {
  const lines = Array.from({ length: pairs }, (_, number) => lineOf(number));
  const path = join(folder, name);
  writeFileSync(
    path,
    `${(newestFirst ? lines.toReversed().map((pair) => pair.toReversed()) : lines).flat().join('\n')}\n`,
  );
  return path;
}

const meterValues = (number: number): string =>
  `{"connectorId":2,"transactionId":7,"meterValue":[{"timestamp":"${iso(number * 4)}","sampledValue":[{"value":"${number}"}]}]}`;

const orders: Readonly<Record<string, () => readonly string[]>> = {
  'one log in its order': () => [
    logOf('one.log', (n) => [`${iso(n * 4)} CP-1 [2,"a${n}","Heartbeat",{}]`, `${iso(n * 4 + 1)} CP-1 [3,"a${n}",{}]`]),
  ],
  'two logs of the same time': () =>
    ['first', 'second'].map((name, shift) =>
      logOf(`${name}.log`, (n) => [
        `${iso(n * 4 + shift * 2)} ${name} [2,"${name}${n}","Heartbeat",{}]`,
        `${iso(n * 4 + shift * 2 + 1)} ${name} [3,"${name}${n}",{}]`,
      ]),
    ),
  'one newest first and one without times': () => [
    logOf(
      'back.log',
      (n) => [`${iso(n * 4)} CP-1 [2,"b${n}","Heartbeat",{}]`, `${iso(n * 4)} CP-1 [3,"b${n}",{}]`],
      true,
    ),
    logOf('timeless.log', (n) => [`[2,"t${n}","MeterValues",${meterValues(n)}]`, `[3,"t${n}",{}]`]),
  ],
};

interface Row {
  readonly frameId: number;
  readonly atMs: number | null;
}

/** A case that was read and not concluded. */
async function readCase(name: string, files: readonly string[]): Promise<string> {
  const path = join(folder, `${name}.ladeakte`);
  const database = createCaseFile(path, name);
  try {
    const control = { cancelled: () => false, progress: () => {}, changed: () => {} };
    await importIntoCase(
      database,
      files.map((file) => ({ path: file, name: file })),
      control,
    );
  } finally {
    database.close();
  }
  return path;
}

async function leaveConclusion(path: string): Promise<void> {
  const database = openCaseFile(path, 'write');
  try {
    const reached = (step: string): void => {
      if (step === 'sessions') throw new ConclusionInterrupted();
    };
    await concludeCase(database, undefined, { look: () => {}, reached, readable: () => {} }).catch((error: unknown) => {
      if (!(error instanceof ConclusionInterrupted)) throw error;
    });
  } finally {
    database.close();
  }
}

for (const [name, make] of Object.entries(orders)) {
  test(`${name}: what is listed before the conclusion stands where it stands afterwards`, async () => {
    const path = await readCase(name.replaceAll(' ', '-'), make());
    const writer = openCaseFile(path, 'write');
    const reader = openCaseFile(path, 'read');
    const rows = (): readonly Row[] => {
      const list = createFrameList(reader);
      const { first, end } = list.span({ fromMs: null, toMs: null });
      return list.page(first, end).map(({ frame, atMs }) => ({ frameId: frame.frameId, atMs }));
    };
    try {
      let early: readonly Row[] = [];
      let middle = { first: -1, end: -1 };
      const part = { fromMs: startMs + 1_000_000, toMs: startMs + 2_000_000 };
      let told = 0;
      const readable = (): void => {
        told += 1;
        early = rows();
        const list = createFrameList(reader);
        expect(list.isConcluded()).toBe(false);
        middle = list.span(part);
        for (const place of [0, 1, early.length - 1]) {
          expect(list.positionOf(early[place]?.frameId ?? 0)).toBe(place);
          expect(list.byId(early[place]?.frameId ?? 0)?.position).toBe(place);
        }
        expect(list.positionOf(999_999)).toBeUndefined();
      };
      await concludeCase(writer, undefined, { look: () => {}, reached: () => {}, readable });
      expect(told).toBe(1);
      expect(early.length).toBe(make().length * pairs * 2);
      expect(rows()).toEqual(early);
      expect(createFrameList(reader).isConcluded()).toBe(true);
      expect(createFrameList(reader).span(part)).toEqual(middle);
      // Concluded anew, the conclusions of before are what readers see until the new ones stand.
      await concludeCase(writer, undefined, { look: () => {}, reached: () => {}, readable });
      expect(told).toBe(1);
    } finally {
      reader.close();
      writer.close();
    }
  });
}

test('before the conclusion a message says what it says itself, and nothing that is not known', async () => {
  const path = await readCase('pending', orders['one newest first and one without times']?.() ?? []);
  await leaveConclusion(path);
  const { token } = await engine.grantFile(path);
  const { caseId, conclusions, firstMs, lastMs } = await ask('case.open', { file: token });
  expect(conclusions).toBe('none');
  expect([firstMs, lastMs]).toEqual([startMs, startMs + (pairs - 1) * 4_000]);

  const query = { caseId, language: 'en' as const };
  const all = await ask('log.list', { ...query, fold: true, limit: 5 });
  // Nothing is folded: which answers are routine is not known.
  expect(all.total).toBe(pairs * 4);
  for (const row of all.rows) {
    expect(row).toMatchObject({ pending: true, run: null, direction: 'unknown', station: null, connector: null });
    expect(row).toMatchObject({ transactionId: null, answerTo: null, latencyMs: null });
    expect(row.action === null).toBe(row.kind === 'result');
  }
  const found = await ask('log.list', { ...query, filter: 'id:t7' });
  expect(found.rows.map(({ uniqueId, action }) => [uniqueId, action])).toEqual([
    ['t7', 'MeterValues'],
    ['t7', null],
  ]);
  expect((await ask('log.list', { ...query, filter: 'action:MeterValues kind:call' })).total).toBe(pairs);
  const [call] = found.rows;
  const detail = await ask('frame.get', { ...query, frameId: call?.id ?? 0 });
  expect(detail).toMatchObject({ answeredBy: null, answerTo: null, sessionId: null, payloadText: meterValues(7) });
  expect(detail.row.pending).toBe(true);
  expect(await ask('log.position', { ...query, fold: true, frameId: call?.id ?? 0 })).toEqual(
    await ask('frames.position', { ...query, frameId: call?.id ?? 0 }),
  );
  for (const filter of [
    'connector:2',
    'MeterValues -tx:7',
    '(session:x or direction:unknown)',
    'station:CP-1',
    'latency>1',
  ]) {
    await expect(ask('frames.list', { ...query, filter })).rejects.toThrow('field-pending');
  }
  const { frames } = await ask('histogram.get', { caseId, buckets: 10 });
  expect(frames.reduce((sum, count) => sum + count, 0)).toBe(pairs * 4);
  const { counts } = await ask('overview.get', query);
  expect(counts).toMatchObject({ frames: { call: pairs * 2 }, statusNotifications: 0, sessions: 0 });

  await ended(ask, await ask('case.conclude', { caseId }));
  const concluded = await ask('frames.list', { ...query, filter: 'connector:2 -tx:""' });
  expect(concluded.total).toBeGreaterThanOrEqual(pairs);
  expect(concluded.rows.every((row) => row.pending === undefined)).toBe(true);
});

test('an order goes with the times that it rests on', async () => {
  const path = await readCase('zone', [
    logOf('local.log', (n) => [
      `${iso(n * 4)
        .replace('T', ' ')
        .slice(0, 19)} CP-1 [2,"z${n}","Heartbeat",{}]`,
    ]),
  ]);
  await leaveConclusion(path);
  const { token } = await engine.grantFile(path);
  const { caseId } = await ask('case.open', { file: token });
  const query = { caseId, language: 'en' as const };
  const before = await ask('frames.list', { ...query, limit: 2 });
  expect(before.rows[0]).toMatchObject({ pending: true });
  await ended(ask, await ask('case.set-zone', { caseId, zone: '+02:00' }));
  const after = await ask('frames.list', { ...query, limit: 2 });
  expect(after.rows.map(({ uniqueId }) => uniqueId)).toEqual(before.rows.map(({ uniqueId }) => uniqueId));
  expect(after.rows[0]?.pending).toBeUndefined();
  expect(Date.parse(after.rows[0]?.time ?? '')).toBe(Date.parse(before.rows[0]?.time ?? '') - 7_200_000);
});
