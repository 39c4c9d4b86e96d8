import { describe, expect, test } from 'vitest';
import type { CatalogueEntry, CatalogueEntryKind } from '../../../parsers/vendors/catalogue.ts';
import { vendorCatalogues } from '../../../parsers/vendors/index.ts';
import * as seeds from './seed-codes.ts';

/** The catalogues against lists taken from the manuals by another path: nothing missing, nothing invented. */
const about = seeds.seedsPresent ? describe : describe.skip;
if (!seeds.seedsPresent) console.log('skipped: the manuals (../shared/seeds) are not here');

function entriesOf(id: string, kind: CatalogueEntryKind, sections: RegExp = /./): readonly CatalogueEntry[] {
  const catalogue = vendorCatalogues.find((one) => one.id === id);
  return (catalogue?.entries ?? []).filter((entry) => entry.kind === kind && sections.test(entry.section));
}

const codes = (entries: readonly CatalogueEntry[]): readonly string[] => entries.map(({ code }) => code).sort();
const sorted = (list: readonly string[]): readonly string[] => [...list].sort();

about('chargebyte', () => {
  test('has the 36 errors with errorCode, priority, condition, section, and a list wherever the manual has one', () => {
    const expected = seeds.chargebyteErrors();
    expect(expected).toHaveLength(36);
    const entries = entriesOf('chargebyte', 'error');
    expect(codes(entries)).toEqual(sorted(expected.map(({ code }) => code)));
    const byCode = new Map(entries.map((entry) => [entry.code, entry]));
    for (const { code, ocppErrorCode, priority, section, has, mqttCondition } of expected) {
      const entry = byCode.get(code);
      expect({
        code,
        ocppErrorCode: entry?.ocppErrorCode,
        priority: entry?.facts['priority'] ?? '',
        section: entry?.section,
        has: {
          causes: (entry?.causes.length ?? 0) > 0,
          impact: (entry?.impact.length ?? 0) > 0,
          remote: (entry?.remedies.remote.length ?? 0) > 0,
          onSite: (entry?.remedies.onSite.length ?? 0) > 0,
        },
        mqttCondition: (entry?.facts['mqttCondition'] ?? '').replace(/ /g, ''),
      }).toEqual({ code, ocppErrorCode, priority, section, has, mqttCondition: mqttCondition.replace(/ /g, '') });
    }
  });

  test('has every configuration key with access and default', () => {
    const expected = seeds.chargebyteKeys();
    const entries = entriesOf('chargebyte', 'configuration-key');
    expect(expected.length).toBeGreaterThan(40);
    expect(
      entries
        .map(({ code, facts }) => ({
          code,
          access: facts['access'],
          default: facts['default'],
          appliesWhen: facts['appliesWhen'],
          vendorSpecific: facts['vendorSpecific'] === 'yes' ? 'X' : '',
        }))
        .sort((one, other) => (one.code < other.code ? -1 : 1)),
    ).toEqual([...expected].sort((one, other) => (one.code < other.code ? -1 : 1)));
  });

  test('has every parameter of the JSON files', () => {
    const entries = entriesOf('chargebyte', 'parameter', /^(14|15\.20|3\.3\.3|3\.3\.8)/);
    expect(codes(entries)).toEqual(seeds.chargebyteParameters());
  });

  test('has the defaults of the parameters, and whether OCPP may set them', () => {
    const entries = new Map(entriesOf('chargebyte', 'parameter').map((entry) => [entry.code, entry]));
    const rows = seeds.chargebyteParameterRows();
    expect(rows.length).toBeGreaterThan(80);
    const wrong = rows.filter(({ code, default: given, ocpp }) => {
      const facts = entries.get(code)?.facts;
      const ours = seeds.withoutQuotes(facts?.['default'] ?? '').replace(/\(=.*/, '');
      // "unset, i.e. ..." and the example item are shortened.
      const same = ours === given || (ours.length > 4 && given.startsWith(ours.slice(0, 5)));
      return !same || (ocpp !== undefined && ocpp !== facts?.['ocpp']);
    });
    expect(wrong).toEqual([]);
  });

  test('has every MQTT topic', () => {
    expect(codes(entriesOf('chargebyte', 'mqtt-topic'))).toEqual(seeds.chargebyteTopics());
  });

  test('knows which meters sign', () => {
    const expected = seeds.chargebyteMeters().flatMap(([meter, serial, eichrecht]) => {
      const name = meter.replace(/ \(HW revision: (v\d)\)/, ' $1').replace(/ series$/, '');
      if (!name.includes('WM3M4/WM3M4C')) return [`${name}: ${serial}, ${eichrecht}`];
      expect(eichrecht).toBe('WM3M4C only');
      return [`Iskra WM3M4: ${serial}, no`, `Iskra WM3M4C: ${serial}, yes`];
    });
    const ours = entriesOf('chargebyte', 'meter')
      .filter(({ code }) => !code.startsWith('SunSpec'))
      .map(({ code, facts }) => `${code}: ${facts['readsSerialNumber']}, ${facts['eichrecht']}`);
    expect(sorted(ours)).toEqual(sorted(expected));
  });

  test('has the DataTransfer messages', () => {
    const named = codes(entriesOf('chargebyte', 'data-transfer')).filter((code) => code !== 'DataTransfer');
    expect(named).toEqual(seeds.chargebyteMessages());
  });
});

about('ABL', () => {
  test('has every vendorErrorCode, and names the OCPP codes that are not in use', () => {
    const entries = entriesOf('abl', 'error').filter(({ code }) => code !== 'Mode3Error');
    expect(codes(entries)).toEqual(sorted([...seeds.ablErrors(), ...seeds.ablUnusedErrors()]));
  });

  test('has every standard key, supported or not, and every key of its own', () => {
    const standard = entriesOf('abl', 'configuration-key', /^4\.4\.[12]$/);
    expect(Object.fromEntries(standard.map(({ code, facts }) => [code, facts['supported']]))).toEqual(
      Object.fromEntries(seeds.ablStandardKeys().map(({ code, supported }) => [code, supported])),
    );
    expect(codes(entriesOf('abl', 'configuration-key', /^4\.4\.3$/))).toEqual(
      sorted(seeds.ablProprietaryKeys().map(({ code }) => code)),
    );
    const own = new Map(entriesOf('abl', 'configuration-key', /^4\.4\.3$/).map(({ code, facts }) => [code, facts]));
    // The scan repeats the access column in two rows; TransmitMeterSignature has one default per kind of station.
    const unreadable = new Set(['ServiceURL', 'SecurityProtocols', 'TransmitMeterSignature']);
    const wrong = seeds
      .ablProprietaryKeys()
      .filter(({ code }) => !unreadable.has(code))
      .filter(({ code, default: given }) => seeds.withoutQuotes(own.get(code)?.['default'] ?? '') !== given);
    expect(wrong).toEqual([]);
    const access = seeds.ablProprietaryKeys().filter(({ code }) => !unreadable.has(code));
    expect(access.filter((key) => own.get(key.code)?.['access'] !== key.access)).toEqual([]);
  });

  test('has every DataTransfer message and every reason of refusal', () => {
    expect(codes(entriesOf('abl', 'data-transfer'))).toEqual(seeds.ablMessages());
    expect(codes(entriesOf('abl', 'reason'))).toEqual(seeds.ablRejections());
  });
});

about('GreenFlux', () => {
  test('has every IOCU error and every parameter', () => {
    expect(codes(entriesOf('greenflux', 'error', /^8\.5$/))).toEqual(seeds.greenfluxErrors());
    expect(codes(entriesOf('greenflux', 'configuration-key'))).toEqual(seeds.greenfluxKeys());
  });

  test('has the default of every parameter that the scan kept apart', () => {
    const expected = seeds.greenfluxDefaults();
    expect(expected.size).toBeGreaterThan(110);
    const wrong = entriesOf('greenflux', 'configuration-key').flatMap(({ code, facts }) => {
      const given = expected.get(code);
      const ours = seeds.withoutQuotes(facts['default'] ?? '');
      const secret = ours === '(secret)' || given === undefined;
      return secret || given.startsWith(ours) || ours.startsWith(given) ? [] : [`${code}: ${ours}, manual ${given}`];
    });
    expect(wrong).toEqual([]);
  });

  test('has controller, type, access, range and restart as the definitions have them', () => {
    const facts = new Map(entriesOf('greenflux', 'configuration-key').map((entry) => [entry.code, entry.facts]));
    const same = (one: string, other: string | undefined) =>
      seeds.withoutQuotes(one) === seeds.withoutQuotes(other ?? '');
    const compared = { controller: 0, type: 0, range: 0, rebootRequired: 0 };
    const wrong = seeds.greenfluxParameters().flatMap((parameter) => {
      const { code, readOnly, range } = parameter;
      const ours = facts.get(code);
      const found = (['controller', 'type', 'rebootRequired'] as const).flatMap((name) => {
        const given = parameter[name];
        if (given === null) return [];
        compared[name] += 1;
        return same(given, ours?.[name]) ? [] : [`${code} ${name}: ${ours?.[name]}, manual ${given}`];
      });
      // Lists of words are shortened; numbers and True, False are not.
      if (range !== null && /^(?:-?[\d.]+ \.\. -?[\d.]+|True, False)$/.test(range)) {
        compared.range += 1;
        if (!same(range, ours?.['range'])) found.push(`${code} range: ${ours?.['range']}, manual ${range}`);
      }
      if (readOnly && ours?.['access'] !== 'R') found.push(`${code} is read only`);
      return found;
    });
    expect(wrong).toEqual([]);
    // The scan keeps most of the 149 definitions apart.
    expect(Math.min(compared.controller, compared.type, compared.rebootRequired)).toBeGreaterThan(100);
    expect(compared.range).toBeGreaterThan(50);
  });

  test('has every sensor action', () => {
    const ours = entriesOf('greenflux', 'parameter').filter(({ facts }) => facts['list'] === 'sensor actions');
    expect(codes(ours)).toEqual(seeds.greenfluxSensorActions());
  });

  test('has controller, type, default and access of every parameter', () => {
    for (const { code, facts } of entriesOf('greenflux', 'configuration-key')) {
      expect(`${code} ${facts['controller']}`).toMatch(/ (DSCU|SSCU|DSCU, SSCU)$/);
      expect(`${code} ${facts['access']}`).toMatch(/ R(\/W)?$/);
      expect(`${code} ${facts['type']}`).toMatch(/ (Boolean|Integer|Float|String|CSL|List)$/);
      expect(`${code} ${facts['rebootRequired']}`).toMatch(/ (yes|no|n\/a)$/);
      expect(`${code} "${facts['default']}"`).not.toMatch(/"(undefined)?"$/);
    }
  });
});

about('Bacancy and OCA', () => {
  test('Bacancy has its 14 keys with access and section', () => {
    const expected = seeds.bacancyKeys();
    expect(expected).toHaveLength(14);
    const ours = entriesOf('bacancy', 'configuration-key').map(({ code, facts, section }) => ({
      code,
      access: facts['access'] ?? '',
      section,
    }));
    const byCode = (one: { code: string }, other: { code: string }) => (one.code < other.code ? -1 : 1);
    expect(ours.sort(byCode)).toEqual([...expected].sort(byCode));
  });

  test('Bacancy has the type of every key', () => {
    const ours = new Map(entriesOf('bacancy', 'configuration-key').map(({ code, facts }) => [code, facts['type']]));
    expect(seeds.bacancyTypes().length).toBeGreaterThan(11);
    expect(seeds.bacancyTypes().filter(([code, type]) => ours.get(code) !== type)).toEqual([]);
  });

  test('every name of the OCA catalogue stands in the paper', () => {
    const text = seeds.seedText('004');
    const catalogue = vendorCatalogues.find(({ id }) => id === 'oca');
    expect(catalogue?.entries.filter(({ code }) => !text.includes(code)).map(({ code }) => code)).toEqual([]);
  });
});

about('own words', () => {
  /** Codes, paths and lists of values are facts; prose that runs along with a manual for eight words is not ours. */
  test('no text has eight words in a row with a manual', () => {
    // A path such as ports[0]/plug_lock/type is one word.
    const words = (text: string): readonly string[] =>
      text
        .toLowerCase()
        .split(/\s+/)
        .map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))
        .filter((word) => word !== '');
    const runs = new Set<string>();
    for (const number of ['000', '001', '002', '003', '004']) {
      const list = words(seeds.seedText(number).replace(/<[^>]+>/g, ' '));
      for (let at = 0; at + 8 <= list.length; at += 1) runs.add(list.slice(at, at + 8).join(' '));
    }
    const copied: string[] = [];
    for (const { id, entries } of vendorCatalogues) {
      for (const { code, title, meaning, causes, impact, remedies } of entries) {
        for (const text of [title, meaning, ...causes, ...impact, ...remedies.remote, ...remedies.onSite]) {
          for (const language of ['de', 'en'] as const) {
            const list = words(text[language]);
            for (let at = 0; at + 8 <= list.length; at += 1) {
              const run = list.slice(at, at + 8).join(' ');
              if (runs.has(run)) copied.push(`${id} ${code}: ${run}`);
            }
          }
        }
      }
    }
    expect(copied).toEqual([]);
  });
});
