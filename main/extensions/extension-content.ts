import { assertNever } from '../../parsers/base/assert.ts';
import { isMembers } from '../../parsers/base/members.ts';
import { fail, ok } from '../../parsers/base/result.ts';
import type { Result } from '../../parsers/base/result.ts';
import { readRuleFile } from '../../parsers/findings/written/read-rule-file.ts';
import { ruleFileErrorText } from '../../parsers/findings/written/rule-file-error-text.ts';
import type { RuleFile } from '../../parsers/findings/written/rule-file.ts';
import type { Bilingual } from '../../parsers/model/language.ts';
import { builtInCatalogues } from '../../parsers/vendors/built-in-catalogues.ts';
import type { VendorCatalogue } from '../../parsers/vendors/catalogue.ts';
import { readCatalogueFile } from '../../parsers/vendors/catalogue-file.ts';
import type { ExtensionKind } from '../api/views/extension-views.ts';
import { readCommentedJson } from './commented-json.ts';
import type { CommentedJson } from './commented-json.ts';
import { extensionKinds } from './extension.ts';
import { problemText } from './extension-texts.ts';

/** What one file adds. */
export type ExtensionContent = { readonly name: string; readonly version: string } & (
  | { readonly kind: 'catalogue/1'; readonly catalogue: VendorCatalogue }
  | { readonly kind: 'rules/1'; readonly rules: RuleFile }
  | { readonly kind: 'report-template/1'; readonly value: unknown }
);

/** Reads the text of an extension file. All that is wrong with it is told at once, each with its place. */
export function readExtensionContent(text: string): Result<ExtensionContent, readonly Bilingual[]> {
  const read = readCommentedJson(text);
  if (!read.ok) {
    const { line, column, code, params } = read.error;
    return fail([problemText(code, params, { line, column, member: '' })]);
  }
  const json = read.value;
  const stated = isMembers(json.value) ? json.value['ladeakte'] : undefined;
  const choices = extensionKinds.join(', ');
  if (stated === undefined) return fail([placed(json, [], 'kind-missing', { choices })]);
  const kind = extensionKinds.find((each) => each === stated);
  if (kind !== undefined) return readKind(kind, text, json);
  const shown = (typeof stated === 'string' ? stated : JSON.stringify(stated)).slice(0, 100);
  return fail([placed(json, ['ladeakte'], 'kind-newer', { value: shown, choices })]);
}

function readKind(
  kind: ExtensionKind,
  text: string,
  json: CommentedJson,
): Result<ExtensionContent, readonly Bilingual[]> {
  switch (kind) {
    case 'catalogue/1': {
      const read = readCatalogueFile(json.value, builtInCatalogues.catalogues);
      if (read.ok) return ok({ kind, ...read.value });
      return fail(read.error.map(({ path, code, params }) => placed(json, path, code, params)));
    }
    case 'rules/1': {
      const read = readRuleFile(text);
      if (read.ok) return ok({ kind, name: read.value.name, version: read.value.version, rules: read.value });
      return fail(
        read.error.map((error) => ({ de: ruleFileErrorText(error, 'de'), en: ruleFileErrorText(error, 'en') })),
      );
    }
    case 'report-template/1': {
      const problems: Bilingual[] = [];
      const member = (name: string): string => {
        const value = isMembers(json.value) ? json.value[name] : undefined;
        if (typeof value === 'string' && value.trim() !== '') return value.trim();
        problems.push(
          value === undefined
            ? placed(json, [], 'member-missing', { member: name })
            : placed(json, [name], 'not-text', {}),
        );
        return '';
      };
      const content = { kind, name: member('name'), version: member('version'), value: json.value };
      return problems.length > 0 ? fail(problems) : ok(content);
    }
    default:
      return assertNever(kind);
  }
}

function placed(
  json: CommentedJson,
  path: readonly (string | number)[],
  code: string,
  params: Readonly<Record<string, string | number>>,
): Bilingual {
  const member = path
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : index === 0 ? part : `.${part}`))
    .join('');
  return problemText(code, params, { ...json.placeOf(path), member });
}
