import { describe, expect, test } from 'vitest';
import { caseExports } from '../../main/exporters/exports/index.ts';
import { exporters } from '../../main/exporters/index.ts';
import { databaseDialects, readDatabase } from '../../parsers/databases/index.ts';
import { sampleView } from '../../parsers/databases/sample-view.ts';
import { findingRules } from '../../parsers/findings/index.ts';
import { logFormats } from '../../parsers/logs/index.ts';
import type { PublicKeyRecord, SignedValueRecord } from '../../parsers/model/signed-value.ts';
import { signedFormats } from '../../parsers/signatures/index.ts';
import { explain } from '../../parsers/vendors/explain.ts';
import { vendorCatalogues } from '../../parsers/vendors/index.ts';
import { findingTexts } from '../../parsers/text/finding-texts.ts';
import { randomTexts } from './random-texts.ts';

/** Samples are where the next person looks first: each entry brings its own, and each is run (design 2). */
const registries = { logFormats, databaseDialects, signedFormats, findingRules, exporters, caseExports };

describe.each(Object.entries(registries))('%s', (_name, registry) => {
  test('has entries with unique ids in kebab case', () => {
    const ids = registry.entries.map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(0);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[a-z0-9]+(?:[-.][a-z0-9]+)*$/.test(id))).toEqual([]);
    expect(Object.isFrozen(registry.entries)).toBe(true);
    for (const entry of registry.entries) expect(registry.find(entry.id)).toBe(entry);
  });
});

describe.each(logFormats.entries.map((format) => [format.id, format] as const))('log format %s', (_id, format) => {
  test('reads its samples, and brings at least one line that is not its own', () => {
    // Documents (JSON, CSV) have no line prefix at all: every line of theirs is a sample of the second kind.
    expect(format.samples.filter(({ prefix }) => prefix === null).length).toBeGreaterThan(0);
    for (const { line, prefix } of format.samples) {
      const read = format.readPrefix(line);
      const shown = read === null ? null : { time: read.time, station: read.station, label: read.label };
      expect({ line, prefix: shown }).toEqual({ line, prefix });
    }
  });

  test('never throws, and never claims more than the line', () => {
    for (const line of randomTexts) {
      const read = format.readPrefix(line);
      expect(read === null || (read.length >= 0 && read.length <= line.length)).toBe(true);
      format.readEvent(line);
    }
  });

  test('says where it comes from', () => {
    expect(format.title.length).toBeGreaterThan(0);
    expect(format.source.length).toBeGreaterThan(5);
  });
});

const time = { zone: 'UTC', referenceYear: 2025 };

describe.each(databaseDialects.entries.map((dialect) => [dialect.id, dialect] as const))(
  'dialect %s',
  (id, dialect) => {
    test('brings samples that it is chosen for and reads as expected', () => {
      expect(dialect.samples.length).toBeGreaterThan(0);
      for (const sample of dialect.samples) {
        const view = sampleView(sample);
        const context = { sourceId: 1, time, station: null };
        const reading = readDatabase(view, context);
        expect({ note: sample.note, dialect: reading.dialect }).toEqual({ note: sample.note, dialect: id });
        const expectsIssues = sample.expected.some(({ record }) => record === 'issue');
        const items = [...reading.items].filter((item) =>
          item.record === 'issue' ? expectsIssues && item.issue.code !== 'database.table-not-read' : true,
        );
        expect(items).toMatchObject(sample.expected as object[]);
      }
    });

    test('says "not mine" to no tables and to tables of something else', () => {
      expect(dialect.recognises([])).toBe(0);
      const foreign = { name: 'moz_places', columns: [{ name: 'url', declaredType: 'TEXT' }], rowCount: 3 };
      // The discovery of unknown layouts may look at anything, but must not be sure of it.
      expect(dialect.recognises([foreign])).toBeLessThan(0.2);
    });
  },
);

const place = { kind: 'bytes', sourceId: 1, offset: 0, length: 0, line: null } as const;

function keyRecord(text: string): PublicKeyRecord {
  return {
    record: 'public-key',
    text,
    origin: 'pinned',
    via: '--key',
    station: null,
    connector: null,
    meterSerial: null,
    observedAt: null,
    evidence: null,
  };
}

function valueRecord(format: string, text: string): SignedValueRecord {
  return {
    record: 'signed-value',
    format,
    text,
    layers: [],
    channel: 'plain-text',
    context: null,
    transactionId: null,
    station: null,
    connector: null,
    enclosedKey: null,
    reportedAt: null,
    index: 0,
    evidence: place,
  };
}

describe.each(signedFormats.entries.map((format) => [format.id, format] as const))('signed format %s', (id, format) => {
  test('judges its samples as expected, among them a valid, an invalid and a broken one', () => {
    const answers = format.samples.map(({ expected }) => `${expected.readable}/${expected.signature}`);
    expect(answers).toEqual(expect.arrayContaining(['ok/valid', 'ok/invalid']));
    expect(answers.some((answer) => answer.startsWith('broken/'))).toBe(true);
    for (const { note, text, publicKey, expected } of format.samples) {
      const verdict = format.verify(valueRecord(id, text), publicKey === null ? [] : [keyRecord(publicKey)], null);
      const { readable, signature, signatureReason } = verdict;
      expect({ note, readable, signature, signatureReason }).toEqual({ note, ...expected });
    }
  });

  test('sniffs without ever throwing', () => {
    for (const text of randomTexts) {
      const sniffed = format.sniff(text);
      expect(sniffed >= 0 && sniffed <= 1).toBe(true);
    }
  });
});

describe('finding rules', () => {
  test('each has a title, a detail and a remedy in both languages', () => {
    const texts = new Map(Object.entries(findingTexts));
    expect(findingRules.entries.filter(({ id }) => !texts.has(id)).map(({ id }) => id)).toEqual([]);
  });

  test('thresholds are numbers with units', () => {
    for (const rule of findingRules.entries) {
      for (const [name, { value, unit }] of Object.entries(rule.thresholds)) {
        expect(`${name} ${Number.isFinite(value)} ${unit.length > 0}`).toBe(`${name} true true`);
      }
    }
  });
});

describe.each(vendorCatalogues.map((catalogue) => [catalogue.id, catalogue] as const))(
  'catalogue %s',
  (_id, catalogue) => {
    test('finds what its samples ask for', () => {
      expect(catalogue.samples.length).toBeGreaterThan(0);
      for (const { query, finds } of catalogue.samples) {
        const codes = explain(query, { language: 'en' }).map(({ code }) => code);
        expect({ query, codes }).toEqual({ query, codes: expect.arrayContaining([finds]) });
      }
    });

    test('names its document and, for each entry, the section', () => {
      expect(catalogue.document.title.length).toBeGreaterThan(5);
      expect(catalogue.entries.length).toBeGreaterThan(0);
      expect(catalogue.entries.filter(({ section }) => section.trim() === '').map(({ code }) => code)).toEqual([]);
    });
  },
);

test('catalogue ids are unique', () => {
  const ids = vendorCatalogues.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});
