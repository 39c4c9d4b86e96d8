import type { KeyConflict, KeyRow } from '../../../main/api/views/key-views.ts';
import { useWords } from '../../text/texts-context.ts';
import { visibleText } from '../../text/visible-text.ts';
import { SeverityMark } from '../../widgets/severity-mark.tsx';
import { KeyLinks } from './key-links.tsx';

interface Props {
  readonly conflicts: readonly KeyConflict[];
  /** Whether the text is one certain key, so that it could be compared with others. */
  readonly compared: boolean;
  readonly rows: ReadonlyMap<number, KeyRow>;
}

/** What contradicts a key, each with the other keys in it. */
export function KeyConflicts({ conflicts, compared, rows }: Props) {
  const { t } = useWords();
  return (
    <section data-testid="key-conflicts">
      <h3>{t.keys.conflicts}</h3>
      {conflicts.length > 0 && (
        <ul className="conflicts">
          {conflicts.map(({ code, severity, text, keyIds }) => (
            <li key={code}>
              <SeverityMark severity={severity} />
              <div>
                <p>{visibleText(text)}</p>
                <KeyLinks ids={keyIds} rows={rows} />
              </div>
            </li>
          ))}
        </ul>
      )}
      {!compared ? (
        <p className="muted">{t.keys.notCompared}</p>
      ) : (
        conflicts.length === 0 && <p className="muted">{t.keys.noConflicts}</p>
      )}
    </section>
  );
}
