import { Button } from 'react-aria-components';
import type { KeyRow } from '../../../main/api/views/key-views.ts';
import { goTo } from '../../app/navigation.ts';
import { formatCount } from '../../text/format-number.ts';
import { useWords } from '../../text/texts-context.ts';
import { Identifier } from '../../widgets/identifier.tsx';
import { shownVia } from './shown-via.ts';

/** A key that a station reports at every start stands in a case hundreds of times. */
const mostLinks = 20;

/** Shows one key, and the bytes that it was read from where they are known. */
export function selectKey(row: Pick<KeyRow, 'id' | 'evidence'>): void {
  goTo(
    {
      selection: { kind: 'key', id: row.id },
      ...(row.evidence === null ? {} : { evidence: row.evidence.ref }),
    },
    'replace',
  );
}

interface Props {
  readonly ids: readonly number[];
  readonly rows: ReadonlyMap<number, KeyRow>;
  /** Each place by itself; otherwise what only repeats a key is left out. */
  readonly everyPlace?: boolean;
}

/** Ways to other keys of the case. */
export function KeyLinks({ ids, rows, everyPlace = false }: Props) {
  const { t, language } = useWords();
  const known = ids.flatMap((id) => rows.get(id) ?? []);
  const shown = everyPlace ? known : firstOfEach(known);
  const links = shown.slice(0, mostLinks);
  const left = shown.length - links.length + (ids.length - known.length);
  if (ids.length === 0) return null;
  return (
    <ul className="link-rows">
      {links.map((row) => {
        const way = `${t.verdict.keyOrigin[row.origin]} · ${shownVia(row, t)}`;
        return (
          <li key={row.id}>
            <Button className="link-row key-link" onPress={() => selectKey(row)} data-testid="key-link">
              <span className="ellipsis" title={way}>
                {way}
              </span>
              <Identifier text={everyPlace ? row.meterSerial : row.fingerprint} maximum={13} />
              <Identifier text={row.evidence?.label ?? null} />
            </Button>
          </li>
        );
      })}
      {left > 0 && <li className="muted">{t.keys.more(formatCount(left, language))}</li>}
    </ul>
  );
}

/** A station says its key again at every start. */
function firstOfEach(rows: readonly KeyRow[]): readonly KeyRow[] {
  const first = new Map<string, KeyRow>();
  for (const row of rows) {
    const { origin, via, station, meterSerial, fingerprint, text } = row;
    const same = JSON.stringify([origin, via, station, meterSerial, fingerprint ?? text]);
    if (!first.has(same)) first.set(same, row);
  }
  return [...first.values()];
}
