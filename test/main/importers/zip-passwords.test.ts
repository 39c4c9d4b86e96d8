import { TextReader, Uint8ArrayReader, Uint8ArrayWriter, ZipWriter, configure } from '@zip.js/zip.js';
import { describe, expect, it } from 'vitest';
import { importGiven } from './import-fixture.ts';
import { issueCodes } from './recording-sink.ts';

configure({ useWebWorkers: false });

const text = Array.from({ length: 400 }, (_, index) => `line ${index * 7_919}`).join('\n');
const forms = {
  'AES-128': { encryptionStrength: 1 },
  'AES-192': { encryptionStrength: 2 },
  'AES-256': { encryptionStrength: 3 },
  ZipCrypto: { zipCrypto: true },
} as const;

/** An archive made by another implementation: a deflated, a stored and an open entry. */
async function lockedZip(form: keyof typeof forms, password: string, tail = true): Promise<Buffer> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), {
    ...forms[form],
    dataDescriptor: form === 'ZipCrypto' && tail,
  });
  await writer.add('deflated.txt', new TextReader(text), { password });
  await writer.add('stored.bin', new Uint8ArrayReader(Buffer.from(text)), { password, level: 0 });
  await writer.add('open.txt', new TextReader('open\n'));
  return Buffer.from(await writer.close());
}

describe.each(Object.keys(forms) as (keyof typeof forms)[])('%s', (form) => {
  it('opens with the right password among others, and checks the sums', async () => {
    const zip = await lockedZip(form, 'geheim');
    const { find, outcome } = await importGiven({ 'x.zip': zip }, { passwords: ['wrong', 'geheim'] });
    expect(find('deflated.txt').bytes.toString()).toBe(text);
    expect(find('stored.bin').bytes.toString()).toBe(text);
    expect(find('open.txt').bytes.toString()).toBe('open\n');
    expect(find(null).result).toMatchObject({ state: 'complete', issues: [] });
    expect(outcome.locked).toBe(0);
  });

  it('lists what stays locked and reads the open entries', async () => {
    const zip = await lockedZip(form, 'geheim');
    const without = await importGiven({ 'x.zip': zip });
    expect(issueCodes(without.find('deflated.txt'))).toEqual(['import.password-needed']);
    expect(without.find('open.txt').bytes.toString()).toBe('open\n');
    expect(without.find(null).result?.state).toBe('partial');
    expect(without.outcome.locked).toBe(2);
    const wrong = await importGiven({ 'x.zip': zip }, { passwords: ['Geheim', 'geheim ', ''] });
    expect(issueCodes(wrong.find('stored.bin'))).toEqual(['import.password-wrong']);
    expect(JSON.stringify(wrong.sources.map(({ result }) => result))).not.toContain('eheim');
  });

  it('never believes one of many wrong passwords', async () => {
    const zip = await lockedZip(form, 'geheim');
    const passwords = Array.from({ length: form === 'ZipCrypto' ? 1_000 : 20 }, (_, index) => `guess ${index}`);
    const { find } = await importGiven({ 'x.zip': zip }, { passwords });
    expect(find('deflated.txt').result?.state).toBe('unread');
    expect(find('stored.bin').result?.state).toBe('unread');
  });

  it('takes passwords with letters outside ASCII', async () => {
    const zip = await lockedZip(form, 'Schlüssel-ß');
    const { find } = await importGiven({ 'x.zip': zip }, { passwords: ['Schlu\u0308ssel-ß'] });
    expect(find('deflated.txt').bytes.toString()).toBe(text);
  });

  it('tells data that was changed, and does not read it as what it was', async () => {
    const zip = await lockedZip(form, 'geheim');
    const at = zip.indexOf('stored.bin') + 200;
    zip[at] = (zip[at] ?? 0) ^ 0x40;
    const { find } = await importGiven({ 'x.zip': zip }, { passwords: ['geheim'] });
    expect(find('deflated.txt').bytes.toString()).toBe(text);
    const told = issueCodes(find(null));
    expect(told).toContain('import.zip-altered');
  });

  it('opens the entries of a cut archive', async () => {
    const zip = await lockedZip(form, 'geheim');
    const cut = zip.subarray(0, zip.indexOf('stored.bin') + 1_500);
    const { find } = await importGiven({ 'x.zip': cut }, { passwords: ['geheim'] });
    expect(find('deflated.txt').bytes.toString()).toBe(text);
    expect(issueCodes(find(null))).toContain('import.zip-no-directory');
    const stored = find('stored.bin');
    expect(stored.result?.state).not.toBe('complete');
    expect(text.startsWith(stored.bytes.toString())).toBe(true);
  });
});
