import { Button } from 'react-aria-components';
import type { FindingRow } from '../../main/api/views/finding-views.ts';
import { openFinding } from '../app/links.ts';
import { EmptyState } from './empty-state.tsx';
import { SeverityMark } from './severity-mark.tsx';
import { TimeText } from './time-text.tsx';

/** Findings as links, most severe first as the engine orders them. */
export function FindingLines({
  findings,
  empty,
}: {
  readonly findings: readonly FindingRow[];
  readonly empty: string;
}) {
  if (findings.length === 0) return <EmptyState title={empty} quiet />;
  return (
    <ul className="link-rows">
      {findings.map((finding) => (
        <li key={finding.id}>
          <Button className="link-row finding-link" onPress={() => openFinding(finding)} data-testid="finding-link">
            <SeverityMark severity={finding.severity} />
            <span className="ellipsis">{finding.title}</span>
            <span />
            <TimeText iso={finding.from} show="time" />
          </Button>
        </li>
      ))}
    </ul>
  );
}
