import { asLines, asMarkdown } from '../../app/copy-rows.ts';
import { useHost } from '../../client/host-context.ts';
import { callProcedure } from '../../client/use-procedure.ts';
import { useWords } from '../../text/texts-context.ts';
import { CopyMenu } from '../../widgets/copy-menu.tsx';
import type { RowSpan } from '../../widgets/data-grid.tsx';

interface Props {
  readonly input: {
    readonly caseId: string;
    readonly language: 'de' | 'en';
    readonly range: { readonly fromMs: number | null; readonly toMs: number | null };
    readonly filter: string;
    readonly sortBy: 'time' | 'source';
    readonly order: 'ascending' | 'descending';
  };
  readonly span: RowSpan;
}

const mostCopied = 1_000;

/** The chosen signed values for another program, a ticket, or a second opinion. */
export function SignatureCopyMenu({ input, span }: Props) {
  const { t } = useWords();
  const host = useHost();
  const { caseId, language } = input;
  const count = Math.min(mostCopied, span.to - span.from + 1);
  const rows = async () =>
    (await callProcedure(host, 'signatures.list', { ...input, offset: span.from, limit: count })).rows;
  const exported = async (kind: 'ocmf' | 'safe-xml') => {
    const signatureIds = (await rows()).map(({ id }) => id);
    const { files } = await callProcedure(host, 'export.make', { caseId, kind, signatureIds, language });
    return files.map((file) => ('text' in file ? file.text : '')).join('\n');
  };
  return (
    <CopyMenu
      count={count}
      ways={[
        { id: 'ocmf', label: t.copy.ocmf, make: () => exported('ocmf') },
        { id: 'safe-xml', label: t.copy.safeXml, make: () => exported('safe-xml') },
        { id: 'lines', label: t.copy.lines, make: async () => asLines(host, caseId, await rows()) },
        { id: 'json', label: t.copy.json, make: async () => JSON.stringify(await rows(), null, 2) },
        {
          id: 'markdown',
          label: t.copy.markdown,
          make: async () =>
            asMarkdown(
              [
                t.signatures.verdict,
                t.common.time,
                t.signatures.context,
                t.sessions.transaction,
                t.signatures.value,
                t.signatures.meter,
                t.signatures.keyOrigin,
                t.raw.title,
              ],
              (await rows()).map((row) => [
                t.verdict.signature[row.signature],
                row.time ?? '',
                row.context ?? '',
                row.transactionId ?? '',
                [row.closing?.value ?? '', row.closing?.unit ?? ''].join(' ').trim(),
                row.meter ?? '',
                t.verdict.keyOrigin[row.keyOrigin],
                row.evidence.label,
              ]),
            ),
        },
      ]}
    />
  );
}
