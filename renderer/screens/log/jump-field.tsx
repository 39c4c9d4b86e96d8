import { useState } from 'react';
import type { EvidenceRef } from '../../../parsers/model/evidence.ts';
import type { Selection } from '../../app/selection.ts';
import { useCase } from '../../app/case-context.ts';
import { useRange } from '../../app/range.ts';
import { useHost } from '../../client/host-context.ts';
import { callProcedure } from '../../client/use-procedure.ts';
import { parseWallClock } from '../../text/parse-time.ts';
import { useWords } from '../../text/texts-context.ts';
import { useShownZone } from '../../text/zone-context.ts';

interface Props {
  readonly filter: string;
  readonly order: 'ascending' | 'descending';
  readonly onJump: (to: { readonly selection: Selection; readonly evidence: EvidenceRef }) => void;
}

/** A time, read in the zone that is shown; goes to the first message at or after it. */
export function JumpField({ filter, order, onJump }: Props) {
  const { t, language } = useWords();
  const { caseId, firstMs } = useCase();
  const { input: range } = useRange();
  const host = useHost();
  const zone = useShownZone();
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState(false);
  const jump = async () => {
    const atMs = parseWallClock(text, zone, firstMs);
    if (atMs === undefined) {
      setWrong(text.trim() !== '');
      return;
    }
    const { offset } = await callProcedure(host, 'frames.position', { caseId, range, filter, atMs });
    const page = await callProcedure(host, 'frames.list', {
      caseId,
      language,
      range,
      filter,
      order: 'ascending',
      offset,
      limit: 1,
    });
    const row = page.rows[0];
    if (row !== undefined) onJump({ selection: { kind: 'frame', id: row.id }, evidence: row.evidence.ref });
  };
  return (
    <input
      className="jump-field mono"
      aria-label={t.log.jump}
      title={`${t.log.jump} (${zone})`}
      placeholder={t.log.jumpHint}
      aria-invalid={wrong}
      value={text}
      data-order={order}
      data-testid="jump"
      onChange={(event) => {
        setText(event.target.value);
        setWrong(false);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') void jump().catch(() => setWrong(true));
        if (event.key === 'Escape') event.currentTarget.blur();
      }}
    />
  );
}
