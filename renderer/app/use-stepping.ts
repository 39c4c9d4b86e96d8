import { useQueryClient } from '@tanstack/react-query';
import type { FindingRow } from '../../main/api/views/finding-views.ts';
import type { Page } from '../../main/api/views/list-page.ts';
import type { SessionRow } from '../../main/api/views/session-views.ts';
import { callProcedure, procedureKey } from '../client/use-procedure.ts';
import { useHost } from '../client/host-context.ts';
import { useWords } from '../text/texts-context.ts';
import { useCase } from './case-context.ts';
import { useCommandHandlers } from './command-handlers.ts';
import { currentPlace, goTo } from './navigation.ts';
import { useRange } from './range.ts';

const mostRows = 1_000;

/** `e`/`E` and `[`/`]`: the next or previous finding and session, from any screen, within the range. */
export function useStepping(): void {
  const host = useHost();
  const queries = useQueryClient();
  const { caseId } = useCase();
  const { language } = useWords();
  const { input: range } = useRange();

  const stepFinding = async (by: 1 | -1) => {
    const input = { caseId, language, range, limit: mostRows, filter: currentPlace().filters.findings ?? '' };
    const page: Page<FindingRow> = await queries.fetchQuery({
      queryKey: procedureKey('findings.list', input),
      queryFn: () => callProcedure(host, 'findings.list', input),
    });
    const { selection } = currentPlace();
    const next = neighbour(page.rows, by, (row) => selection?.kind === 'finding' && row.id === selection.id);
    if (next !== undefined) {
      goTo({
        screen: 'findings',
        selection: { kind: 'finding', id: next.id },
        evidence: next.evidence[0]?.ref ?? null,
      });
    }
  };
  const stepSession = async (by: 1 | -1) => {
    const input = { caseId, language, range, limit: mostRows, filter: currentPlace().filters.sessions ?? '' };
    const page: Page<SessionRow> = await queries.fetchQuery({
      queryKey: procedureKey('sessions.list', input),
      queryFn: () => callProcedure(host, 'sessions.list', input),
    });
    const { selection, screen } = currentPlace();
    const next = neighbour(page.rows, by, (row) => selection?.kind === 'session' && row.id === selection.id);
    if (next !== undefined) {
      goTo({
        screen: screen === 'session' ? 'session' : 'sessions',
        selection: { kind: 'session', id: next.id },
        evidence: null,
      });
    }
  };
  useCommandHandlers({
    findingNext: () => void stepFinding(1).catch(ignore),
    findingPrevious: () => void stepFinding(-1).catch(ignore),
    sessionNext: () => void stepSession(1).catch(ignore),
    sessionPrevious: () => void stepSession(-1).catch(ignore),
  });
}

/** The row after or before the selected one; without a selection the first or last. */
function neighbour<Row>(rows: readonly Row[], by: 1 | -1, isSelected: (row: Row) => boolean): Row | undefined {
  const here = rows.findIndex(isSelected);
  if (here < 0) return by > 0 ? rows[0] : rows.at(-1);
  return rows[here + by];
}

/** The list itself shows its failure on its screen; a step that cannot be taken is no step. */
function ignore(): void {
  return undefined;
}
