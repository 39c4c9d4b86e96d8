import { useMemo, useState } from 'react';
import type { ByteRange } from '../../../parsers/model/evidence.ts';
import { useWords } from '../../text/texts-context.ts';
import { visibleText } from '../../text/visible-text.ts';
import { HexView } from '../../widgets/hex-view.tsx';
import { TabBar } from '../../widgets/tab-bar.tsx';

/** The record character for character with the signed bytes marked, as text or as bytes. */
export function RecordView({ text, signed }: { readonly text: string; readonly signed: ByteRange | null }) {
  const { t } = useWords();
  const [tab, setTab] = useState<'text' | 'hex'>('text');
  const bytes = useMemo(() => new TextEncoder().encode(text), [text]);
  const part = (from: number, to: number) => visibleText(new TextDecoder().decode(bytes.subarray(from, to)));
  return (
    <div className="record-view">
      <div className="record-head">
        <TabBar
          label={t.signatures.record}
          tabs={[
            { id: 'text', label: t.raw.tabs.text },
            { id: 'hex', label: t.raw.tabs.hex },
          ]}
          chosen={tab}
          onChoose={setTab}
        />
        <span className="muted">{signed === null ? '' : t.signatures.recordMarked}</span>
      </div>
      {tab === 'hex' ? (
        <div className="record-hex">
          <HexView bytes={bytes} offset={0} marked={signed} />
        </div>
      ) : (
        <pre className="record-text" data-testid="record-text">
          {signed === null ? (
            visibleText(text)
          ) : (
            <>
              {part(0, signed.offset)}
              <mark>{part(signed.offset, signed.offset + signed.length)}</mark>
              {part(signed.offset + signed.length, bytes.length)}
            </>
          )}
        </pre>
      )}
    </div>
  );
}
