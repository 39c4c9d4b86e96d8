import type { Asn1Line, KeyStructure } from '../../../main/api/views/key-views.ts';
import { useWords } from '../../text/texts-context.ts';
import { visibleText } from '../../text/visible-text.ts';
import { Digits } from '../../widgets/digits.tsx';

/** Deeper ones are hostile; they stand at the same edge, so that their values keep a place. */
const deepestIndent = 12;
/** Values arrive cut at 200 characters, which are 100 bytes; tag and length before them take two (X.690, 8.1.3.4). */
const cutText = 200;
const longestWhole = 102;

interface Props {
  readonly structure: KeyStructure;
  /** Number of the reading that it belongs to, from 1, where the text has several. */
  readonly reading: number | null;
}

/** The ASN.1 structure of a key, one element a line, those inside others indented. */
export function KeyStructureTable({ structure, reading }: Props) {
  const { t } = useWords();
  return (
    <section data-testid="key-structure">
      <h3>{t.keys.structure}</h3>
      {structure.lines.length === 0 ? (
        <p className="muted">{t.keys.noStructure}</p>
      ) : (
        <>
          <p className="muted">
            {t.keys.structureOf[structure.of]} {reading !== null && t.keys.structureReading(reading)}
          </p>
          <table className="plain-table asn1">
            <thead>
              <tr>
                <th scope="col" className="number">
                  {t.keys.offset}
                </th>
                <th scope="col" className="number">
                  {t.keys.length}
                </th>
                <th scope="col">{t.keys.tag}</th>
                <th scope="col">{t.keys.value}</th>
              </tr>
            </thead>
            <tbody>
              {structure.lines.map((line, index) => (
                // Elements without bytes can share an offset; the lines never change their order.
                // oxlint-disable-next-line react/no-array-index-key -- see above
                <tr key={index}>
                  <td className="number">{line.offset}</td>
                  <td className="number">{line.length}</td>
                  <td style={{ paddingLeft: `${Math.min(line.depth, deepestIndent) * 2}ch` }}>
                    {visibleText(line.kind)}
                  </td>
                  <td>
                    <Digits text={visibleText(valueOf(line))} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  );
}

function valueOf({ text, length }: Asn1Line): string {
  return text.length >= cutText && length > longestWhole ? `${text}…` : text;
}
