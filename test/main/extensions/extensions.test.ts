import * as fc from 'fast-check';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readCommentedJson } from '../../../main/extensions/commented-json.ts';
import { findExtensionFiles } from '../../../main/extensions/extension-files.ts';
import { extensionFolder } from '../../../main/extensions/extension-folder.ts';
import { builtInAlone, readExtensions } from '../../../main/extensions/extension-set.ts';
import { extensionProblemText, extensionTexts } from '../../../main/extensions/extension-texts.ts';
import {
  identitiesOf,
  readIdentities,
  sameConclusions,
  writtenIdentities,
} from '../../../main/extensions/used-extensions.ts';
import { explain, explainVendorCode } from '../../../parsers/vendors/explain.ts';

const folder = mkdtempSync(join(tmpdir(), 'ladeakte-extensions-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const own = `// our codes
{
  "ladeakte": "catalogue/1", "name": "Fleet codes", "version": "3", /* more to come */
  "vendor": "Acme Charging", "recognisedBy": ["com.acme"], "builtWith": ["chargebyte"],
  "entries": [
    { "kind": "error", "code": "E-4711", "ocppErrorCode": "OtherError", "title": { "de": "Lüfter", "en": "Fan" }, "meaning": "The fan stands still.", "onSite": ["Check X7."] },
    { "kind": "configuration-key", "code": "AcmeFan", "meaning": { "en": "Fan speed." }, "facts": { "range": "0 .. 100", "default": 40 } },
  ],
}`;

function file(text: string, path = 'own.jsonc') {
  return { path, origin: 'given', text, sha256: 'ab'.repeat(32) } as const;
}

function problems(...texts: readonly string[]): readonly string[] {
  return readExtensions(texts.map((text, index) => file(text, `${index}.json`))).problems.map((problem) =>
    extensionProblemText(problem, 'en'),
  );
}

describe('a catalogue of a company', () => {
  const set = readExtensions([file(own)]);
  const ask = (query: string, vendor?: string) =>
    explain(query, { language: 'de', catalogues: set.catalogues, ...(vendor === undefined ? {} : { vendor }) });

  test('is explained like a manual, with its own name as the source', () => {
    expect(set.problems).toEqual([]);
    expect(ask('E-4711')).toMatchObject([
      {
        vendor: 'Acme Charging',
        title: 'Lüfter',
        meaning: 'The fan stands still.',
        remedies: { onSite: ['Check X7.'] },
        source: { document: 'Fleet codes, 3' },
      },
    ]);
    // One language alone serves both; numbers of facts become text.
    expect(ask('AcmeFan')).toMatchObject([{ meaning: 'Fan speed.', facts: { default: '40' } }]);
    expect(explain('E-4711', { language: 'de' })).toEqual([]);
  });

  test('speaks for its vendor, together with the controller that the product is built with', () => {
    expect(explainVendorCode('com.acme', 'E-4711', 'en', set.catalogues)).toHaveLength(1);
    expect(explainVendorCode('com.acme', 'RcdGroundFailure', 'en', set.catalogues)[0]?.vendor).toBe('chargebyte');
    expect(explainVendorCode('com.acme', 'EVSE F5', 'en', set.catalogues)).toEqual([]);
    expect(ask('EVSE F5', 'Acme Charging')).toEqual([]);
  });

  test('that extends a manual replaces and adds, and leaves the rest', () => {
    const extended = readExtensions([
      file(
        '{"ladeakte":"catalogue/1","name":"Depot","version":"1","extends":"abl","entries":[{"kind":"error","code":"evse F5","meaning":"Our words."},{"kind":"error","code":"EVSE F99","meaning":"New."}]}',
      ),
    ]);
    const found = (code: string) => explainVendorCode('ABL', code, 'en', extended.catalogues);
    expect(found('EVSE F5').map(({ meaning, source }) => [meaning, source.document])).toEqual([
      ['Our words.', 'Depot, 1'],
    ]);
    expect(found('EVSE F99')).toHaveLength(1);
    expect(found('EVSE F14')).toEqual(explainVendorCode('ABL', 'EVSE F14', 'en'));
    expect(extended.catalogues.entries.length).toBe(builtInAlone.catalogues.entries.length + 1);
  });
});

describe('mistakes are told with line, column and member', () => {
  test('in the JSON', () => {
    expect(problems('', '{\n "a": 1\n "b": 2}', '['.repeat(40), '{"a":1,\n"a":2}')).toEqual([
      expect.stringMatching(/^0\.json: line 1, column 1: /),
      expect.stringMatching(/^1\.json: line 3, column 2: This is not JSON/),
      expect.stringMatching(/^2\.json: line 1, column 33: .* 32 levels/),
      expect.stringMatching(/^3\.json: line 2, column 1: "a" stands twice/),
    ]);
  });

  test('in the kind', () => {
    expect(problems('{}', '[]', '{"ladeakte":"catalogue/9"}', '{"ladeakte":7}')).toEqual([
      expect.stringContaining('"ladeakte" is missing'),
      expect.stringContaining('"ladeakte" is missing'),
      expect.stringMatching(/column 2, ladeakte: .*"catalogue\/9"/),
      expect.stringContaining('does not know "7"'),
    ]);
  });

  test('in the members, all at once', () => {
    const text = `{"ladeakte":"catalogue/1","name":"","vendor":"x","builtWith":["abl2"],"colour":1,
"entries":[
{"kind":"fault","code":"A","meaning":"m"},
{"kind":"error","code":"B"},
{"kind":"error","code":"C","meaning":{"fr":"m"}},
{"kind":"error","code":"D","meaning":"m","causes":"one","facts":{"a":null}},
{"kind":"error","code":"d ","meaning":"m"},
7]}`;
    const places = problems(text).map((line) => /^0\.json: (.*?): /.exec(line)?.[1]);
    expect(places).toEqual([
      'line 1, column 71, colour',
      'line 1, column 27, name',
      'line 1, column 1',
      'line 1, column 63, builtWith[0]',
      'line 3, column 2, entries[0].kind',
      'line 4, column 1, entries[1]',
      'line 5, column 39, entries[2].meaning.fr',
      'line 5, column 28, entries[2].meaning',
      'line 6, column 42, entries[3].causes',
      'line 6, column 66, entries[3].facts.a',
      'line 7, column 17, entries[4].code',
      'line 8, column 1, entries[5]',
    ]);
    expect(problems('{"ladeakte":"catalogue/1","name":"n","version":"1","extends":"nobody","entries":[]}')).toEqual([
      expect.stringContaining('extends: There is no catalogue "nobody"'),
      expect.stringContaining('entries: The list is empty'),
    ]);
  });

  test('in rules and report templates', () => {
    expect(problems('{"ladeakte":"rules/1","name":"r","version":"1","rules":[{}]}').length).toBeGreaterThan(0);
    expect(problems('{"ladeakte":"report-template/1","name":"r"}')).toEqual([
      expect.stringContaining('"version" is missing'),
    ]);
  });

  test('the same name twice; the first counts', () => {
    const set = readExtensions([file(own, 'a.json'), file(own, 'b.json')]);
    expect(set.loaded.map(({ path }) => path)).toEqual(['a.json']);
    expect(set.problems.map((problem) => extensionProblemText(problem, 'de'))).toEqual([
      'b.json: Eine Erweiterung dieser Art mit dem Namen „Fleet codes“ ist schon geladen (a.json).',
    ]);
  });

  test('every sentence is there in both languages with the same values', () => {
    const values = (text: string) =>
      [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort((one, other) => (one < other ? -1 : 1));
    for (const [code, { de, en }] of Object.entries(extensionTexts)) {
      expect(`${code} ${values(de).join()}`).toBe(`${code} ${values(en).join()}`);
    }
  });
});

describe('files', () => {
  test('those of the folder by name, then those given; a bad one stops none', () => {
    const settings = join(folder, 'settings');
    mkdirSync(join(settings, 'c.json'), { recursive: true });
    writeFileSync(join(settings, 'b.json'), own);
    writeFileSync(join(settings, 'a.jsonc'), Buffer.from([0xff, 0xfe, 0x00]));
    writeFileSync(join(settings, 'notes.txt'), 'not ours');
    const given = join(folder, 'given.json');
    writeFileSync(given, '\uFEFF{}');
    const found = findExtensionFiles([given, join(settings, 'b.json'), join(folder, 'missing.json')], settings);
    expect(found.files.map(({ path, origin }) => [path, origin])).toEqual([
      [given, 'given'],
      [join(settings, 'b.json'), 'given'],
    ]);
    expect(found.problems.map((problem) => extensionProblemText(problem, 'en'))).toEqual([
      expect.stringMatching(/a\.jsonc: The file is not stored as UTF-8/),
      expect.stringMatching(/c\.json: The file cannot be read \(EISDIR\)/),
      expect.stringMatching(/missing\.json: There is no such file/),
    ]);
    expect(found.files[1]?.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(findExtensionFiles([], join(folder, 'nowhere'))).toEqual({ files: [], problems: [] });
  });

  test('the settings folder of each platform', () => {
    expect(extensionFolder({ XDG_CONFIG_HOME: '/c' }, 'linux')).toBe('/c/ladeakte/extensions');
    expect(extensionFolder({ XDG_CONFIG_HOME: 'relative' }, 'linux')).toMatch(/\.config\/ladeakte\/extensions$/);
    expect(extensionFolder({}, 'darwin')).toMatch(/Application Support\/Ladeakte\/extensions$/);
    expect(extensionFolder({ APPDATA: 'C' }, 'win32')).toMatch(/^C.Ladeakte.extensions$/);
    expect(extensionFolder({ LADEAKTE_DATA: '/stick' }, 'linux')).toBe('/stick/extensions');
    expect(extensionFolder({ LADEAKTE_DATA: '/stick', LADEAKTE_EXTENSIONS: '/x' }, 'linux')).toBe('/x');
    expect(extensionFolder({ LADEAKTE_EXTENSIONS: 'off' }, 'linux')).toBeNull();
  });
});

describe('what a case remembers', () => {
  test('who an extension is, and not where its file lies', () => {
    const identities = identitiesOf(readExtensions([file(own, 'C:/somebody/own.json')]));
    expect(readIdentities(writtenIdentities(identities))).toEqual(identities);
    expect(writtenIdentities(identities)).not.toContain('somebody');
    expect(readIdentities(null)).toEqual([]);
  });

  test('a template of a report changes no conclusion', () => {
    const one = { kind: 'catalogue/1', name: 'a', version: '1', sha256: 'aa' } as const;
    const template = { kind: 'report-template/1', name: 'b', version: '1', sha256: 'bb' } as const;
    expect(sameConclusions([one], [one, template])).toBe(true);
    expect(sameConclusions([one], [{ ...one, sha256: 'cc' }])).toBe(false);
    expect(sameConclusions([], [one])).toBe(false);
  });
});

describe('hostile files', () => {
  test('any text is read or refused, never thrown at', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.json().map((text) => `{"ladeakte":"catalogue/1","entries":[${text}]}`),
        ),
        (text) => {
          readExtensions([file(text)]);
          readCommentedJson(text);
        },
      ),
    );
  });

  test('names of JavaScript are names like any other', () => {
    const text = own.replace('"range"', '"__proto__"').replace('E-4711', 'constructor');
    const set = readExtensions([file(text)]);
    expect(set.problems).toEqual([]);
    expect(explain('constructor', { language: 'en', catalogues: set.catalogues })).toHaveLength(1);
    expect(Object.keys(explain('AcmeFan', { language: 'en', catalogues: set.catalogues })[0]?.facts ?? {})).toEqual([
      '__proto__',
      'default',
    ]);
  });
});
