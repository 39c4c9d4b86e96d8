import { expect, it } from 'vitest';
import { mappedTablesText, pinnedKeyText, readAsText } from '../../../parsers/text/journal-texts.ts';
import { tableUseWords } from '../../../parsers/text/table-words.ts';
import { de } from '../../../renderer/text/de.ts';
import { en } from '../../../renderer/text/en.ts';

it('a key that was entered says for which meter, and the words beside it', () => {
  expect(pinnedKeyText({ text: '3059', meterSerial: null, note: '' }, 'de')).toBe('3059');
  expect(pinnedKeyText({ text: '3059', meterSerial: 'ISK1', note: 'label' }, 'de')).toBe('Zähler ISK1 · label · 3059');
  expect(pinnedKeyText({ text: '3059', meterSerial: 'ISK1' }, 'en')).toBe('meter ISK1 · 3059');
});

it('a source that is read otherwise says how', () => {
  expect(readAsText({ station: null, viewpoint: 'station', zone: '+02:00' }, 'de')).toBe(
    'geschrieben von der Station · Zone +02:00',
  );
  expect(readAsText({ station: null, viewpoint: null, zone: null }, 'en')).toBe('as estimated');
});

it('tables that hold something are named with it', () => {
  const tables = [
    { table: 'TX', as: 'transactions' },
    { table: 'LOG', as: 'messages' },
    { table: 'TX', as: 'meter-readings' },
    { table: 'REST', as: 'nothing' },
  ] as const;
  expect(mappedTablesText(tables, 'de')).toBe('TX: Ladevorgänge, Zählerstände · LOG: OCPP-Nachrichten');
});

it('uses of tables are called as on the screens', () => {
  for (const [use, words] of Object.entries(tableUseWords)) {
    expect(words).toEqual({
      de: Object.entries(de.tables.uses).find(([name]) => name === use)?.[1],
      en: Object.entries(en.tables.uses).find(([name]) => name === use)?.[1],
    });
  }
});
