import { describe, expect, test } from 'vitest';
import { csvText } from '../../../main/exporters/csv-text.ts';
import { digits, escapeHtml, figuresOfTime, html } from '../../../main/exporters/html/html.ts';
import { createWriter } from '../../../main/exporters/html/quantities.ts';
import { niceScale, timeTicks } from '../../../main/exporters/html/time-axis.ts';
import { exporters } from '../../../main/exporters/index.ts';
import { reportFileName } from '../../../main/exporters/report-file-name.ts';
import { masked, personsShown, withoutFonts } from './options.ts';
import { originals, smallReportData } from './small-report-data.ts';

describe('reports as they were agreed on', () => {
  for (const exporter of exporters.entries) {
    for (const language of ['de', 'en'] as const) {
      test(`${exporter.id} ${language}, masked`, async () => {
        const output = exporter.render(smallReportData(), masked(language));
        await expect(withoutFonts(output)).toMatchFileSnapshot(
          `golden/${exporter.report}-${language}.masked.${exporter.extension}.golden`,
        );
      });
    }
  }
  test('incident and audit, persons shown', async () => {
    for (const report of ['incident', 'audit'] as const) {
      const output = exporters.find(`${report}-html`)?.render(smallReportData(), personsShown('en'));
      await expect(withoutFonts(output ?? '')).toMatchFileSnapshot(`golden/${report}-en.persons.html.golden`);
    }
  });
});

