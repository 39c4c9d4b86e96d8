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

/** Ways to other keys of the case. `rows` are those that the list holds now; another one goes by its number. */
export function KeyLinks({
  ids,
  rows,
}: {
  readonly ids: readonly number[];
  readonly rows: ReadonlyMap<number, KeyRow>;
}) {
  const { t, language } = useWords();
  if (ids.length === 0) return null;
  return (
    <ul className="link-rows">
      {ids.slice(0, mostLinks).map((id) => {
        const row = rows.get(id);
        return (
          <li key={id}>
            <Button
              className="link-row key-link"
              onPress={() => selectKey(row ?? { id, evidence: null })}
              data-testid="key-link"
            >
              <span
                className="ellipsis"
                title={row === undefined ? undefined : `${t.verdict.keyOrigin[row.origin]} · ${shownVia(row, t)}`}
              >
                {row === undefined ? t.keys.number(id) : `${t.verdict.keyOrigin[row.origin]} · ${shownVia(row, t)}`}
              </span>
              {row === undefined ? <span /> : <Identifier text={row.meterSerial} />}
              {row === undefined ? <span /> : <Identifier text={row.evidence?.label ?? null} />}
            </Button>
          </li>
        );
      })}
      {ids.length > mostLinks && (
        <li className="muted">{t.keys.more(formatCount(ids.length - mostLinks, language))}</li>
      )}
    </ul>
  );
}
