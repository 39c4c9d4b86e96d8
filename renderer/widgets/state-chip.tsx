import { useWords } from '../text/texts-context.ts';
import { visibleText } from '../text/visible-text.ts';
import { StateSwatch } from './state-swatch.tsx';

/** An OCPP state: its colour and its name as the protocol writes it. */
export function StateChip({ status }: { readonly status: string }) {
  const { t } = useWords();
  return (
    <span className="state-chip">
      <StateSwatch status={status} />
      {status === 'unknown' ? t.states.unknown : visibleText(status)}
    </span>
  );
}
