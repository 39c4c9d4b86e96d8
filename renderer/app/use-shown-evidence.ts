import type { EvidenceRef } from '../../parsers/model/evidence.ts';
import { useProcedure } from '../client/use-procedure.ts';
import { useWords } from '../text/texts-context.ts';
import { useCase } from './case-context.ts';
import { usePlace } from './navigation.ts';

/** What the raw pane shows: the chosen evidence, else the first step of the session that is selected. */
export function useShownEvidence(): EvidenceRef | null {
  const { caseId } = useCase();
  const { language } = useWords();
  const { evidence, selection } = usePlace();
  const asked = evidence === null && selection?.kind === 'session';
  const session = useProcedure(
    'session.get',
    { caseId, sessionId: asked ? selection.id : '', language },
    { enabled: asked },
  );
  return evidence ?? (asked ? (session.data?.steps[0]?.evidence.ref ?? null) : null);
}
