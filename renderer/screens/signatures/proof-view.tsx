import type { SignatureProof } from '../../../parsers/model/verdict.ts';
import { useWords } from '../../text/texts-context.ts';
import { CopyButton } from '../../widgets/copy-button.tsx';
import { EmptyState } from '../../widgets/empty-state.tsx';
import { ProofValue } from '../../widgets/proof-value.tsx';
import { RepeatLines } from './repeat-lines.tsx';

/** All numbers that another program needs to repeat the check, and the lines that do it with OpenSSL. */
export function ProofView({
  proof,
  lines,
}: {
  readonly proof: SignatureProof | null;
  readonly lines: readonly string[];
}) {
  const { t } = useWords();
  if (proof === null) return <EmptyState title={t.signatures.noProof} quiet />;
  const rows: readonly (readonly [string, string])[] = [
    [t.signatures.curve, proof.curve],
    [`${t.signatures.digest} (${proof.hash})`, proof.digestHex],
    [t.signatures.r, proof.rHex],
    [t.signatures.s, proof.sHex],
    ...(proof.keySpkiHex === null ? [] : ([[t.signatures.key, proof.keySpkiHex]] as const)),
    [t.signatures.signedBytes, proof.signedHex],
  ];
  return (
    <>
      <dl className="proof">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="mono">
              <ProofValue text={value} label={name} />
              <CopyButton text={value} small />
            </dd>
          </div>
        ))}
      </dl>
      {lines.length > 0 && <RepeatLines signedHex={proof.signedHex} lines={lines} />}
    </>
  );
}
