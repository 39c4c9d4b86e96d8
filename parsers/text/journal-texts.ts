import type { Bilingual, Language } from '../model/language.ts';
import type { TableUse } from '../model/table-plan.ts';
import { fillText } from './sentence.ts';
import { tableUseWords } from './table-words.ts';

const pieces = {
  meter: { de: 'Zähler {value}', en: 'meter {value}' },
  station: { de: 'Station {value}', en: 'station {value}' },
  zone: { de: 'Zone {value}', en: 'zone {value}' },
  byStation: { de: 'geschrieben von der Station', en: 'written by the station' },
  byCsms: { de: 'geschrieben vom Backend', en: 'written by the backend' },
  asBefore: { de: 'wie geschätzt', en: 'as estimated' },
  table: { de: '{table}: {uses}', en: '{table}: {uses}' },
} as const satisfies Readonly<Record<string, Bilingual>>;

function piece(code: keyof typeof pieces, language: Language, params: Readonly<Record<string, string>> = {}): string {
  return fillText(pieces[code][language], params, language);
}

/** A key that was entered: for which meter, the words beside it, the key itself. */
export function pinnedKeyText(
  key: { readonly text: string; readonly meterSerial?: string | null; readonly note?: string },
  language: Language,
): string {
  const meter = key.meterSerial ?? '';
  return [meter === '' ? '' : piece('meter', language, { value: meter }), key.note ?? '', key.text]
    .filter((part) => part !== '')
    .join(' · ');
}

/** How a source is to be read. */
export function readAsText(
  said: {
    readonly station: string | null;
    readonly viewpoint: 'station' | 'csms' | null;
    readonly zone: string | null;
  },
  language: Language,
): string {
  const parts = [
    said.station === null ? '' : piece('station', language, { value: said.station }),
    said.viewpoint === null ? '' : piece(said.viewpoint === 'station' ? 'byStation' : 'byCsms', language),
    said.zone === null ? '' : piece('zone', language, { value: said.zone }),
  ].filter((part) => part !== '');
  return parts.length === 0 ? piece('asBefore', language) : parts.join(' · ');
}

/** What the tables of a database hold; those that hold nothing are not named. */
export function mappedTablesText(
  tables: readonly { readonly table: string; readonly as: TableUse }[],
  language: Language,
): string {
  return [
    ...Map.groupBy(
      tables.filter(({ as }) => as !== 'nothing'),
      ({ table }) => table,
    ),
  ]
    .map(([table, plans]) =>
      piece('table', language, {
        table,
        uses: plans.map(({ as }) => tableUseWords[as][language]).join(', '),
      }),
    )
    .join(' · ');
}
