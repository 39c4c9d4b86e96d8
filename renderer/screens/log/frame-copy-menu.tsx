import { asLines, asMarkdown, framesOf, mostCopied } from '../../app/copy-rows.ts';
import { useHost } from '../../client/host-context.ts';
import { useWords } from '../../text/texts-context.ts';
import { CopyMenu } from '../../widgets/copy-menu.tsx';
import type { RowSpan } from '../../widgets/data-grid.tsx';

interface Props {
  readonly list: Parameters<typeof framesOf>[1];
  readonly span: RowSpan;
}

/** The chosen messages for a ticket: as they stand in the source, as JSON, as a table. */
export function FrameCopyMenu({ list, span }: Props) {
  const { t } = useWords();
  const host = useHost();
  const frames = (payloads: boolean) => framesOf(host, list, span.from, span.to, payloads);
  return (
    <CopyMenu
      count={Math.min(mostCopied, span.to - span.from + 1)}
      ways={[
        { id: 'lines', label: t.copy.lines, make: async () => asLines(host, list.caseId, await frames(false)) },
        { id: 'json', label: t.copy.json, make: async () => JSON.stringify(await frames(true), null, 2) },
        {
          id: 'markdown',
          label: t.copy.markdown,
          make: async () =>
            asMarkdown(
              [t.log.time, t.log.kind, t.log.action, t.status.connectorHead, t.log.message, t.log.latency, t.log.place],
              (await frames(false)).map((row) => [
                row.time ?? '',
                t.log.kinds[row.laterKind ?? row.kind],
                row.action ?? '',
                row.connector === null ? '' : String(row.connector),
                row.summary,
                row.latencyMs === null ? '' : `${row.latencyMs} ms`,
                row.evidence.label,
              ]),
            ),
        },
        { id: 'link', label: t.copy.link, make: async () => window.location.hash },
      ]}
    />
  );
}
