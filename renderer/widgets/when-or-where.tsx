import type { EvidenceView } from '../../main/api/views/evidence-views.ts';
import { Identifier } from './identifier.tsx';
import { TimeText } from './time-text.tsx';

interface Props {
  readonly iso: string | null;
  readonly evidence: EvidenceView | undefined;
  /** Letters that there is room for. */
  readonly maximum?: number;
}

/** When something happened; where it stands when it has no time, so that rows of one name can be told apart. */
export function WhenOrWhere({ iso, evidence, maximum = 23 }: Props) {
  return iso === null && evidence !== undefined ? (
    <span className="muted">
      <Identifier text={evidence.label} maximum={maximum} />
    </span>
  ) : (
    <TimeText iso={iso} />
  );
}
