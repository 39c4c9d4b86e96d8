import { formatDecimalText, kilowattHours } from '../text/format-number.ts';
import { useWords } from '../text/texts-context.ts';

interface Props {
  /** Watt-hours as exact decimal text. */
  readonly wattHours: string | null;
  readonly withUnit?: boolean;
}

/** The one energy: kilowatt-hours with every digit that was written; watt-hours on hover. */
export function Energy({ wattHours, withUnit = false }: Props) {
  const { t, language } = useWords();
  if (wattHours === null) return <span className="muted">{t.common.none}</span>;
  const kilo = kilowattHours(wattHours);
  return (
    <span className="nowrap" title={`${formatDecimalText(wattHours, language)} Wh`}>
      {kilo === null ? `${wattHours} Wh` : formatDecimalText(kilo, language)}
      {withUnit && kilo !== null && <span className="unit"> kWh</span>}
    </span>
  );
}
