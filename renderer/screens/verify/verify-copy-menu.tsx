import type { VerifiedValueLine, VerifyResult } from '../../../main/api/views/verify-views.ts';
import { asLines, asMarkdown } from '../../app/copy-rows.ts';
import { useHost } from '../../client/host-context.ts';
import { callProcedure } from '../../client/use-procedure.ts';
import { useWords } from '../../text/texts-context.ts';
import { CopyMenu } from '../../widgets/copy-menu.tsx';
import type { RowSpan } from '../../widgets/data-grid.tsx';

interface Props {
  readonly values: readonly VerifiedValueLine[];
  readonly closing: VerifyResult['closing'];
  /** The kept check, and the numbers of the values in it. */
  readonly caseId: string;
  readonly signedValueIds: readonly number[];
  readonly span: RowSpan;
}

/** The chosen values of a check in the forms in which a case's list gives them. */
export function VerifyCopyMenu({ values, closing, caseId, signedValueIds, span }: Props) {
  const { t, language } = useWords();
  const host = useHost();
  const chosen = values.slice(span.from, span.to + 1);
  const told = closing.slice(span.from, span.to + 1);
  const ids = signedValueIds.slice(span.from, span.to + 1);
  const exported = async (kind: 'ocmf' | 'safe-xml') => {
    const { files } = await callProcedure(host, 'export.make', { caseId, kind, signatureIds: ids, language });
    return files.map((file) => ('text' in file ? file.text : '')).join('\n');
  };
  const details = () =>
    Promise.all(ids.map((signedValueId) => callProcedure(host, 'signature.get', { caseId, signedValueId, language })));
  return (
    <CopyMenu
      count={chosen.length}
      ways={[
        { id: 'ocmf', label: t.copy.ocmf, make: () => exported('ocmf') },
        { id: 'safe-xml', label: t.copy.safeXml, make: () => exported('safe-xml') },
        {
          id: 'lines',
          label: t.copy.lines,
          make: async () =>
            asLines(
              host,
              caseId,
              (await details()).map(({ row }) => row),
            ),
        },
        { id: 'json', label: t.copy.json, make: async () => JSON.stringify(chosen, null, 2) },
        {
          id: 'markdown',
          label: t.copy.markdown,
          make: async () =>
            asMarkdown(
              [
                t.signatures.verdict,
                t.evidence.name,
                t.sessions.transaction,
                t.signatures.context,
                t.signatures.value,
                t.signatures.meter,
                t.signatures.keyOrigin,
              ],
              chosen.map((row, index) => [
                t.verdict.signature[row.signature],
                row.entry ?? row.source,
                row.transactionId ?? '',
                row.context ?? '',
                [told[index]?.value ?? '', told[index]?.unit ?? ''].join(' ').trim(),
                row.meter ?? '',
                t.verdict.keyOrigin[row.keyOrigin],
              ]),
            ),
        },
      ]}
    />
  );
}
