/** Marks and notes of a person in the reports: in a part of their own, masked, without what was taken back, within the scope. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { collectReportData } from '../../../main/exporters/collect.ts';
import { exporters } from '../../../main/exporters/index.ts';
import type { ReportData } from '../../../main/exporters/report-data.ts';
import type { ReportFormat, ReportKind, ReportOptions } from '../../../main/exporters/exporter.ts';
import type { EvidenceRef } from '../../../parsers/model/evidence.ts';
import { createExportBench } from './export-case.ts';
import type { ExportBench } from './export-case.ts';
import { masked, personsShown } from './options.ts';

const card = '04A1B2C3D4E5F6';
const phone = '+49 171 9876543';

function log(): string {
  const line = (minute: number, frame: unknown): string =>
    `2025-06-01T10:${String(minute).padStart(2, '0')}:00.000Z CP1 ${JSON.stringify(frame)}`;
  const time = (minute: number): string => `2025-06-01T10:${String(minute).padStart(2, '0')}:00.000Z`;
  const session = (first: number, id: number, meter: number, tag: string) => [
    line(first, [
      2,
      `s${id}`,
      'StartTransaction',
      { connectorId: 1, idTag: tag, meterStart: meter, timestamp: time(first) },
    ]),
    line(first, [3, `s${id}`, { transactionId: id, idTagInfo: { status: 'Accepted' } }]),
    line(first + 5, [
      2,
      `e${id}`,
      'StopTransaction',
      { transactionId: id, meterStop: meter + 900, timestamp: time(first + 5) },
    ]),
    line(first + 5, [3, `e${id}`, {}]),
  ];
  return [...session(1, 7, 1_000, card), ...session(10, 8, 1_900, 'ABCDEF0123')].join('\n');
}

let bench: ExportBench;
let whole: ReportData;
let firstSession: ReportData;
let empty: ReportData;

beforeAll(async () => {
  bench = createExportBench();
  const { ask } = bench;
  const client = {
    call: async (name: never, input: never) => ({ ok: true, value: await ask(name, input) }),
  } as unknown as { call: Parameters<typeof collectReportData>[0] };
  const caseId = await bench.importFiles([{ name: 'station.log', text: log() }]);
  const collect = (sessionIds: readonly string[]) =>
    collectReportData(client.call, { caseId, sessionIds, language: 'de', plainNumbers: false });
  empty = await collect([]);

  const { rows: sessions } = await ask('sessions.list', { caseId, language: 'de' });
  const [first, second] = sessions;
  if (first === undefined || second === undefined) throw new Error('two sessions were expected');
  const { rows: frames } = await ask('frames.list', { caseId, sessionId: second.id });
  const [frame] = frames;
  if (frame === undefined) throw new Error('a message was expected');
  const add = (
    action: 'mark' | 'note',
    target: string,
    title: string,
    text = '',
    evidence: EvidenceRef | null = frame.evidence.ref,
  ) => ask('journal.add', { caseId, action, target, title, text, evidence });
  await add(
    'note',
    `session:${first.id}`,
    `Ladevorgang ${card}`,
    `Karte ${card} rief an,\nRückruf unter ${phone}.`,
    null,
  );
  await add('mark', `frame:${frame.id}`, 'StartTransaction');
  await add('note', `frame:${frame.id}`, 'StartTransaction', 'Hier beginnt der zweite.');
  const mistaken = await add('note', `frame:${frame.id}`, 'StartTransaction', 'Das war ein Irrtum.');
  await ask('journal.undo', { caseId, journalId: mistaken.id });
  await add('note', 'case', '', 'Ticket 4711 & <b>wichtig</b>', null);
  whole = await collect([]);
  firstSession = await collect([first.id]);
});
afterAll(() => bench.close());

function render(report: ReportKind, format: ReportFormat, data: ReportData, options: ReportOptions): string {
  const exporter = exporters.find(`${report}-${format}`);
  if (exporter === undefined) throw new Error(`no ${report}-${format}`);
  return exporter.render(data, options);
}

describe.each(['incident', 'audit'] as const)('the %s report', (report) => {
  test.each([
    ['de', 'Markierungen und Notizen'],
    ['en', 'Marks and notes'],
  ] as const)('in %s has a part of its own, with what was said and by whom', (language, title) => {
    const page = render(report, 'html', whole, masked(language));
    const part = page.slice(page.indexOf(`<h2>${title}</h2>`));
    expect(part).toContain('Hier beginnt der zweite.');
    // The case as a whole comes first; HTML in a note is text.
    expect(part.indexOf('Ticket 4711 &amp; &lt;b&gt;wichtig')).toBeGreaterThan(0);
    expect(part.indexOf('Ticket 4711')).toBeLessThan(part.indexOf('Hier beginnt'));
    expect(part).not.toContain('Irrtum');
    const [note] = whole.remarks.flatMap(({ notes }) => notes);
    expect(part).toContain(note?.who ?? '?');
    // The marked message itself stands below it.
    expect(part).toContain('StartTransaction');
    expect(part).toContain('station.log:');
  });

  test('masks ids in notes and titles as everywhere, and shows them where that was asked for', () => {
    for (const format of ['html', 'json'] as const) {
      const hidden = render(report, format, whole, masked('de'));
      for (const id of [card, phone]) expect(hidden).not.toContain(id);
      const shown = render(report, format, whole, personsShown('de'));
      for (const id of [card, phone]) expect(shown).toContain(id);
    }
  });

  test('has them as data', () => {
    const { remarks } = JSON.parse(render(report, 'json', whole, personsShown('en'))) as {
      remarks: { about: string; notes: { text: string }[]; marked: unknown }[];
    };
    expect(remarks.map(({ about, notes, marked }) => [about, notes.length, marked !== null])).toEqual([
      ['case', 1, false],
      ['session', 1, false],
      ['frame', 1, true],
    ]);
  });

  test('of one session tells what concerns it and the case', () => {
    expect(firstSession.remarks.map(({ about }) => about)).toEqual(['case', 'session']);
    expect(render(report, 'html', firstSession, masked('de'))).not.toContain('Hier beginnt der zweite.');
  });

  test('has no such part where nothing was marked, or where it was not wanted', () => {
    expect(render(report, 'html', empty, masked('de'))).not.toContain('Markierungen und Notizen');
    const without = { ...masked('de'), sections: ['summary', 'method'] as const };
    expect(render(report, 'html', whole, without)).not.toContain('Markierungen und Notizen');
    expect(JSON.parse(render(report, 'json', whole, without))).not.toHaveProperty('remarks');
  });
});
