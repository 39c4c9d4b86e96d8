import { useMemo } from 'react';
import { useWords } from '../text/texts-context.ts';
import { Answer } from '../widgets/answer.tsx';
import { EmptyState } from '../widgets/empty-state.tsx';
import { HexView } from '../widgets/hex-view.tsx';
import { JsonView } from '../widgets/json-view.tsx';
import { TextView } from '../widgets/text-view.tsx';
import { jsonWithin } from './raw-decoding.ts';
import type { RawStretch } from './use-raw-stretch.ts';

interface Props {
  readonly stretch: RawStretch;
  readonly tab: 'text' | 'hex' | 'decoded';
}

/** The stretch around the evidence as text, hex or decoded JSON, with the evidence marked. */
export function RawBytesView({ stretch, tab }: Props) {
  const { raw, bytes, slice, offset, marked } = stretch;
  return (
    <div className="raw-body">
      <Answer of={raw}>
        {(value) => (
          <>
            {tab === 'text' && <TextView bytes={bytes} offset={offset} firstLine={value.line} marked={marked} />}
            {tab === 'hex' && <HexView bytes={bytes} offset={offset} marked={marked} />}
            {tab === 'decoded' && <Decoded slice={slice} />}
          </>
        )}
      </Answer>
    </div>
  );
}

function Decoded({ slice }: { readonly slice: Uint8Array }) {
  const { t } = useWords();
  const json = useMemo(() => jsonWithin(new TextDecoder().decode(slice)), [slice]);
  if (json === undefined) return <EmptyState title={t.raw.noDecoded} quiet />;
  return (
    <div className="raw-decoded">
      <JsonView text={json} />
    </div>
  );
}
