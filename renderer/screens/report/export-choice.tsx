import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ExportKind } from '../../../main/api/views/export-views.ts';
import { useHost } from '../../client/host-context.ts';
import { callProcedure } from '../../client/use-procedure.ts';
import { useWords } from '../../text/texts-context.ts';
import { visibleText } from '../../text/visible-text.ts';
import { Button } from '../../widgets/button.tsx';
import { Choice } from '../../widgets/choice.tsx';
import { ErrorState } from '../../widgets/error-state.tsx';
import type { ReportOrder } from './report-options.ts';

const kinds = ['safe-xml', 'ocmf', 'proof', 'trace', 'csv', 'json'] as const satisfies readonly ExportKind[];
/** What carries signatures stands no masking. */
const maskable: ReadonlySet<ExportKind> = new Set<ExportKind>(['trace', 'csv', 'json']);
const namedRefusals = 5;

interface Props {
  readonly order: ReportOrder;
}

/** The case in another program's form; what does not fit into it is named. */
export function ExportChoice({ order }: Props) {
  const { t } = useWords();
  const host = useHost();
  const [kind, setKind] = useState<ExportKind>('safe-xml');
  const mask = order.mask && maskable.has(kind);
  const make = useMutation({
    mutationFn: async () => {
      const { caseId, sessionIds, language, unmask, maskAlso } = order;
      const wanted = { caseId, sessionIds, language, unmask, maskAlso, kind, mask, asOneFile: true };
      const { files, refused } = await callProcedure(host, 'export.make', wanted);
      const [file] = files;
      if (file === undefined) return { refused, place: null, empty: true };
      const { name, ...content } = file;
      return { refused, place: await host.save({ ...content, fileName: name }), empty: false };
    },
  });
  const { data } = make;
  return (
    <div className="report-exports">
      <Choice
        label={t.report.exports}
        layout="column"
        choices={kinds.map((id) => ({ id, label: t.report.exportKinds[id] }))}
        chosen={kind}
        onChoose={(id) => {
          make.reset();
          setKind(id);
        }}
        testId="export-kind"
      />
      <p className="muted report-hint">{mask ? t.report.exportMasked : t.report.exportUnmasked}</p>
      <Button disabled={make.isPending} onPress={() => make.mutate()} testId="export-do">
        {t.report.exportDo}
      </Button>
      <div className="muted" aria-live="polite" data-testid="export-outcome">
        {make.isPending ? t.report.working : ''}
        {data?.empty === true ? t.report.nothingToExport : ''}
        {typeof data?.place === 'string' ? t.report.saved(visibleText(data.place)) : ''}
        {data !== undefined && data.refused.length > 0 && (
          <>
            <p>{t.report.leftOut(data.refused.length)}</p>
            <ul className="report-left-out">
              {data.refused.slice(0, namedRefusals).map(({ id, text }) => (
                <li key={id}>
                  {visibleText(id)}: {visibleText(text)}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      {make.error !== null && <ErrorState error={make.error} inline />}
    </div>
  );
}
