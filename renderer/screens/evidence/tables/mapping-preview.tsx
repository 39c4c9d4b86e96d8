import type { MappingPreview } from '../../../../main/api/views/mapping-views.ts';
import { useWords } from '../../../text/texts-context.ts';
import { visibleText } from '../../../text/visible-text.ts';
import { Energy } from '../../../widgets/energy.tsx';
import { TimeText } from '../../../widgets/time-text.tsx';

/** The sessions that follow from a mapping, so that a person sees at once whether it is right. */
export function MappingPreviewView({ preview }: { readonly preview: MappingPreview }) {
  const { t } = useWords();
  return (
    <section data-testid="mapping-preview">
      <h4>{t.tables.preview}</h4>
      {preview.rows.length === 0 ? (
        <p className="muted">{t.tables.previewNone}</p>
      ) : (
        <div className="mapping-preview-rows">
          <table className="plain-table">
            <thead>
              <tr>
                <th>{t.tables.session}</th>
                <th>{t.tables.connector}</th>
                <th>{t.tables.card}</th>
                <th className="number">{t.tables.energy} (kWh)</th>
                <th>{t.tables.start}</th>
                <th>{t.tables.stop}</th>
              </tr>
            </thead>
            <tbody>
              {preview.rows.map((row, index) => (
                // Rows of a table may be alike in all that is shown; the list never changes its order.
                // oxlint-disable-next-line react/no-array-index-key -- see above
                <tr key={index}>
                  <td className="mono">{visibleText(row.transactionId ?? '–')}</td>
                  <td>{row.connector ?? '–'}</td>
                  <td className="mono">{visibleText(row.idTag ?? '–')}</td>
                  <td className="number">
                    <Energy wattHours={row.energyWh} />
                  </td>
                  <td>
                    <TimeText iso={row.start} />
                  </td>
                  <td>
                    <TimeText iso={row.stop} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {preview.more && <p className="muted">{t.tables.previewMore}</p>}
      {preview.issues.length > 0 && (
        <ul className="issues">
          {preview.issues.map((text) => (
            <li key={text}>{visibleText(text)}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
