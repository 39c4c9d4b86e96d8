import type { ByteRange, SourceId } from '../../model/evidence.ts';
import type { Issue } from '../../model/issue.ts';
import type { PublicKeyRecord, SignedValueRecord } from '../../model/signed-value.ts';
import { readPublicKeys } from '../keys/public-key.ts';
import { unwrapSignedValue } from '../unwrap.ts';
import { carrierTime } from './found-records.ts';

/*
 * Signed values and public keys that lie in cells of a store as they are: a column for the record at the begin and one for that at the end, a
 * table of records, a key beside its meter. Messages in cells are read as messages and are no business of this file.
 */

/** What is asked of a database; the views of `parsers/databases` fit. */
export interface CellSource {
  readonly tables: readonly { readonly name: string; readonly columns: readonly { readonly name: string }[] }[];
  rows(
    table: string,
    columns: readonly string[],
  ): Iterable<{ readonly rowId: string; readonly cells: readonly unknown[]; readonly at?: ByteRange }>;
}

/** Beginnings of records, bare and in the usual wrappings; a cheap look that spares decoding every cell. */
const promising =
  /^[\s\ufeff"\\]{0,8}(?:ocmf\s{0,4}\||4f434d46|T0NNR|AP;[0-2]?;|128\.8\.0\(|1b1b1b1b0101|GxsbGw|<(?:\?xml|(?:\w+:)?(?:signedMeterValue|ChargingProcess))|\{\s*\\?"(?:signedMeter|signed_|encodingMethod|signingMethod|publicKey|encoding_method))/i;

/** Characters of a cell in which its beginning is looked for. */
const promisingLength = 200;

const shortest = 60;
const longestCell = 4_000_000;
const mostRecords = 200_000;
const tooMany: Issue = {
  code: 'signatures.too-many-records',
  severity: 'warning',
  place: null,
  params: { limit: mostRecords },
};

const transactionColumn = /^(?:.*_)?(?:transaction|tx|session)_?(?:id|number|nr)$/i;
const connectorColumn = /^(?:.*_)?connector(?:_?(?:id|number|nr))?$/i;
const serialColumn = /^(?:.*_)?(?:meter_?)?serial(?:_?(?:number|nr|no))?$/i;
const timeColumn = /^(?:.*_)?time_?stamp$/i;
const keyColumn = /public_?key|pub_?key/i;

function textOfCell(cell: unknown): string | null {
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'bigint' || typeof cell === 'number') return String(cell);
  if (!(cell instanceof Uint8Array) || cell.length > longestCell) return null;
  return new TextDecoder('utf-8').decode(cell);
}

/** Bytes that hold the characters by which a record is known. */
const headBytes = 1_024;

/** Whether a large cell cannot hold a record by its first characters: pictures and firmware need not be read as text. */
function isOtherContent(cell: unknown): boolean {
  if (!(cell instanceof Uint8Array) || cell.length <= headBytes) return false;
  return !promising.test(new TextDecoder('utf-8').decode(cell.subarray(0, headBytes)).slice(0, promisingLength));
}

/** Names that rows have in common, e.g. the id of the transaction; the first column of such a name counts. */
function namedCell(names: readonly string[], cells: readonly unknown[], form: RegExp): string | null {
  const index = names.findIndex((name) => form.test(name));
  const text = index < 0 ? null : (textOfCell(cells[index])?.trim() ?? null);
  return text === null || text === '' || text.length > 80 ? null : text;
}

/**
 * Signed values and keys in the cells of all tables but those that are read as messages.
 * @param skipped tables of messages.
 */
export function* recordsInCells(
  source: CellSource,
  context: { readonly sourceId: SourceId; readonly station: string | null; readonly skipped: ReadonlySet<string> },
): Generator<SignedValueRecord | PublicKeyRecord | { readonly record: 'issue'; readonly issue: Issue }> {
  const { sourceId, station, skipped } = context;
  let index = 0;
  for (const table of source.tables) {
    if (skipped.has(table.name) || table.columns.length === 0) continue;
    const names = table.columns.map(({ name }) => name);
    for (const { rowId, cells } of source.rows(table.name, names)) {
      if (index >= mostRecords) {
        yield { record: 'issue', issue: tooMany };
        return;
      }
      const named = (form: RegExp): string | null => namedCell(names, cells, form);
      for (const [position, name] of names.entries()) {
        if (!keyColumn.test(name) && isOtherContent(cells[position])) continue;
        const text = textOfCell(cells[position]);
        if (text === null || text.length < shortest || text.length > longestCell) continue;
        const evidence = { kind: 'row', sourceId, table: table.name, rowId, column: name } as const;
        const connector = named(connectorColumn);
        const place = {
          station,
          connector: connector !== null && /^\d{1,6}$/.test(connector) ? Number(connector) : null,
        };
        if (keyColumn.test(name) && readPublicKeys(text).keys.length > 0) {
          yield {
            record: 'public-key',
            text,
            origin: 'reported',
            via: 'database-cell',
            ...place,
            meterSerial: named(serialColumn),
            observedAt: null,
            evidence,
          };
          continue;
        }
        const unwrapped = promising.test(text.slice(0, promisingLength)) ? unwrapSignedValue(text) : undefined;
        if (unwrapped === undefined) continue;
        yield {
          record: 'signed-value',
          format: unwrapped.format,
          text: unwrapped.text,
          layers: unwrapped.layers,
          channel: 'database-cell',
          context: null,
          transactionId: named(transactionColumn),
          ...place,
          enclosedKey: unwrapped.enclosedKey,
          reportedAt: carrierTime(named(timeColumn)),
          index,
          evidence,
        };
        index += 1;
      }
    }
  }
}
