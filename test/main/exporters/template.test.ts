import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { ApiFailure } from '../../../main/api/errors.ts';
import { exporters } from '../../../main/exporters/index.ts';
import { logoDataUri } from '../../../main/exporters/template/logo.ts';
import { readTemplate } from '../../../main/exporters/template/read-template.ts';
import { sanitisedSvg } from '../../../main/exporters/template/svg-logo.ts';
import { templateFromFiles } from '../../../main/exporters/template/template-file.ts';
import { masked, withoutFonts } from './options.ts';
import { smallReportData } from './small-report-data.ts';

const folder = mkdtempSync(join(tmpdir(), 'ladeakte-template-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** One white pixel, or a header that claims more. */
function png(width = 1, height = 1): Buffer {
  const chunk = (name: string, data: Buffer): Buffer => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, Buffer.from(name, 'latin1'), data, Buffer.alloc(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.from([0, 255, 255, 255]))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const whole = `{
  // The letterhead of all reports.
  "ladeakte": "report-template/1",
  "company": { "name": "Prüf & Mess GmbH", "address": ["Musterweg 1", "12345 Musterstadt"], "closing": "Mit freundlichen Grüßen" },
  "accent": "#0B5394",
  "logo": "logo.png",
  "reports": { "incident": { "sections": ["findings", "summary"] }, },
}`;

function place(text: string, readBeside: (name: string) => Uint8Array | undefined = () => png()): string {
  const path = join(folder, 'template.json');
  writeFileSync(path, text);
  try {
    readTemplate(text, readBeside);
    templateFromFiles([{ path, name: 'template.json' }], 'en');
    return 'read';
  } catch (error) {
    try {
      templateFromFiles([{ path, name: 'template.json' }], 'en');
    } catch (failure) {
      if (!(failure instanceof ApiFailure)) throw failure;
      const { line, column, reason } = failure.error.params;
      return `${failure.error.code} ${line}:${column} ${reason}`;
    }
    throw error;
  }
}

describe('a template', () => {
  test('puts logo, name, address, colour and closing text into a report, and chooses its parts', () => {
    const template = readTemplate(whole, () => png());
    const html = withoutFonts(
      exporters.find('incident-html')?.render(smallReportData(), { ...masked('de'), template }) ?? '',
    );
    expect(html).toContain('<img class="logo" src="data:image/png;base64,');
    for (const text of ['Prüf &amp; Mess GmbH', 'Musterweg 1', 'Mit freundlichen Grüßen', '--accent:#0b5394']) {
      expect(html).toContain(text);
    }
    const headings = [...html.matchAll(/<h2>([^<]*)<\/h2>/g)].map(([, title]) => title);
    // The limits of what is claimed cannot be left out.
    expect(headings).toEqual(['Befunde', 'Zusammenfassung', 'Verfahren und Grenzen']);
    const asked = exporters
      .find('incident-json')
      ?.render(smallReportData(), { ...masked('de'), template, sections: ['timeline'] });
    expect(Object.keys(JSON.parse(asked ?? '{}') as object)).toEqual(expect.arrayContaining(['company', 'status']));
    expect(Object.keys(JSON.parse(asked ?? '{}') as object)).not.toContain('findings');
  });

  test.each([
    ['{"ladeakte": "report-template/1", "company": }', 'template-invalid 1:46 This is no JSON'],
    ['{"ladeakte": "report-template/9"}', 'template-invalid 1:14 The file does not begin with'],
    ['{}', 'template-invalid 1:1 The file does not begin with'],
    ['[]', 'template-invalid 1:1 "{…}" must be an object.'],
    ['{"ladeakte":"report-template/1",\n "compny": {}}', 'template-invalid 2:2 A template has no "compny"'],
    [
      '{"ladeakte":"report-template/1",\n "company": {"name": 7}}',
      'template-invalid 2:22 "company.name" must be a text.',
    ],
    ['{"ladeakte":"report-template/1","accent":"red"}', 'template-invalid 1:42 "accent" must be a colour'],
    [
      '{"ladeakte":"report-template/1","accent":"#ffff00"}',
      'template-invalid 1:42 The colour "#ffff00" cannot be read',
    ],
    [
      '{"ladeakte":"report-template/1","logo":"../../etc/passwd"}',
      'template-invalid 1:40 The picture "../../etc/passwd" must lie',
    ],
    ['{"ladeakte":"report-template/1","logo":"https://x.example/l.png"}', 'template-invalid 1:40 The picture'],
    [
      '{"ladeakte":"report-template/1","logo":"nowhere.png"}',
      'template-invalid 1:40 The picture "nowhere.png" does not lie beside',
    ],
    [
      '{"ladeakte":"report-template/1","logo":"data:image/png;base64,aGVsbG8="}',
      'template-invalid 1:40 The picture is neither PNG',
    ],
    [
      '{"ladeakte":"report-template/1","reports":{"audit":{"sections":["findings"]}}}',
      'template-invalid 1:65 This report has no section "findings". It has: summary, verdicts',
    ],
    [
      '{"ladeakte":"report-template/1","reports":{"audit":{"sections":["keys","keys"]}}}',
      'template-invalid 1:72 The section "keys" stands there twice.',
    ],
    ['['.repeat(200_000), 'template-invalid 1:1 This is no JSON'],
  ])('a mistake is told with its place: %#', (text, expected) => {
    expect(place(text, () => undefined)).toContain(expected);
  });

  test('its picture lies beside it or is chosen with it', () => {
    const path = join(folder, 'letterhead.jsonc');
    writeFileSync(path, whole);
    writeFileSync(join(folder, 'logo.png'), png());
    expect(templateFromFiles([{ path, name: 'letterhead.jsonc' }], 'en').logo?.dataUri).toMatch(/^data:image\/png/);
    rmSync(join(folder, 'logo.png'));
    const elsewhere = join(folder, 'upload-17');
    writeFileSync(elsewhere, png());
    const files = [
      { path: elsewhere, name: 'logo.png' },
      { path, name: 'letterhead.jsonc' },
    ];
    expect(templateFromFiles(files, 'en').logo?.alt).toBe('Prüf & Mess GmbH');
    expect(templateFromFiles([], 'en').logo).toBeNull();
  });
});

describe('a logo', () => {
  test('is known by its bytes and bounded', () => {
    expect(logoDataUri(png())).toMatchObject({ dataUri: expect.stringMatching(/^data:image\/png;base64,/) as string });
    expect(logoDataUri(png(60_000, 60_000))).toEqual({ problem: 'too-many-pixels' });
    expect(logoDataUri(new Uint8Array(600 * 1024))).toEqual({ problem: 'too-large' });
    expect(logoDataUri(Buffer.from('MZ'))).toEqual({ problem: 'not-a-picture' });
    const jpeg = Buffer.from(
      'ffd8ffe000104a46494600010100000100010000ffc0001108000a001403012200021101031101ffd9',
      'hex',
    );
    expect(logoDataUri(jpeg)).toMatchObject({ dataUri: expect.stringMatching(/^data:image\/jpeg/) as string });
  });

  test('as SVG keeps shapes only', () => {
    const hostile = `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)" viewBox="0 0 9 9">
      <script>alert(2)</script><style>@import url(http://x.example)</style><foreignObject><body/></foreignObject>
      <image href="http://x.example/a.png"/><a href="javascript:alert(3)"><circle r="2"/></a><use href="#p"/>
      <rect fill="url(http://x.example/#g)" width="5"/><path id="p" d="M0 0L9 9" stroke="#123456" onclick="x()"/><linearGradient id="g" href="#h"/>
      <animate attributeName="href"/></svg>`;
    const clean = sanitisedSvg(hostile) ?? '';
    expect(clean).toContain('<path id="p" d="M0 0L9 9" stroke="#123456">');
    expect(clean).toContain('<rect width="5">');
    for (const gone of [
      'script',
      'style',
      'foreign',
      'image',
      '<a',
      'use',
      'animate',
      'onload',
      'onclick',
      'x.example',
      'alert',
    ]) {
      expect(clean).not.toContain(gone);
    }
    expect(sanitisedSvg('<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>')).toBeNull();
    expect(sanitisedSvg('<svg><g></svg>')).toBeNull();
    expect(sanitisedSvg(`<svg>${'<g>'.repeat(6_000)}${'</g>'.repeat(6_000)}</svg>`)).toBeNull();
  });
});
