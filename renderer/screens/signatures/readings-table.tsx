import type { ReadingView } from '../../../parsers/model/verdict.ts';
import { useWords } from '../../text/texts-context.ts';
import { visibleText } from '../../text/visible-text.ts';
import { Reading } from '../../widgets/reading.tsx';

/** The readings as signed; what was carried over from the reading before stands muted. */
export function ReadingsTable({ readings }: { readonly readings: readonly ReadingView[] }) {
  const { t } = useWords();
  const field = (reading: ReadingView, name: string, value: string | null) => (
    <td
      className={reading.inherited.includes(name) ? 'nowrap muted' : 'nowrap'}
      title={reading.inherited.includes(name) ? t.signatures.inherited : undefined}
    >
      {value === null || value === '' ? t.common.none : visibleText(value)}
    </td>
  );
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by the keyboard
    <div className="table-scroll" role="group" aria-label={t.signatures.readings} tabIndex={0}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t.signatures.readingTime}</th>
            <th scope="col">{t.signatures.clock}</th>
            <th scope="col">{t.signatures.tx}</th>
            <th scope="col" className="number">
              {t.signatures.value}
            </th>
            <th scope="col">{t.signatures.obis}</th>
            <th scope="col">{t.signatures.meterStatus}</th>
            <th scope="col">{t.signatures.errorFlags}</th>
          </tr>
        </thead>
        <tbody>
          {readings.map((reading, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- readings have no other identity and never move
            <tr key={index}>
              {field(reading, 'TM', reading.time)}
              {field(reading, 'TM', reading.clock)}
              {field(reading, 'TX', reading.tx)}
              <td className="number">
                <Reading reading={reading} />
              </td>
              {field(reading, 'RI', reading.obis)}
              {field(reading, 'ST', reading.status)}
              {field(reading, 'EF', reading.errorFlags)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