describe('every HTML report', () => {
  const reports = exporters.entries.filter(({ format }) => format === 'html');
  for (const exporter of reports) {
    test(`${exporter.id} is the same twice, and loads and runs nothing`, () => {
      const output = exporter.render(smallReportData(), masked('de'));
      expect(exporter.render(smallReportData(), masked('de'))).toBe(output);
      expect(output).not.toMatch(/<script|javascript:|\son\w+=|<link|<img|<iframe|@import|url\((?!#|data:font)/i);
      expect(withoutFonts(output)).not.toMatch(/https?:\/\//);
      expect(output).toContain("default-src 'none'");
    });

    test(`${exporter.id} leads only to places that it has, each of them once`, () => {
      const output = exporter.render(smallReportData(), masked('en'));
      const ids = [...output.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const [, target] of output.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
      for (const [, target] of output.matchAll(/url\(#([^)]+)\)/g)) expect(ids).toContain(target);
    });

    test(`${exporter.id} is well-formed: every element that opens is closed`, () => {
      const output = exporter.render(smallReportData(), personsShown('de'));
      const open: string[] = [];
      const mismatched: string[] = [];
      const voids = new Set(['meta', 'br']);
      const body = output.replace(/^<!doctype html>/, '').replace(/<style>[\s\S]*?<\/style>/, '');
      for (const [, slash, name = '', selfClosed] of body.matchAll(/<(\/?)([a-z0-9]+)(?:\s[^<>]*?)?(\/?)>/gi)) {
        if (voids.has(name) || selfClosed === '/') continue;
        if (slash !== '/') open.push(name);
        else if (open.pop() !== name) mismatched.push(name);
      }
      expect(mismatched).toEqual([]);
      expect(open).toEqual([]);
    });

    test(`${exporter.id} stands a hostile name`, () => {
      const name = `</style><script>alert(1)</script>"; } @import 'x' \u202Egpj.exe \\`;
      const output = exporter.render(smallReportData(name), masked('en'));
      expect(output).not.toContain('<script');
      expect(output).not.toContain('\u202E');
      expect(output.match(/<\/style>/g)).toHaveLength(1);
      expect(output).not.toMatch(/content:"[^"]*<\/style/);
    });
  }

  test('says what it says in words of its language, with exact amounts and offsets', () => {
    const german = exporters.find('incident-html')?.render(smallReportData(), masked('de')) ?? '';
    for (const text of [
      'Störungsbericht',
      'Betroffene Ladevorgänge',
      'ungültig',
      '4.812,340 kWh',
      '24.10.2025 06:12:45 +02:00',
    ]) {
      expect(german).toContain(text);
    }
    const english = exporters.find('cpo-html')?.render(smallReportData(), masked('en')) ?? '';
    for (const text of ['Operator’s report', '17.420', 'What to do', 'RcdGroundFailure', 'Europe/Berlin']) {
      expect(english).toContain(text);
    }
  });
});

describe('parts of reports', () => {
  test('say that a case has no times where it has none', () => {
    const empty = smallReportData();
    const data = { ...empty, case: { ...empty.case, firstMs: null, lastMs: null } };
    for (const report of ['incident', 'audit', 'cpo']) {
      const output = exporters.find(`${report}-html`)?.render(data, masked('en')) ?? '';
      expect(output).toContain('<dt>Period</dt><dd>nothing in this case has a time</dd>');
    }
  });

  test('name the station beside findings and sessions where there are several', () => {
    const one = smallReportData();
    const [first] = one.overview.stations;
    if (first === undefined) throw new Error('the data have a station');
    const several = {
      ...one,
      overview: { ...one.overview, stations: [first, { ...first, station: 'CP-2' }] },
      findings: one.findings.map((finding) => ({ ...finding, station: 'CP-2' })),
      sessions: one.sessions.map((session) => ({ ...session, station: 'CP-2' })),
    };
    const rendered = (data: typeof one) => String(exporters.find('incident-html')?.render(data, personsShown('en')));
    expect(rendered(several)).toContain('CP-2 · Connector 2</td>');
    expect(rendered(several)).toContain('<br><span class="muted">CP-2</span></td>');
    expect(rendered(one)).not.toContain('<br><span class="muted">CCC-Beispiel</span></td>');
  });

  test('a stretch of time writes date and offset once where both ends have the same', () => {
    const writer = createWriter('en', 'Europe/Berlin');
    expect(writer.period('2025-10-24T06:00:00Z', '2025-10-24T07:30:00Z')).toBe('2025-10-24 08:00:00 – 09:30:00 +02:00');
    expect(writer.period('2025-10-24T06:00:00Z', '2025-10-25T07:30:00Z')).toBe(
      '2025-10-24 08:00:00 – 2025-10-25 09:30:00 +02:00',
    );
    // On both sides of a change of the clock each has its own.
    expect(writer.period('2025-10-25T23:30:00Z', '2025-10-26T02:30:00Z')).toBe(
      '2025-10-26 01:30:00 +02:00 – 2025-10-26 03:30:00 +01:00',
    );
    expect(writer.period('2025-10-24T06:00:00Z', '2025-10-24T06:00:00Z')).toBe('2025-10-24 08:00:00 +02:00');
    expect(writer.period('2025-10-24T06:00:00Z', null)).toBe('2025-10-24 08:00:00 +02:00');
  });

  test('a long number stands in groups, whole in its title; a time keeps its hyphens; both keep every character', () => {
    const plain = (markup: string): string => markup.replaceAll(/<[^>]*>/g, '');
    const number = '0123456789abcdef'.repeat(4);
    expect(digits(number).markup.match(/<span>[\da-f]{8}<\/span>/g)).toHaveLength(8);
    expect(digits(number).markup).toContain(`title="${number}"`);
    expect(plain(digits(number).markup)).toBe(number);
    expect(digits('key.undecodable').markup).toBe('key.undecodable');
    expect(plain(figuresOfTime('2025-10-24 08:00:00 -05:00').markup)).toBe('2025-10-24 08:00:00 -05:00');
    expect(figuresOfTime('24.10.2025 08:00:00 -05:00').markup).toBe('24.10.2025 08:00:00 -05:00');
  });

  test('texts are escaped where they enter, control and bidi characters shown', () => {
    expect(html`<b title="${'"><x'}">${'a&b\u0000\u202E\uD800'}</b>`.markup).toBe(
      '<b title="&quot;&gt;&lt;x">a&amp;b\\u{0000}\\u{202E}\uFFFD</b>',
    );
    expect(escapeHtml('line\r\nnext\ttab')).toBe('line\nnext\ttab');
  });

  test('CSV follows RFC 4180 and gives a spreadsheet no formula', () => {
    expect(
      csvText(
        ['a', 'b'],
        [
          ['=1+1', 'x,"y"\n'],
          ['-12.50', '-cmd|x'],
          [null, '  @SUM(A1)'],
          [true, '\t=1'],
        ],
      ),
    ).toBe(`a,b\r\n'=1+1,"x,""y""\n"\r\n'-12.50,'-cmd|x\r\n,'  @SUM(A1)\r\ntrue,"'\t'=1"\r\n`);
  });

  test('times follow the zone over the end of summer time', () => {
    const writer = createWriter('de', 'Europe/Berlin');
    expect(writer.time('2025-10-26T00:59:59.000Z')).toBe('26.10.2025 02:59:59 +02:00');
    expect(writer.time('2025-10-26T01:00:00.000Z')).toBe('26.10.2025 02:00:00 +01:00');
    expect(writer.kwh('10000000001')).toBe('10.000.000,001');
    expect(createWriter('en', 'UTC').kwh('1234567890123456789012')).toBe('1,234,567,890,123,456,789.012');
    expect(writer.kwh('-4829760')).toBe('−4.829,760');
    expect([writer.decimal('3086500.50'), writer.decimal('0004829')]).toEqual(['3.086.500,50', '0004829']);
    expect(writer.kwh('no number')).toBe('–');
    expect(writer.duration(4_320_000)).toBe('1 h 12 min');
    expect(createWriter('en', 'UTC').bytes(1_572_864)).toBe('1.6\u00a0MB');
    expect(writer.bytes(984)).toBe('984\u00a0B');
    expect(writer.bytes(174_413)).toBe('174\u00a0kB');
    expect([0, 0.0001, 0.125, 0.9999, 1].map((share) => writer.percent(share).replace('\u00a0', ' '))).toEqual([
      '0 %',
      '0,1 %',
      '12,5 %',
      '99,9 %',
      '100 %',
    ]);
    expect(writer.duration(90_000_000)).toBe('1 d 1 h');
    expect(writer.duration(1_500)).toBe('1,5 s');
    expect(writer.duration(7_200_000)).toBe('2 h');
    expect(writer.count(1_234_567)).toBe('1.234.567');
  });

  test('ticks stand at whole hours of the wall clock, whatever the span', () => {
    const writer = createWriter('de', 'Europe/Berlin');
    const from = Date.parse('2025-10-25T10:07:00Z');
    const week = timeTicks(from, from + 7 * 86_400_000, 'Europe/Berlin', 9, writer);
    expect(week.map(({ label }) => label)).toEqual([
      '26.10.',
      '27.10.',
      '28.10.',
      '29.10.',
      '30.10.',
      '31.10.',
      '01.11.',
    ]);
    const labels = (days: number, most: number) =>
      timeTicks(from, from + days * 86_400_000, 'Europe/Berlin', most, writer).map(({ label }) => label);
    // Mondays, firsts of months, quarters, Januaries.
    expect(labels(30, 6)).toEqual(['27.10.', '03.11.', '10.11.', '17.11.', '24.11.']);
    expect(labels(100, 6)).toEqual(['11.2025', '12.2025', '01.2026', '02.2026']);
    expect(labels(400, 6)).toEqual(['01.2026', '04.2026', '07.2026', '10.2026']);
    expect(labels(1_500, 6)).toEqual(['2026', '2027', '2028', '2029']);
    // Over the end of summer time, and where a day begins at one.
    expect(labels(2.5, 6)).toEqual(['26.10.', '12:00', '27.10.', '12:00']);
    const santiago = createWriter('en', 'America/Santiago');
    expect(
      timeTicks(Date.parse('2025-09-06T04:00Z'), Date.parse('2025-09-08T03:00Z'), 'America/Santiago', 4, santiago),
    ).toEqual([
      { ms: Date.parse('2025-09-06T04:00Z'), label: '09-06' },
      { ms: Date.parse('2025-09-06T16:00Z'), label: '12:00' },
      { ms: Date.parse('2025-09-07T04:00Z'), label: '09-07' },
      { ms: Date.parse('2025-09-07T15:00Z'), label: '12:00' },
      { ms: Date.parse('2025-09-08T03:00Z'), label: '09-08' },
    ]);
    const hours = timeTicks(from, from + 2 * 3_600_000, 'Europe/Berlin', 9, writer);
    expect(hours.map(({ label }) => label)).toContain('12:30');
    for (const span of [1, 59_000, 86_400_000 * 4_000])
      expect(timeTicks(from, from + span, 'UTC', 9, writer).length).toBeLessThan(12);
    expect(niceScale(11.04)).toEqual({ top: 15, step: 5 });
    expect(niceScale(0).top).toBeGreaterThan(0);
  });

  test('file names are safe and betray no id', () => {
    const data = smallReportData(`${originals.card}/../x`);
    const name = reportFileName(data, { report: 'cpo', extension: 'csv' }, masked('de'));
    expect(name).toBe('Karte-1-..-x-cpo.csv');
  });
});
