import type { ReportOptions } from '../../../main/exporters/exporter.ts';
import { maskingOf, usualMasking } from '../../../main/exporters/masking/masking.ts';
import { plainTemplate } from '../../../main/exporters/template/report-template.ts';
import type { Language } from '../../../parsers/model/language.ts';

/** As a report is made when nobody asks for anything else. */
export function masked(language: Language): ReportOptions {
  return { language, masking: usualMasking, template: plainTemplate, sections: null, byteOrderMark: false };
}

/** With ids of persons visible; secrets never are. */
export function personsShown(language: Language): ReportOptions {
  return { ...masked(language), masking: maskingOf({ mask: false, unmask: [], maskAlso: [] }) };
}

/** The letters that are embedded are the same in every document, and 90 KB long. */
export function withoutFonts(html: string): string {
  return html.replaceAll(/base64,[A-Za-z0-9+/=]{1000,}/g, 'base64,(letters)');
}
