import { assertNever } from '../../parsers/base/assert.ts';
import type { Registry } from '../../parsers/base/registry.ts';
import type { ThresholdOverrides } from '../../parsers/findings/evaluate-findings.ts';
import type { FindingRule } from '../../parsers/findings/finding-rule.ts';
import { findingRules } from '../../parsers/findings/index.ts';
import type { RuleFile } from '../../parsers/findings/written/rule-file.ts';
import { rulesWith } from '../../parsers/findings/written-rules.ts';
import type { RuleSet } from '../../parsers/findings/written-rules.ts';
import { builtInCatalogues } from '../../parsers/vendors/built-in-catalogues.ts';
import type { VendorCatalogue } from '../../parsers/vendors/catalogue.ts';
import { createCatalogueIndex } from '../../parsers/vendors/catalogue-index.ts';
import type { CatalogueIndex } from '../../parsers/vendors/catalogue-index.ts';
import type { LoadedExtension } from '../api/views/extension-views.ts';
import type { ExtensionFile, ExtensionProblem } from './extension.ts';
import { readExtensionContent } from './extension-content.ts';
import { problemText } from './extension-texts.ts';

/** All extensions of a run, put together with what is built in. */
export interface ExtensionSet {
  /** What was read, to hand on to another thread; reading it again gives the same set. */
  readonly files: readonly ExtensionFile[];
  readonly loaded: readonly LoadedExtension[];
  readonly problems: readonly ExtensionProblem[];
  readonly catalogues: CatalogueIndex;
  readonly rules: Registry<FindingRule>;
  readonly thresholds: ThresholdOverrides;
  /** The same rules with where each came from and which are switched off, for whoever lists them. */
  readonly ruleSet: RuleSet;
  /** Templates of reports as parsed; whoever makes reports reads them. */
  readonly reportTemplates: readonly { readonly extension: LoadedExtension; readonly value: unknown }[];
}

/** Reads extension files and puts them together. A file with a problem is left out as a whole and told; the others count. */
export function readExtensions(
  files: readonly ExtensionFile[],
  earlier: readonly ExtensionProblem[] = [],
): ExtensionSet {
  const loaded: LoadedExtension[] = [];
  const problems: ExtensionProblem[] = [...earlier];
  const catalogues: VendorCatalogue[] = [];
  const ruleFiles: RuleFile[] = [];
  const reportTemplates: { extension: LoadedExtension; value: unknown }[] = [];
  for (const { path, origin, text, sha256 } of files) {
    const read = readExtensionContent(text);
    if (!read.ok) {
      problems.push(...read.error.map((each) => ({ path, origin, text: each })));
      continue;
    }
    const { kind, name, version } = read.value;
    const same = loaded.find((each) => each.kind === kind && each.name === name);
    if (same !== undefined) {
      problems.push({ path, origin, text: problemText('extension-twice', { name, other: same.path }) });
      continue;
    }
    const extension = { kind, name, version, sha256, path, origin };
    loaded.push(extension);
    switch (read.value.kind) {
      case 'catalogue/1':
        catalogues.push(read.value.catalogue);
        break;
      case 'rules/1':
        ruleFiles.push(read.value.rules);
        break;
      case 'report-template/1':
        reportTemplates.push({ extension, value: read.value.value });
        break;
      default:
        assertNever(read.value);
    }
  }
  const written = rulesWith(findingRules, ruleFiles);
  for (const { id, file, line } of written.refused) {
    const from = loaded.find(({ kind, name }) => kind === 'rules/1' && name === file);
    if (from === undefined) continue;
    const text = problemText('rule-twice', { id }, { line, column: 1, member: '' });
    problems.push({ path: from.path, origin: from.origin, text });
  }
  return {
    files,
    loaded,
    problems,
    catalogues:
      catalogues.length === 0
        ? builtInCatalogues
        : createCatalogueIndex([...builtInCatalogues.catalogues, ...catalogues]),
    rules: written.rules,
    thresholds: written.thresholds,
    ruleSet: written,
    reportTemplates,
  };
}

/** The program without any extension. */
export const builtInAlone: ExtensionSet = readExtensions([]);
