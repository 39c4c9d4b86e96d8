import { useMemo, useState } from 'react';
import type { BytesEvidence } from '../../parsers/model/evidence.ts';
import type { RawBytes } from '../../main/api/views.ts';
import { useProcedure } from '../client/use-procedure.ts';
import { useWords } from '../text/texts-context.ts';
import { Answer } from '../widgets/answer.tsx';
import { Button } from '../widgets/button.tsx';
import { CopyButton } from '../widgets/copy-button.tsx';
import { EmptyState } from '../widgets/empty-state.tsx';
import { HexView } from '../widgets/hex-view.tsx';
import { JsonView } from '../widgets/json-view.tsx';
import { TextView } from '../widgets/text-view.tsx';
import { useCase } from './case-context.ts';
import { decodeBase64, jsonWithin, toHex } from './raw-decoding.ts';

const aroundBytes = 16_384;
const mostBytes = 262_144;

interface Props {
  readonly evidence: BytesEvidence;
  readonly tab: 'text' | 'hex' | 'decoded';
}

/** The stretch around the evidence, with the evidence marked; more of the source can be brought in on both sides. */
export function RawBytesView({ evidence, tab }: Props) {
  const { caseId } = useCase();
  const { t } = useWords();
  // How much more than usual was asked for, belonging to one place only.
  const [more, setMore] = useState({ at: evidence.offset, before: 0 });
  const before = aroundBytes + (more.at === evidence.offset ? more.before : 0);
  const offset = Math.max(0, evidence.offset - before);
  const wanted = evidence.offset - offset + Math.min(evidence.length, mostBytes / 2) + aroundBytes;
  const raw = useProcedure(
    'raw.read',
    { caseId, sourceId: evidence.sourceId, offset, length: Math.max(1, Math.min(mostBytes, wanted)) },
    { keep: true },
  );
  return (
    <Answer of={raw}>
      {(value) => (
        <div className="raw-body">
          <RawStretch raw={value} evidence={evidence} tab={tab} />
          <aside className="raw-tools">
            {value.offset > 0 && before < mostBytes / 2 && (
              <Button kind="quiet" onPress={() => setMore({ at: evidence.offset, before: before * 4 })}>
                {t.raw.earlier}
              </Button>
            )}
          </aside>
        </div>
      )}
    </Answer>
  );
}

function RawStretch({ raw, evidence, tab }: Props & { readonly raw: RawBytes }) {
  const { t } = useWords();
  const bytes = useMemo(() => decodeBase64(raw.base64), [raw.base64]);
  const from = Math.max(0, evidence.offset - raw.offset);
  const slice = bytes.subarray(from, Math.max(from, Math.min(bytes.length, from + evidence.length)));
  const marked = evidence.length === 0 ? null : { offset: evidence.offset, length: evidence.length };
  const text = useMemo(() => new TextDecoder().decode(slice), [slice]);
  return (
    <>
      {tab === 'text' && <TextView bytes={bytes} offset={raw.offset} firstLine={raw.line} marked={marked} />}
      {tab === 'hex' && <HexView bytes={bytes} offset={raw.offset} marked={marked} />}
      {tab === 'decoded' && <Decoded text={text} />}
      <span className="raw-copies">
        <CopyButton text={text} label={t.raw.copySlice} testId="copy-slice" />
        <CopyButton text={toHex(slice)} label={t.raw.copyHex} />
      </span>
    </>
  );
}

function Decoded({ text }: { readonly text: string }) {
  const { t } = useWords();
  const json = jsonWithin(text);
  if (json === undefined) return <EmptyState title={t.raw.noDecoded} quiet />;
  return (
    <div className="raw-decoded">
      <JsonView text={json} />
    </div>
  );
}
