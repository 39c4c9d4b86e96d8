import type { ExportRefusal } from '../../api/views/export-views.ts';
import type { CaseExport } from './case-export.ts';
import { refusal } from './refusals.ts';
import { exportFileName, signaturesInScope } from './scoped-rows.ts';

/** Plain OCMF, one record a line, character for character as the meter signed it. */
export const ocmfLines: CaseExport = {
  id: 'ocmf',
  maskable: false,
  async make(scope, tools) {
    const { language } = scope;
    const refused: ExportRefusal[] = [];
    const lines: string[] = [];
    const written = new Map<string, number>();
    for (const { row, text } of await signaturesInScope(scope, tools)) {
      const same = written.get(text);
      if (row.format !== 'ocmf')
        refused.push(refusal('signature', row.id, 'not-ocmf', language, { format: row.format }));
      else if (/[\r\n]/.test(text)) refused.push(refusal('signature', row.id, 'line-break', language));
      else if (same !== undefined) refused.push(refusal('signature', row.id, 'duplicate', language, { same }));
      else {
        written.set(text, row.id);
        lines.push(text);
      }
    }
    const name = await exportFileName(scope, tools, '.ocmf.txt');
    const files = [{ name, mediaType: 'text/plain', text: lines.map((line) => `${line}\n`).join('') }];
    return { files: lines.length === 0 ? [] : files, refused };
  },
};
