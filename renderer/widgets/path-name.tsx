import { shortenMiddle } from '../text/format-number.ts';
import { visibleText } from '../text/visible-text.ts';

interface Props {
  readonly path: string;
  /** Letters that there is room for. */
  readonly maximum?: number;
}

/** A path that is cut at its beginning when there is little room; a bare name in its middle: files of one kind begin and end alike. */
export function PathName({ path, maximum }: Props) {
  const shown = visibleText(path);
  const slash = Math.max(shown.lastIndexOf('/'), shown.lastIndexOf('\\')) + 1;
  return (
    <span className="path-name mono" data-inside={slash > 0 ? '' : undefined} title={shown}>
      <bdi>
        <span className="muted">{shown.slice(0, slash)}</span>
        {maximum === undefined || slash > 0 ? shown.slice(slash) : shortenMiddle(shown, maximum)}
      </bdi>
    </span>
  );
}
