import { visibleText } from '../text/visible-text.ts';

/** A path that is cut at its beginning when there is little room. */
export function PathName({ path }: { readonly path: string }) {
  const shown = visibleText(path);
  const slash = Math.max(shown.lastIndexOf('/'), shown.lastIndexOf('\\')) + 1;
  return (
    <span className="path-name mono" data-inside={slash > 0 ? '' : undefined} title={shown}>
      <bdi>
        <span className="muted">{shown.slice(0, slash)}</span>
        {shown.slice(slash)}
      </bdi>
    </span>
  );
}
