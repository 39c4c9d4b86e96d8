import { reportSections } from '../api/report-choices.ts';
import type { ReportSectionId } from '../api/report-choices.ts';
import type { ReportKind, ReportOptions } from './exporter.ts';

/** States the limits of what a report claims and what was masked: never left out. */
export const fixedSection = 'method' as const satisfies ReportSectionId;

/** The parts of a report in their order: as asked for, else as the template says, else the usual ones. */
export function sectionsShown(
  report: ReportKind,
  { sections, template }: Pick<ReportOptions, 'sections' | 'template'>,
): readonly ReportSectionId[] {
  const known: readonly ReportSectionId[] = reportSections[report];
  const wanted = [...new Set(sections ?? template.sections[report] ?? known)].filter((id) => known.includes(id));
  return wanted.includes(fixedSection) ? wanted : [...wanted, fixedSection];
}
