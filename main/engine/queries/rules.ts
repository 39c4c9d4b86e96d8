import { readFileSync, statSync } from 'node:fs';
import type { FindingRule } from '../../../parsers/findings/finding-rule.ts';
import { checkSamples } from '../../../parsers/findings/written/check-samples.ts';
import { readRuleFile } from '../../../parsers/findings/written/read-rule-file.ts';
import { ruleFileErrorText } from '../../../parsers/findings/written/rule-file-error-text.ts';
import type { RuleFileError } from '../../../parsers/findings/written/rule-file.ts';
import type { Language } from '../../../parsers/model/language.ts';
import { findingTexts } from '../../../parsers/text/finding-texts.ts';
import { fillText } from '../../../parsers/text/sentence.ts';
import { settingUnit, thresholdLabel, thresholdText } from '../../../parsers/text/threshold-texts.ts';
import { ApiFailure } from '../../api/errors.ts';
import type { RuleCheck, RuleRow, RuleThreshold } from '../../api/views/rule-views.ts';
import { findings } from '../../casefile/concluded-records.ts';
import type { ExtensionSet } from '../../extensions/extension-set.ts';
import { ownThresholds } from '../../extensions/own-thresholds.ts';
import { givenText } from '../../files/given-text.ts';
import { cachedList } from '../list-window.ts';
import type { OpenCase } from '../open-cases.ts';

/** More than anybody writes by hand. */
const mostBytes = 4_000_000;

/** All rules of a run: the built-in ones, those of extensions, and those that an extension switched off. */
export function listRules(extensions: ExtensionSet, open: OpenCase | null, language: Language): readonly RuleRow[] {
  const counts = open === null ? null : firedByRule(open);
  const own = ownThresholds(extensions) ?? {};
  const { rules, thresholds, off, fileOf } = extensions.ruleSet;
  const row = (rule: FindingRule, offBy: string | null): RuleRow => {
    const words = rule.words ?? findingTexts[rule.id];
    const given = thresholds[rule.id] ?? {};
    return {
      id: rule.id,
      severity: rule.severity,
      category: rule.category,
      title: words?.title[language] ?? rule.id,
      says: words === undefined ? '' : withoutValues(words.detail[language]),
      remedy: words?.remedy[language] ?? '',
      references: rule.references,
      thresholds: Object.entries(rule.thresholds).map(([name, { value, unit }]) =>
        threshold(rule.id, name, given[name] ?? value, { value, unit, own: own[rule.id]?.[name] ?? null }, language),
      ),
      extension: fileOf.get(rule.id) ?? null,
      offBy,
      fired: counts === null ? null : (counts.get(rule.id) ?? 0),
    };
  };
  return [...rules.entries.map((rule) => row(rule, null)), ...off.map(({ rule, file }) => row(rule, file))];
}

function threshold(
  rule: string,
  name: string,
  value: number,
  known: { readonly value: number; readonly unit: string; readonly own: number | null },
  language: Language,
): RuleThreshold {
  const { value: standard, unit, own } = known;
  return {
    name,
    value,
    unit,
    standard,
    own,
    label: thresholdLabel(rule, name, language),
    shown: thresholdText(value, unit, language),
    standardShown: thresholdText(standard, unit, language),
    setIn: settingUnit(standard, unit, language),
  };
}

/** A sentence whose values are not known: what is optional goes, the rest is an ellipsis. */
function withoutValues(text: string): string {
  return fillText(text, {}).replaceAll(/\{\w+\}/g, '…');
}

function firedByRule(open: OpenCase): ReadonlyMap<string, number> {
  const pairs = cachedList(open, 'fired-by-rule', () => {
    const counts = new Map<string, number>();
    for (const { finding } of findings(open.database)) counts.set(finding.rule, (counts.get(finding.rule) ?? 0) + 1);
    return [...counts];
  });
  return new Map(pairs);
}

/** Reads a rule file and tries its rules on their own samples. */
export function checkRules(path: string, language: Language): RuleCheck {
  const text = textOfFile(path);
  const problem = (error: RuleFileError) => ({
    line: error.line,
    column: error.column,
    member: error.member,
    text: ruleFileErrorText(error, language),
  });
  if (text === null) {
    return { problems: [problem({ code: 'not-text', line: 1, column: 1, member: '', params: {} })], rules: [] };
  }
  const read = readRuleFile(text);
  if (!read.ok) return { problems: read.error.map(problem), rules: [] };
  const answers = checkSamples(read.value);
  return {
    problems: [],
    rules: read.value.rules.map(({ id, line, words }) => ({
      id,
      line,
      samples: answers
        .filter(({ rule }) => rule === id)
        .map(({ sample, index, outcome, findings: found }) => ({
          sample,
          index,
          outcome,
          says: found.map(({ params }) => `${words.title[language]}: ${fillText(words.detail[language], params)}`),
        })),
    })),
  };
}

/** `null` for what cannot be a rule file: too large, or not UTF-8. */
function textOfFile(path: string): string | null {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined || !stats.isFile()) throw new ApiFailure('file-missing', { file: path });
  if (stats.size > mostBytes) return null;
  try {
    return givenText(readFileSync(path), 'strict');
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw new ApiFailure('file-unreadable', { file: path });
  }
}
