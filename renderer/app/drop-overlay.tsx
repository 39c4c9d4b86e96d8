import { useCallback } from 'react';
import { useWords } from '../text/texts-context.ts';
import { visibleText } from '../text/visible-text.ts';
import { useFileDrop } from './use-file-drop.ts';
import type { useOpening } from './use-opening.ts';

interface Props {
  readonly opening: ReturnType<typeof useOpening>;
  /** The case that is open, to which files can be added. */
  readonly open: { readonly caseId: string; readonly name: string } | null;
}

/** Says what will happen before the files are let go. With a case open, the left half adds and the right half begins anew. */
export function DropOverlay({ opening, open }: Props) {
  const { t } = useWords();
  const { mutate } = opening;
  const openId = open?.caseId ?? null;
  const onDrop = useCallback(
    (files: readonly File[], target: EventTarget | null) => {
      const fresh = target instanceof Element && target.closest('[data-drop="fresh"]') !== null;
      mutate({ what: 'dropped', files, caseId: fresh ? null : openId });
    },
    [mutate, openId],
  );
  const hovering = useFileDrop(onDrop);
  if (!hovering || open === null) return null;
  return (
    <div className="drop-overlay" data-testid="drop-overlay">
      <div className="drop-half" data-drop="add">
        <strong>{t.drop.add(visibleText(open.name))}</strong>
        <span>{t.drop.addDetail}</span>
      </div>
      <div className="drop-half" data-drop="fresh">
        <strong>{t.drop.fresh}</strong>
        <span>{t.drop.freshDetail}</span>
      </div>
    </div>
  );
}
