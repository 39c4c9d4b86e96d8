import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { concludeCase } from '../../../main/engine/conclude-case.ts';
import { importIntoCase } from '../../../main/engine/import-into-case.ts';
import { matches, readFilter } from '../../../main/engine/list-window.ts';
import { createOpenCases } from '../../../main/engine/open-cases.ts';
import type { OpenCase } from '../../../main/engine/open-cases.ts';
import { openCaseFile } from '../../../main/casefile/open-case-file.ts';
import { filterRow, framePositions, frameList } from '../../../main/engine/queries/frames.ts';

/** Frames with everything that a search over bytes could get wrong: letters beyond ASCII, escapes, errors, answers, blocks that end within a frame. */
function log(): string {
  const lines: string[] = [];
  const line = (second: number, way: string, frame: string): void => {
    const time = new Date(Date.UTC(2025, 0, 1) + second * 1_000).toISOString();
    lines.push(`${time} - ocpp - INFO - CP-${second % 3}: ${way} ${frame}`);
  };
  const notes = [
    'plain',
    'Überstrom',
    'ΑΣ',
    'İstanbul',
    'a\\u0062c',
    'K'.repeat(700),
    'say \\"Faulted\\"',
    '\u212aelvin',
  ];
  for (let index = 0; index < 900; index += 1) {
    const note = notes[index % notes.length] ?? '';
    const status = index % 7 === 0 ? '"Fa\\u0075lted"' : index % 5 === 0 ? '"Faulted"' : '"Available"';
    line(
      index * 3,
      'receive message',
      `[2,"Id-${index}","StatusNotification",{"connectorId":${index % 4},"errorCode":"${index % 11 === 0 ? 'GroundFailure' : 'NoError'}","status":${status},"info":"${note}","vendorErrorCode":"0x00${index % 10}"}]`,
    );
    line(
      index * 3 + 1,
      'send',
      index % 13 === 0 ? `[4,"Id-${index}","InternalError","no room for ${index}",{}]` : `[3,"Id-${index}",{}]`,
    );
  }
  return `${lines.join('\n')}\n`;
}

const filters = [
  'faulted',
  'FAULTED',
  'überstrom',
  'ας',
  'istanbul',
  'kelvin',
  'kkkkkk',
  '"statusnotification id-7"',
  '"  {"',
  '"id-12   {}"',
  'available action:StatusNotification',
  'action:status*',
  'kind:error',
  'not kind:result connector:2',
  'connector>2 or station:cp-1',
  'status:faulted',
  'status:available connector:1',
  'code:groundfailure',
  'code:internalerror',
  'code:0x003',
  'code:"NoError 0x003"',
  'latency>=1s',
  'direction:station-to-csms id:id-33',
  '"no room for 26"',
  '/id-4[0-9] /',
  'at:2025-01-01T00:10/PT5M',
  'state:whole and not available',
];

let folder = '';
let open: OpenCase;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ladeakte-filter-'));
  const path = join(folder, 'a.log');
  writeFileSync(path, log());
  const cases = createOpenCases();
  open = cases.openAt(join(folder, 'a.ladeakte'), { create: true });
  const writer = openCaseFile(open.path, 'write');
  await importIntoCase(writer, [{ path, name: 'a.log' }], {
    cancelled: () => false,
    progress: () => undefined,
    changed: () => undefined,
  });
  await concludeCase(writer);
  writer.close();
});

afterAll(() => {
  open.database.close();
  rmSync(folder, { recursive: true, force: true });
});

const everything = { fromMs: null, toMs: null };
const waiting = new AbortController().signal;

test.each(filters)('%s finds what looking at every row finds', async (filter) => {
  const list = frameList(open);
  const query = readFilter(filter);
  const { first, end } = list.span(everything);
  expect(end - first).toBe(1_800);
  const expected = [...list.scan(first, end)].flatMap((listed) =>
    matches(query, filterRow(open, listed)) ? [listed.position] : [],
  );
  expect(await framePositions(open, { range: everything, filter }, waiting)).toEqual(expected);
});

test('the filters find something and leave something out', async () => {
  const sizes: number[] = [];
  for (const filter of filters) {
    const found = await framePositions(open, { range: everything, filter }, waiting);
    sizes.push('first' in found ? found.end - found.first : found.length);
  }
  expect(sizes.filter((size) => size > 0).length).toBeGreaterThan(filters.length - 4);
  expect(sizes.every((size) => size < 1_800)).toBe(true);
});
