import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { EvidenceView } from '../../main/api/views/evidence-views.ts';
import { useEvidence } from '../app/use-evidence.ts';
import { visibleText } from '../text/visible-text.ts';

interface Props {
  readonly evidence: EvidenceView | null;
  /** Instead of the label, e.g. the number that rests on it. */
  readonly children?: ReactNode;
}

/** The one evidence link: shows the bytes in the raw pane. */
export function EvidenceLink({ evidence, children }: Props) {
  const { show, isShown } = useEvidence();
  if (evidence === null) return children ?? null;
  return (
    <Button
      className="evidence-link"
      data-testid="evidence-link"
      data-shown={isShown(evidence.ref) ? '' : undefined}
      onPress={() => show(evidence.ref)}
    >
      {children ?? <span className="mono">{visibleText(evidence.label)}</span>}
    </Button>
  );
}
