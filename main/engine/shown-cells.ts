import type { Cell } from '../../parsers/databases/dialect.ts';
import { isSecretEntry, isSecretKey } from '../../parsers/ocpp/secret-keys.ts';

/** What stands in place of a secret; the same everywhere, so that its length tells nothing. */
export const secretMask = '••••••';

/** A cell of a foreign database as text: bytes in hexadecimal, long values cut. */
export function cellText(cell: Cell, longest: number): string {
  if (cell === null) return '';
  if (cell instanceof Uint8Array) {
    const hex = Buffer.from(cell.subarray(0, Math.floor(longest / 2))).toString('hex');
    return `x'${hex}'${cell.length * 2 > longest ? `… (${cell.length})` : ''}`;
  }
  const text = String(cell);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

/** A card's identifier is called a token in OCPP 2.x; it is no secret of the station. */
const cardToken = /id_?token/i;

/**
 * Which cells of a row are secret: columns whose names say so, values that carry a secret themselves, and all values of a row that names a
 * secret configuration key.
 */
export function secretCells(columns: readonly { readonly name: string }[], cells: readonly Cell[]): readonly boolean[] {
  const texts = cells.map((cell) => (typeof cell === 'string' ? cell : null));
  const namesSecret = texts.some(
    (text) => text !== null && /^[\w./[\]-]{2,80}$/.test(text) && isSecretKey(text) && !cardToken.test(text),
  );
  return columns.map(({ name }, index) => {
    const text = texts[index] ?? null;
    if (cells[index] === null || cells[index] === undefined) return false;
    if (text !== null && isSecretEntry('', text)) return true;
    if (isSecretKey(name) && !cardToken.test(name)) return true;
    // the key itself stays readable, and so do numbers of rows and short words about access
    return namesSecret && /^(?:value|val|.*value|setting|data)$/i.test(name);
  });
}
