import type { EvidenceView } from '../../main/api/views/evidence-views.ts';
import { PathName } from './path-name.tsx';
import { TimeText } from './time-text.tsx';

interface Props {
  readonly iso: string | null;
  readonly evidence: EvidenceView | undefined;
}

/** When something happened; where it stands when it has no time, so that rows of one name can be told apart. */
export function WhenOrWhere({ iso, evidence }: Props) {
  return iso === null && evidence !== undefined ? (
    <span className="where muted">
      <PathName path={evidence.label} />
    </span>
  ) : (
    <TimeText iso={iso} />
  );
}
