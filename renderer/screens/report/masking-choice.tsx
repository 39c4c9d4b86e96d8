import type { MaskKind } from '../../../main/api/report-choices.ts';
import { useWords } from '../../text/texts-context.ts';
import { shownKinds, usuallyMasked } from './report-options.ts';
import { Tick } from './tick.tsx';

interface Props {
  readonly masked: ReadonlySet<MaskKind>;
  readonly onChange: (masked: ReadonlySet<MaskKind>) => void;
}

/** What is hidden, kind by kind; the first tick switches all of them. */
export function MaskingChoice({ masked, onChange }: Props) {
  const { t } = useWords();
  const some = shownKinds.some((kind) => kind !== 'password' && masked.has(kind));
  const change = (kind: MaskKind, ticked: boolean) => {
    const next = new Set(masked);
    if (ticked) next.add(kind);
    else next.delete(kind);
    onChange(next);
  };
  return (
    <fieldset className="choice report-fieldset">
      <legend className="choice-label">{t.report.privacy}</legend>
      <Tick ticked={some} onTick={(on) => onChange(on ? usuallyMasked : new Set(['password']))} testId="report-mask">
        {t.report.mask}
      </Tick>
      <div className="report-ticks">
        {shownKinds.map((kind) => (
          <Tick
            key={kind}
            ticked={kind === 'password' || masked.has(kind)}
            onTick={(ticked) => change(kind, ticked)}
            disabled={kind === 'password'}
            testId={`mask-${kind}`}
          >
            {t.report.maskKinds[kind]}
          </Tick>
        ))}
      </div>
    </fieldset>
  );
}
