import { useMemo, useRef } from 'react';
import type { Language } from '../../../parsers/model/language.ts';
import { useWords } from '../../text/texts-context.ts';
import { Button } from '../../widgets/button.tsx';
import { applyStyleAttributes, framedDocument, pageNonce } from './framed-document.ts';

interface Props {
  readonly html: string;
  readonly language: Language;
}

/** The very document that is saved, in a frame without scripts and without access to anything. Printing prints the frame. */
export function ReportPreview({ html, language }: Props) {
  const { t } = useWords();
  const frame = useRef<HTMLIFrameElement>(null);
  const framed = useMemo(() => framedDocument(html, pageNonce()), [html]);
  return (
    <>
      <header className="preview-head">
        <h2>{t.report.preview}</h2>
        <Button onPress={() => frame.current?.contentWindow?.print()} testId="print-report">
          {t.report.print}
        </Button>
      </header>
      <iframe
        ref={frame}
        className="preview-frame"
        title={t.report.preview}
        lang={language}
        // Same origin without scripts: this page may call print() on it, the document itself can do nothing.
        sandbox="allow-same-origin allow-modals"
        srcDoc={framed}
        onLoad={() => applyStyleAttributes(frame.current?.contentDocument ?? null)}
        data-testid="report-frame"
      />
    </>
  );
}
