import type { Direction } from '../../parsers/model/frame.ts';
import { useWords } from '../text/texts-context.ts';

/** Arrow up: to the backend; down: to the station. */
export function DirectionMark({ direction }: { readonly direction: Direction }) {
  const { t } = useWords();
  return (
    <span className="direction" data-direction={direction} title={t.log.directions[direction]}>
      <svg width="10" height="12" viewBox="0 0 10 12" aria-hidden="true">
        {direction === 'station-to-csms' && <path d="M5 11V1.5M1.5 5 5 1.5 8.5 5" />}
        {direction === 'csms-to-station' && <path d="M5 1v9.5M1.5 7 5 10.5 8.5 7" />}
        {direction === 'unknown' && <path d="M2 6h6" />}
      </svg>
      <span className="hidden-visually">{t.log.directions[direction]}</span>
    </span>
  );
}
