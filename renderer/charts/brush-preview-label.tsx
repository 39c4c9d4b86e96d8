import { Button } from 'react-aria-components';
import { commitRange, setPreview } from '../app/range.ts';
import type { TimeRange } from '../app/url-state.ts';
import { fullTime } from '../text/format-time.ts';
import { rangeWords } from '../text/range-words.ts';
import { useWords } from '../text/texts-context.ts';
import { useShownZone } from '../text/zone-context.ts';
import { Icon } from '../widgets/icon.tsx';

interface Props {
  readonly preview: TimeRange;
  /** Pixels from the left, of the band's ends. */
  readonly fromX: number;
  readonly toX: number;
  readonly width: number;
}

/** What the preview holds and what can be done with it, beside its band where there is room. */
export function BrushPreviewLabel({ preview, fromX, toX, width }: Props) {
  const { t, language } = useWords();
  const zone = useShownZone();
  const place = toX < width * 0.6 ? { left: toX + 6 } : { right: width - fromX + 6 };
  return (
    <span
      className="brush-label"
      style={place}
      data-testid="range-preview"
      title={`${fullTime(preview.fromMs, zone)}\n${fullTime(preview.toMs, zone)}`}
    >
      {rangeWords(preview, zone, language)}
      <Button className="crumb" onPress={() => commitRange(preview)} data-testid="range-zoom">
        <Icon name="zoom" />
        {t.range.zoom}
      </Button>
      <Button className="crumb" aria-label={t.range.clear} onPress={() => setPreview(null)} data-testid="range-discard">
        <Icon name="close" />
      </Button>
    </span>
  );
}
