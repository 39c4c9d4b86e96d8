import { useMutation } from '@tanstack/react-query';
import { useHost } from '../../client/host-context.ts';
import { callProcedure } from '../../client/use-procedure.ts';
import { useWords } from '../../text/texts-context.ts';
import { visibleText } from '../../text/visible-text.ts';
import { Button } from '../../widgets/button.tsx';
import { ErrorState } from '../../widgets/error-state.tsx';
import type { ReportOrder } from './report-options.ts';

type Format = 'html' | 'pdf' | 'json' | 'csv';

interface Props {
  readonly order: ReportOrder;
  readonly disabled: boolean;
}

/** Saves the report as it is shown, and the bundle that goes with it. */
export function ReportSaving({ order, disabled }: Props) {
  const { t } = useWords();
  const host = useHost();
  const save = useMutation({
    mutationFn: async (format: Format) => {
      if (format !== 'pdf' || host.shell === 'server') {
        return host.save(await callProcedure(host, 'report.make', { ...order, format }));
      }
      // The window prints by itself and needs no browser.
      const document = await callProcedure(host, 'report.make', { ...order, format: 'html' });
      return host.save({ ...document, fileName: document.fileName.replace(/\.html$/, '.pdf') });
    },
  });
  const bundle = useMutation({
    mutationFn: async () => {
      const { caseId, sessionIds, language, mask, unmask, maskAlso, template } = order;
      const wanted = { caseId, sessionIds, language, mask, unmask, maskAlso, template };
      const { file } = await callProcedure(host, 'bundle.make', wanted);
      return file === null ? null : host.save(file);
    },
  });
  const busy = disabled || save.isPending || bundle.isPending;
  const place = save.data ?? bundle.data;
  const button = (format: Format, label: string) => (
    <Button
      kind={format === 'html' ? 'main' : 'plain'}
      disabled={busy}
      onPress={() => {
        bundle.reset();
        save.mutate(format);
      }}
      label={label}
      testId={`save-${format}`}
    >
      {format.toUpperCase()}
    </Button>
  );
  return (
    <div className="choice">
      <span className="choice-label">{t.report.saveHeading}</span>
      <div className="report-actions">
        {button('html', t.report.saveHtml)}
        {button('pdf', t.report.savePdf)}
        {button('json', t.report.saveJson)}
        {button('csv', t.report.saveCsv)}
      </div>
      <Button
        disabled={busy}
        onPress={() => {
          save.reset();
          bundle.mutate();
        }}
        testId="save-bundle"
      >
        {t.report.bundle}
      </Button>
      <p className="muted report-hint">{t.report.bundleHint}</p>
      <p className="report-saved muted" aria-live="polite" data-testid="report-saved">
        {save.isPending || bundle.isPending ? t.report.working : ''}
        {!busy && typeof place === 'string' ? t.report.saved(visibleText(place)) : ''}
      </p>
      {(save.error ?? bundle.error) !== null && <ErrorState error={save.error ?? bundle.error} inline />}
    </div>
  );
}
