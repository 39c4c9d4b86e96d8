import { alwaysMasked, everySection, maskKinds, reportSections } from '../../api/report-choices.ts';
import type { MaskKind, ReportSectionId } from '../../api/report-choices.ts';
import type { Engine } from '../../engine/engine.ts';
import type { CliArguments } from './arguments.ts';
import { UsageError } from './usage-error.ts';

/** Checks words against a list; the message names all that may be chosen. */
export function chosenFrom<Choice extends string>(
  option: string,
  words: readonly string[],
  choices: readonly Choice[],
): Choice[] {
  return words.map((word) => {
    const found = choices.find((choice) => choice.toLowerCase() === word.toLowerCase());
    if (found === undefined)
      throw new UsageError('unknown-choice', { option, name: word, choices: choices.join(', ') });
    return found;
  });
}

/** What `--mask`, `--no-mask`, `--unmask` and `--mask-also` say; `usual` when neither of the first two was given. */
export function maskingChoice(
  given: CliArguments,
  usual: boolean,
): { readonly mask: boolean; readonly unmask: MaskKind[]; readonly maskAlso: MaskKind[] } {
  const unmask = chosenFrom('--unmask', given.unmask, maskKinds);
  const forbidden = unmask.find((kind) => (alwaysMasked as readonly MaskKind[]).includes(kind));
  if (forbidden !== undefined) throw new UsageError('always-masked', { name: forbidden });
  return { mask: given.mask ?? usual, unmask, maskAlso: chosenFrom('--mask-also', given.maskAlso, maskKinds) };
}

/** The parts that `--sections` names, in its order. */
export function sectionsChoice(
  given: CliArguments,
  report: keyof typeof reportSections | null,
): { readonly sections?: ReportSectionId[] } {
  if (given.sections.length === 0) return {};
  const known: readonly ReportSectionId[] = report === null ? everySection : reportSections[report];
  return { sections: chosenFrom('--sections', given.sections, known) };
}

/** The template's token; pictures beside it are found by the engine. */
export async function templateTokens(given: CliArguments, engine: Engine): Promise<string[]> {
  return given.template === null ? [] : [(await engine.grantFile(given.template)).token];
}
