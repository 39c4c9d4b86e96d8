import { expect, test } from 'vitest';
import { createNativeAccelerator } from '../../../main/engine/native-ecdsa.ts';
import type { ValueVerdict } from '../../../parsers/model/verdict.ts';
import { signedFormats, verifyValue } from '../../../parsers/signatures/index.ts';
import { keyOf, makeSigner, payloadOf, reading, signedRecord, valueOf } from './test-records.ts';

/*
 * The attack on a reader: change something that the signature does not cover and hope that it is shown. Whatever is changed in a record, either the
 * signature no longer holds, or everything shown is the same, or a rule says that this very thing is not signed.
 */

/** What the verdict shows, without what a rule of it names as unsigned. */
function shown({ readings, meter, gateway, pagination, energyWh, rules }: ValueVerdict): string {
  const told = new Set(rules.map(({ code }) => code));
  const rows = readings.map((reading, index) => ({
    ...reading,
    tx: told.has('format.type-not-signed') ? null : reading.tx,
    time:
      index === 0 && told.has('format.begin-time-not-signed')
        ? null
        : told.has('format.offset-not-signed')
          ? (reading.time?.slice(0, 19) ?? null)
          : reading.time,
  }));
  return JSON.stringify([rows, meter, gateway, pagination, energyWh]);
}

const perRecord = 240;

function* changed(text: string): Generator<string> {
  const isHex = /^[0-9a-f\s]+$/i.test(text);
  const letters = isHex ? ['0', 'f', '8'] : ['9', '-', '\u200b', '\u0430', ' ', 'X'];
  const step = Math.max(1, text.length / perRecord);
  for (let at = 0, turn = 0; at < text.length; at += step, turn += 1) {
    const place = Math.floor(at);
    const letter = letters[turn % letters.length] ?? '0';
    yield text.slice(0, place) + letter + text.slice(place + 1);
    yield text.slice(0, place) + letter + text.slice(place);
    yield text.slice(0, place) + text.slice(place + 1);
  }
}

const valid = signedFormats.entries.flatMap(({ id, samples }) =>
  samples.flatMap(({ note, text, publicKey, expected }) =>
    expected.signature === 'valid' && publicKey !== null ? [{ id, note, text, key: keyOf(publicKey) }] : [],
  ),
);

test.each(valid)('$id, $note', ({ id, text, key }) => {
  const accelerator = createNativeAccelerator();
  const verdictOf = (record: string): ValueVerdict => verifyValue(valueOf(record, { format: id }), [key], accelerator);
  const original = verdictOf(text);
  expect(original.signature).toBe('valid');
  for (const record of changed(text)) {
    const verdict = verdictOf(record);
    if (verdict.signature === 'valid') expect(shown(verdict), record).toBe(shown(original));
  }
});

test('the id of a meter is shown as the signed bytes say it, however it was written', () => {
  const sample = valid.find(({ id }) => id === 'edl40-mennekes');
  if (sample === undefined) throw new Error('no sample');
  const written = /<ServerId>([^<]+)</.exec(sample.text)?.[1] ?? '';
  const other = sample.text.replace(written, `-${written.toLowerCase().replace(/^../, '$&\u200b ')}`);
  const verdict = verifyValue(valueOf(other, { format: sample.id }), [sample.key], null);
  expect(verdict.signature).toBe('valid');
  expect(verdict.meter).toBe(written.toUpperCase());
});

test('half a character, which has no bytes, is not taken for the one that an encoder puts in its place', () => {
  const signer = makeSigner();
  const readings = [reading('B', '1.0', '08:00:00'), reading('E', '2.0', '09:00:00')];
  const text = signedRecord(signer, payloadOf({ id: 'A\ufffdB', readings }));
  const verdictOf = (record: string): ValueVerdict => verifyValue(valueOf(record), [keyOf(signer.spkiHex)], null);
  expect(verdictOf(text)).toMatchObject({ readable: 'ok', signature: 'valid' });
  for (const half of ['\ud800', '\udfff']) {
    const verdict = verdictOf(text.replace('\ufffd', half));
    expect(verdict).toMatchObject({ readable: 'broken', brokenReason: 'ocmf.lone-surrogate', billing: 'not-usable' });
    expect(verdict.signature).not.toBe('valid');
  }
});

test.each(valid)('$id: half a character never keeps a signature', ({ id, text, key }) => {
  for (let at = 0; at < text.length; at += Math.max(1, Math.floor(text.length / 60))) {
    const record = `${text.slice(0, at)}\ud800${text.slice(at)}`;
    const verdict = verifyValue(valueOf(record, { format: id }), [key], null);
    // Outside of what is signed it changes nothing that is shown; inside there are no bytes of it.
    if (verdict.signature === 'valid')
      expect(shown(verdict)).toBe(shown(verifyValue(valueOf(text, { format: id }), [key], null)));
  }
});
