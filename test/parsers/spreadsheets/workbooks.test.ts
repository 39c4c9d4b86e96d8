/* Workbooks as other programs than Excel write them (ECMA-376): prefixes, cells without references, parts by other ways, times without dates. */
import { expect, test } from 'vitest';
import { readWorkbook } from '../../../parsers/spreadsheets/read-workbook.ts';

const frame = '[2,"a1","Heartbeat",{}]';
const quoted = frame.replaceAll('"', '&quot;');
const inline = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;

function sheetOf(rows: string, target = 'worksheets/sheet1.xml', prefix = '') {
  const p = prefix === '' ? '' : `${prefix}:`;
  const parts: Readonly<Record<string, string>> = {
    'xl/workbook.xml': `<${p}workbook><${p}sheets><${p}sheet name="Log" sheetId="1" r:id="rId1"/></${p}sheets></${p}workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Target="${target}"/></Relationships>`,
    'xl/styles.xml': `<${p}styleSheet><${p}numFmts><${p}numFmt numFmtId="164" formatCode="h:mm:ss"/><${p}numFmt numFmtId="165" formatCode="dd/mm/yyyy"/></${p}numFmts><${p}cellXfs><${p}xf numFmtId="0"/><${p}xf numFmtId="164"/><${p}xf numFmtId="165"/></${p}cellXfs></${p}styleSheet>`,
    'xl/sharedStrings.xml': `<${p}sst><${p}si><${p}t>${quoted}</${p}t></${p}si></${p}sst>`,
    'xl/worksheets/sheet1.xml': `<${p}worksheet><${p}sheetData>${rows}</${p}sheetData></${p}worksheet>`,
  };
  return readWorkbook({ read: (name) => parts[name] })?.map(({ whole, rows: read }) => ({
    whole,
    rows: read.map(({ number, cells }) => [number, ...cells]),
  }));
}

test('every tag with a prefix, as the libraries of .NET write them', () => {
  const row = '<x:row r="2"><x:c r="A2" s="2"><x:v>45413</x:v></x:c><x:c r="B2" t="s"><x:v>0</x:v></x:c></x:row>';
  expect(sheetOf(row, '/xl/worksheets/sheet1.xml', 'x')).toEqual([
    { whole: true, rows: [[2, '2024-05-01 00:00:00', frame]] },
  ]);
});

test('rows and cells without references count on', () => {
  expect(sheetOf(`<row>${inline('time')}${inline('message')}</row><row><c/>${inline(quoted)}</row>`)).toEqual([
    {
      whole: true,
      rows: [
        [1, 'time', 'message'],
        [2, '', frame],
      ],
    },
  ]);
});

test.each(['../xl/worksheets/sheet1.xml', './worksheets/sheet1.xml', '/xl/worksheets/sheet1.xml'])(
  'a sheet that is named as %s',
  (target) => {
    expect(sheetOf(`<row>${inline('x')}</row>`, target)).toEqual([{ whole: true, rows: [[1, 'x']] }]);
  },
);

test('a sheet that is named and not there is told', () => {
  expect(sheetOf('<row/>', 'worksheets/lost.xml')).toEqual([{ whole: false, rows: [] }]);
});

test('texts in pieces, without the hints how they are said', () => {
  const cell = `<c t="inlineStr"><is><r><t>[2,"a1",</t></r><r><rPr><b/></rPr><t>"Heartbeat",{}]</t></r><rPh sb="0" eb="1"><t>heart</t></rPh></is></c>`;
  expect(sheetOf(`<row>${cell}${inline('next')}</row>`)).toEqual([{ whole: true, rows: [[1, frame, 'next']] }]);
});

test('a time beside a date has no day of its own', () => {
  const row = '<row><c s="2"><v>45413</v></c><c s="1"><v>0.41666809027777778</v></c><c s="1"><v>45413.5</v></c></row>';
  expect(sheetOf(row)).toEqual([
    { whole: true, rows: [[1, '2024-05-01 00:00:00', '10:00:00.123', '2024-05-01 12:00:00']] },
  ]);
});
