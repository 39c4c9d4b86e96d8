import { useMutation } from '@tanstack/react-query';
import type { FrameRow } from '../../../main/api/views/frame-views.ts';
import { useCase } from '../../app/case-context.ts';
import { useCommandHandlers } from '../../app/command-handlers.ts';
import { goTo } from '../../app/navigation.ts';
import { useRange } from '../../app/range.ts';
import { useHost } from '../../client/host-context.ts';
import { callProcedure } from '../../client/use-procedure.ts';
import { useWords } from '../../text/texts-context.ts';

interface Hit {
  readonly number: number;
  readonly count: number;
}

/**
 * `n` and `N`: the next and previous message that fits the filter, seen from the chosen one, whether the list shows all messages or only
 * these. Answers with the number of the hit.
 */
export function useHits(filter: string, selectedId: number | null) {
  const host = useHost();
  const { caseId } = useCase();
  const { language } = useWords();
  const { input: range } = useRange();
  const step = useMutation({
    mutationFn: async (by: 1 | -1): Promise<Hit> => {
      const hits = { caseId, language, range, filter };
      const window = async (offset: number) =>
        callProcedure(host, 'frames.list', { ...hits, offset: Math.max(0, offset), limit: 1 });
      let offset = 0;
      if (selectedId !== null) {
        const here = await callProcedure(host, 'frames.position', { caseId, range, filter, frameId: selectedId });
        const [row] = (await window(here.offset)).rows;
        // The place of the next hit; the last one is answered also for what stands behind it.
        const behind = row !== undefined && row.id !== selectedId && (await isBefore(row, selectedId));
        if (by > 0) offset = row?.id === selectedId || behind ? here.offset + 1 : here.offset;
        else offset = behind ? here.offset : here.offset - 1;
      }
      const { rows, total } = await window(offset);
      const [row] = rows;
      if (row !== undefined && offset >= 0) show(row);
      return { number: Math.min(total, Math.max(0, offset) + 1), count: total };
    },
  });

  async function isBefore(row: FrameRow, frameId: number): Promise<boolean> {
    const placeOf = (id: number) => callProcedure(host, 'frames.position', { caseId, range, frameId: id });
    const [left, right] = await Promise.all([placeOf(row.id), placeOf(frameId)]);
    return left.offset < right.offset;
  }
  const next = () => step.mutate(1);
  const previous = () => step.mutate(-1);
  useCommandHandlers(filter === '' ? {} : { hitNext: next, hitPrevious: previous });
  return { next, previous, last: step.data ?? null };
}

function show(row: FrameRow): void {
  goTo({ selection: { kind: 'frame', id: row.id }, evidence: row.evidence.ref }, 'replace');
}
