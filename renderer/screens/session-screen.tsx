import { usePlace } from '../app/navigation.ts';
import { useWords } from '../text/texts-context.ts';
import { EmptyState } from '../widgets/empty-state.tsx';
import { DetailPane } from '../widgets/detail-pane.tsx';
import { SessionDetailView } from './sessions/session-detail-view.tsx';

/** One session over the whole width. */
export function SessionScreen() {
  const { t } = useWords();
  const { selection } = usePlace();
  if (selection?.kind !== 'session') return <EmptyState title={t.sessions.choose} quiet />;
  return (
    <DetailPane whole>
      <SessionDetailView sessionId={selection.id} withOpen={false} />
    </DetailPane>
  );
}
