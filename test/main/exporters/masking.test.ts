import { assert, property, string, stringMatching } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exporters } from '../../../main/exporters/index.ts';
import { maskReport } from '../../../main/exporters/masking/mask-report.ts';
import { createNeedleSearch } from '../../../main/exporters/masking/needle-search.ts';
import type { ReportData } from '../../../main/exporters/report-data.ts';
import { usualMasking } from '../../../main/exporters/masking/masking.ts';
import { disguises } from './disguises.ts';
import { masked, personsShown } from './options.ts';
import { originals, secrets, smallReportData } from './small-report-data.ts';

function withExcerpt(text: string, truncated: boolean): ReportData {
  const ref = { kind: 'bytes', sourceId: 3, offset: 900, length: 120, line: 7 } as const;
  return { ...smallReportData(), excerpts: [{ ref, label: 'ocppd.log:7', text, truncated }] };
}

describe('masking', () => {
  for (const exporter of exporters.entries) {
    for (const language of ['de', 'en'] as const) {
      test(`${exporter.id} in ${language} shows no id of a person and no secret in any disguise`, () => {
        const output = exporter.render(smallReportData(), masked(language));
        const unescaped = output.replaceAll('&quot;', '"').replaceAll('&amp;', '&').replaceAll('&#39;', "'");
        for (const id of [...Object.values(originals), ...secrets]) {
          for (const disguise of disguises(id))
            if (disguise.length > 5) expect(unescaped, `${id} as ${disguise}`).not.toContain(disguise);
        }
      });

      test(`${exporter.id} in ${language} hides secrets even when persons are shown`, () => {
        const output = exporter.render(smallReportData(), personsShown(language));
        for (const secret of secrets) expect(output).not.toContain(secret);
        // The table of signed values has no column for persons.
        const person = exporter.report === 'audit' ? originals.card : originals.contract;
        expect(output).toContain(exporter.id === 'audit-csv' ? '70501' : person);
      });
    }
  }

  test('pseudonyms are the same everywhere, and listed with what they stand for', () => {
    const { data, masked: entries } = maskReport(smallReportData(), 'en', usualMasking);
    expect(data.sessions.map(({ idTag }) => idTag)).toEqual(['card-1', 'contract-1']);
    expect(data.findings[0]?.detail).toContain('contract-1');
    expect(data.details[0]?.disagreements[0]?.statements.map(({ text }) => text)).toEqual(['contract-1', 'card-2']);
    expect(new Set(entries.map(({ kind }) => kind))).toEqual(
      new Set(['idTag', 'contract', 'email', 'phone', 'sim', 'modem', 'mac', 'password']),
    );
    const german = maskReport(smallReportData(), 'de', usualMasking);
    expect(german.data.sessions[0]?.idTag).toBe('Karte-1');
  });

  test('a signed text with an id is its length only; digest, key, r and s stay, so that the check can be repeated', () => {
    const original = smallReportData();
    const [shown] = maskReport(original, 'en', usualMasking).data.signatures;
    expect(shown?.text).toMatch(/^\[masked: \d+ characters\]$/);
    expect(shown?.proof?.digestHex).toBe(original.signatures[0]?.proof?.digestHex);
    expect(shown?.proof?.rHex).toBe(original.signatures[0]?.proof?.rHex);
    expect(exporters.find('audit-html')?.render(original, masked('en'))).toContain('openssl pkeyutl -verify');
  });

  test('what is replaced as a whole is told by its length: a sum would let whoever tries all cards find the one', () => {
    const card = originals.card;
    const hidden = [
      Buffer.from(card).toString('base64'),
      Buffer.from(card)
        .toString('hex')
        .replaceAll(/(..)(?=.)/g, '$1 '),
    ];
    for (const run of hidden) {
      const text = maskReport(withExcerpt(`data ${run} end`, false), 'en', usualMasking).data.excerpts[0]?.text ?? '';
      expect(text).not.toContain(run);
      expect(text).toMatch(/^data \[masked: \d+ characters\] end$/);
    }
  });

  test('what is no id stays: times, codes, fingerprints, hashes of sources', () => {
    const original = smallReportData();
    const { data } = maskReport(original, 'en', usualMasking);
    expect(data.sources).toEqual(original.sources);
    expect(data.keys).toEqual(original.keys);
    expect(data.status).toEqual(original.status);
    expect(data.sessions.map(({ start, energyWh }) => [start, energyWh])).toEqual(
      original.sessions.map(({ start, energyWh }) => [start, energyWh]),
    );
  });

  test('the folder of the computer goes from the names of files, not from what stands in them', () => {
    const small = withExcerpt('tar: /var/log/ocppd.log: read 4096 bytes', false);
    const { data } = maskReport(
      {
        ...small,
        sources: small.sources.map((source) => ({ ...source, name: '/var/log/ocppd.log' })),
        excerpts: small.excerpts.map((excerpt) => ({ ...excerpt, label: '/var/log/ocppd.log:7' })),
      },
      'en',
      usualMasking,
    );
    expect(data.sources[0]?.name).toBe('ocppd.log');
    expect(data.excerpts[0]).toMatchObject({ label: 'ocppd.log:7', text: 'tar: /var/log/ocppd.log: read 4096 bytes' });
  });

  test('an empty column is no id, and neither is the name of the next one', () => {
    const { data } = maskReport(
      withExcerpt('ID_TAG_END = \nMETER_STOP = 4711\nPASSWORD = \nREASON = Local', false),
      'en',
      usualMasking,
    );
    expect(data.excerpts[0]?.text).toBe('ID_TAG_END = \nMETER_STOP = 4711\nPASSWORD = \nREASON = Local');
  });

  test('a column that is named after what it holds is no id: only what stands in it', () => {
    const { data } = maskReport(
      withExcerpt('idTagStart=ID_TAG_START, contractId=CONTRACT_ID\nID_TAG_START = 04A1B2C3D4', false),
      'en',
      usualMasking,
    );
    expect(data.excerpts[0]?.text).toMatch(
      /^idTagStart=ID_TAG_START, contractId=CONTRACT_ID\nID_TAG_START = card-\d+$/,
    );
  });

  test('where an excerpt was cut, no half of an id remains', () => {
    const cut = `frame {"idTag":"${originals.card}"} … and again ${originals.card.slice(0, 9)}`;
    expect(maskReport(withExcerpt(cut, true), 'en', usualMasking).data.excerpts[0]?.text).not.toContain(
      originals.card.slice(0, 6),
    );
    const hexCut = Buffer.from(`{"idTag":"${originals.card}","again":"${originals.card.slice(0, 8)}`).toString('hex');
    expect(maskReport(withExcerpt(`x ${hexCut} y`, false), 'en', usualMasking).data.excerpts[0]?.text).not.toContain(
      hexCut.slice(0, 40),
    );
  });

  test('an id is known in its other spellings', () => {
    const spaced = originals.card.match(/../g) ?? [];
    const spellings = [
      spaced.join(':'),
      spaced.join(' '),
      'DE-BSP-C00012345-X',
      '+491512345678',
      '00491512345678',
      '0001870be15f',
    ];
    const { data } = maskReport(
      withExcerpt(`${originals.phone}; ${originals.mac} seen as ${spellings.join(' and ')}.`, false),
      'en',
      usualMasking,
    );
    for (const spelling of spellings) expect(data.excerpts[0]?.text).not.toContain(spelling);
    expect(data.excerpts[0]?.text).toBe(
      'phone-1; MAC-1 seen as card-1 and card-1 and contract-1 and phone-1 and phone-1 and MAC-1.',
    );
  });

  test('any card number anywhere in any text is found, whatever stands around it', () => {
    const ids = stringMatching(/^[0-9A-F]{8,20}$/);
    assert(
      property(ids, string(), string(), (id, before, after) => {
        const search = createNeedleSearch([id]);
        const result = search.replaceAll(`${before}${id}${after}`, () => '•');
        expect(result.toLowerCase()).not.toContain(id.toLowerCase());
        expect(search.holdsAny(`${before}${id.toLowerCase()}${after}`)).toBe(true);
      }),
    );
  });

  test('takes linear time on long texts without an id', () => {
    const text = `${'A'.repeat(200_000)} ${'"id":'.repeat(20_000)} ${'a@'.repeat(50_000)} ${'+1 '.repeat(50_000)} ${'00:'.repeat(50_000)}`;
    expect(maskReport(withExcerpt(text, false), 'en', usualMasking).data.excerpts).toHaveLength(1);
  }, 20_000);
});
