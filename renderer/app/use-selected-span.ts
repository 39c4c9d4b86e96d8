import { useProcedure } from '../client/use-procedure.ts';
import { instantOf } from '../text/format-time.ts';
import { useWords } from '../text/texts-context.ts';
import { useCase } from './case-context.ts';
import { usePlace } from './navigation.ts';

export interface SelectedSpan {
  readonly fromMs: number;
  readonly toMs: number;
  readonly station: string | null;
  /** `null` when the selection belongs to no connector in particular. */
  readonly connector: number | null;
  /** Of a session; its messages are marked in the log. */
  readonly transactionId: string | null;
}

/** Where the one selection lies in time, so that brush, lanes and lists can mark it; the answers are those of the detail views. */
export function useSelectedSpan(): SelectedSpan | null {
  const { caseId, lastMs } = useCase();
  const { language } = useWords();
  const { selection } = usePlace();
  const session = useProcedure(
    'session.get',
    { caseId, sessionId: selection?.kind === 'session' ? selection.id : '', language },
    { enabled: selection?.kind === 'session' },
  );
  const frame = useProcedure(
    'frame.get',
    { caseId, frameId: selection?.kind === 'frame' ? selection.id : 0, language },
    { enabled: selection?.kind === 'frame' },
  );
  const signature = useProcedure(
    'signature.get',
    { caseId, signedValueId: selection?.kind === 'signature' ? selection.id : 0, language },
    { enabled: selection?.kind === 'signature' },
  );
  if (selection?.kind === 'session' && session.data !== undefined) {
    const { row } = session.data;
    const fromMs = instantOf(row.start);
    return fromMs === null
      ? null
      : {
          fromMs,
          toMs: instantOf(row.stop) ?? lastMs ?? fromMs,
          station: row.station,
          connector: row.connector,
          transactionId: row.transactionId,
        };
  }
  const point =
    selection?.kind === 'frame' ? frame.data?.row : selection?.kind === 'signature' ? signature.data?.row : undefined;
  const ms = point === undefined ? null : instantOf(point.time);
  if (point === undefined || ms === null) return null;
  return { fromMs: ms, toMs: ms, station: point.station, connector: point.connector, transactionId: null };
}
