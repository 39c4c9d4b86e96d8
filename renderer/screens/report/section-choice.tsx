import type { ReportSectionId } from '../../../main/api/report-choices.ts';
import type { ReportSectionView } from '../../../main/api/views/export-views.ts';
import { useWords } from '../../text/texts-context.ts';
import { Button } from '../../widgets/button.tsx';
import { Tick } from './tick.tsx';

interface Props {
  /** The report's parts as template and usage order them. */
  readonly parts: readonly ReportSectionView[];
  /** The person's own choice and order; `null` while there is none. */
  readonly chosen: readonly ReportSectionId[] | null;
  readonly onChange: (chosen: readonly ReportSectionId[] | null) => void;
}

/** Parts in their order: ticked ones are printed, the arrows move them. */
export function SectionChoice({ parts, chosen, onChange }: Props) {
  const { t } = useWords();
  const shown = chosen ?? parts.filter((part) => part.shown).map(({ id }) => id);
  const byId = new Map(parts.map((part) => [part.id, part]));
  const rest = parts.filter(({ id }) => !shown.includes(id)).map(({ id }) => id);
  const move = (index: number, by: -1 | 1) => {
    const next = [...shown];
    const [moved] = next.splice(index, 1);
    if (moved !== undefined) next.splice(index + by, 0, moved);
    onChange(next);
  };
  return (
    <fieldset className="choice report-fieldset" data-testid="report-sections">
      <legend className="choice-label">{t.report.sections}</legend>
      <ul className="report-parts">
        {[...shown, ...rest].map((id) => {
          const part = byId.get(id);
          const index = shown.indexOf(id);
          if (part === undefined) return null;
          return (
            <li key={id}>
              <Tick
                ticked={index !== -1}
                onTick={(on) => onChange(on ? [...shown, id] : shown.filter((other) => other !== id))}
                disabled={part.fixed}
                testId={`section-${id}`}
              >
                {part.title}
              </Tick>
              {index !== -1 && (
                <span className="report-part-moves">
                  <Button
                    kind="quiet"
                    label={t.report.sectionUp(part.title)}
                    disabled={index === 0}
                    onPress={() => move(index, -1)}
                    testId={`section-up-${id}`}
                  >
                    ↑
                  </Button>
                  <Button
                    kind="quiet"
                    label={t.report.sectionDown(part.title)}
                    disabled={index === shown.length - 1}
                    onPress={() => move(index, 1)}
                    testId={`section-down-${id}`}
                  >
                    ↓
                  </Button>
                </span>
              )}
            </li>
          );
        })}
      </ul>
      {chosen !== null && (
        <Button kind="quiet" onPress={() => onChange(null)} testId="usual-sections">
          {t.report.usualSections}
        </Button>
      )}
    </fieldset>
  );
}
