import { blankJsonComments } from '../../base/json-comments.ts';
import { readJson } from '../../base/json-reader.ts';
import { fail, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import type { Bilingual } from '../../model/language.ts';
import { nearestFieldName } from '../../query/query-fields.ts';
import { parseQuery } from '../../query/parse-query.ts';
import { namesIn } from '../../text/sentence.ts';
import type { ThresholdOverrides } from '../evaluate-findings.ts';
import { findingRules } from '../index.ts';
import { MemberReader } from './placed-members.ts';
import type { Placed, PlacedObject } from './placed-members.ts';
import { cheapTermsFirst, fieldsIn, fieldsOfRows } from './row-fields.ts';
import type { FollowCondition, RowSelection, RuleFile, RuleFileError, WrittenRule } from './rule-file.ts';

const limits = { maxDepth: 16, maxLength: 2_000_000, maxValues: 50_000 };
const mostErrors = 50;
/** A month; what takes longer is no "follows". */
const longestSeconds = 31 * 86_400;

/** Values that the texts of a rule may name. */
const valuesOfTexts = ['station', 'connector', 'transaction', 'time', 'times', 'within', 'after', 'action', 'status'];

/**
 * Reads a rule file (JSON; comments and commas before a closing bracket are allowed). All mistakes come back at once, each with line, column and
 * member.
 */
export function readRuleFile(text: string): Result<RuleFile, readonly RuleFileError[]> {
  const given = text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text;
  const members = new MemberReader(given);
  const document = readJson(blankJsonComments(given), limits);
  if (!document.ok) {
    const { offset, code } = document.error;
    members.note('not-json', offset, '', { reason: code });
    return fail(members.errors);
  }
  for (const { path, name, offset } of document.value.duplicates) members.note('twice', offset, path, { name });
  const root = members.object({ node: document.value.root, path: '' }, [
    '$schema',
    'ladeakte',
    'name',
    'version',
    'rules',
    'thresholds',
    'off',
  ]);
  if (root === null) return fail(members.errors);
  members.word(root.required('ladeakte'), ['rules/1']);
  const name = members.text(root.required('name'), 200);
  const version = members.text(root.required('version'), 100);
  const rules = members.items(root.member('rules')).flatMap((placed) => readRule(members, placed) ?? []);
  const seen = new Set<string>();
  for (const { id, line } of rules) {
    if (seen.has(id)) members.errors.push({ code: 'id-taken', line, column: 1, member: 'rules', params: { id } });
    seen.add(id);
  }
  const thresholds = readThresholds(members, root.member('thresholds'), rules);
  const off = members.items(root.member('off')).flatMap((placed) => {
    const id = members.text(placed, 200);
    if (id !== null && findingRules.find(id) === undefined)
      noteUnknownRule(members, placed.node.start, placed.path, id);
    return id ?? [];
  });
  if (members.errors.length > 0 || name === null || version === null) {
    const inOrder = members.errors.toSorted((left, right) => left.line - right.line || left.column - right.column);
    return fail(inOrder.slice(0, mostErrors));
  }
  return ok({ name, version, rules, thresholds, off });
}

function noteUnknownRule(members: MemberReader, offset: number, path: string, id: string): void {
  const words = new Set(id.split(/[.-]/));
  const alike = findingRules.entries
    .map((rule) => ({ id: rule.id, common: rule.id.split(/[.-]/).filter((word) => words.has(word)).length }))
    .reduce((best, each) => (each.common > best.common ? each : best), { id: '', common: 0 });
  members.note('unknown-rule', offset, path, {
    id: id.slice(0, 100),
    ...(alike.common > 0 ? { nearest: alike.id } : {}),
  });
}

function readThresholds(
  members: MemberReader,
  placed: Placed | null,
  written: readonly WrittenRule[],
): ThresholdOverrides {
  const overrides: Record<string, Record<string, number>> = {};
  for (const entry of members.entries(placed)) {
    const known = findingRules.find(entry.name)?.thresholds;
    if (known === undefined) {
      if (!written.some(({ id }) => id === entry.name)) {
        noteUnknownRule(members, entry.nameStart, entry.path, entry.name);
        continue;
      }
    }
    const names = Object.keys(known ?? { withinMs: 0 });
    const values: Record<string, number> = {};
    for (const { name, nameStart, node, path } of members.entries(entry)) {
      if (!names.includes(name)) {
        members.note('unknown-threshold', nameStart, path, {
          rule: entry.name,
          name: name.slice(0, 60),
          known: names.join(', '),
        });
        continue;
      }
      const value = members.number({ node, path }, 0, 1e15);
      if (value !== null) values[name] = value;
    }
    overrides[entry.name] = values;
  }
  return overrides;
}

function readRule(members: MemberReader, placed: Placed): WrittenRule | null {
  const before = members.errors.length;
  const rule = members.object(placed, [
    'id',
    'severity',
    'trigger',
    'mustFollow',
    'mustNotFollow',
    'title',
    'detail',
    'remedy',
    'references',
    'samples',
  ]);
  if (rule === null) return null;
  const id = readId(members, rule.required('id'));
  const severity = members.word(rule.required('severity'), ['critical', 'warning', 'info']);
  const trigger = readSelection(members, rule.required('trigger'), []);
  const [must, mustNot] = [rule.member('mustFollow'), rule.member('mustNotFollow')];
  if (must !== null && mustNot !== null) members.note('both-follows', mustNot.node.start, mustNot.path);
  const follow = readFollow(members, must, true) ?? readFollow(members, mustNot, false);
  const title = readWords(members, rule.required('title'), 200);
  const detail = readWords(members, rule.member('detail'), 2_000) ?? title;
  const remedy = readWords(members, rule.member('remedy'), 2_000) ?? { de: '', en: '' };
  const references = members.items(rule.member('references')).flatMap((each) => members.text(each, 200) ?? []);
  const samples = readSamples(members, rule.member('samples'));
  if (id === null || severity === null || trigger === null || title === null || detail === null) return null;
  if (members.errors.length > before) return null;
  return {
    id,
    severity,
    trigger,
    follow,
    words: { title, detail, remedy, references },
    samples,
    line: members.place(rule.node.start).line,
  };
}

function readId(members: MemberReader, placed: Placed | null): string | null {
  const id = members.text(placed, 100);
  if (placed === null || id === null) return null;
  return /^own(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)+$/.test(id)
    ? id
    : members.note('bad-id', placed.node.start, placed.path, { id });
}

/** Members that a selection of rows has, wherever it stands. */
const selectionMembers = ['over', 'query', 'at'];

function readSelection(
  members: MemberReader,
  placed: Placed | null,
  others: readonly string[],
): (RowSelection & { readonly object: PlacedObject }) | null {
  const object = members.object(placed, [...selectionMembers, ...others]);
  if (object === null) return null;
  const overMember = object.member('over');
  const over = overMember === null ? 'frames' : members.word(overMember, ['frames', 'status', 'sessions']);
  const atMember = object.member('at');
  const at = atMember === null ? 'start' : members.word(atMember, ['start', 'end']);
  const queryMember = object.required('query');
  const queryText = members.text(queryMember, 2_000);
  if (queryMember === null || queryText === null || over === null || at === null) return null;
  const parsed = parseQuery(queryText);
  if (!parsed.ok) {
    const { position, code, params } = parsed.error;
    // The place within the text, if no escape moves it.
    return members.note('bad-query', queryMember.node.start + 1 + position, queryMember.path, {
      ...params,
      reason: code,
    });
  }
  if (parsed.value.node === 'and' && parsed.value.terms.length === 0) {
    return members.note('bad-query', queryMember.node.start, queryMember.path, { reason: 'unexpected-end' });
  }
  const foreign = fieldsIn(parsed.value).find((field) => !fieldsOfRows[over].includes(field));
  if (foreign !== undefined) {
    return members.note('field-not-here', queryMember.node.start, queryMember.path, {
      field: foreign,
      over,
      known: fieldsOfRows[over].join(', '),
      nearest: nearestFieldName(foreign),
    });
  }
  return { over, at, query: cheapTermsFirst(parsed.value), queryText, object };
}

function readFollow(members: MemberReader, placed: Placed | null, expected: boolean): FollowCondition | null {
  const selection = readSelection(members, placed, ['withinSeconds', 'same']);
  if (selection === null) return null;
  const { object, ...rows } = selection;
  const seconds = members.number(object.required('withinSeconds'), 0.001, longestSeconds);
  const same = members
    .items(object.member('same'))
    .flatMap((each) => members.word(each, ['station', 'connector', 'transaction']) ?? [])
    .filter((key) => key !== 'station');
  return seconds === null ? null : { ...rows, expected, withinMs: seconds * 1_000, same };
}

/** A text in both languages; a plain text stands for both. */
function readWords(members: MemberReader, placed: Placed | null, longest: number): Bilingual | null {
  if (placed === null) return null;
  const both = placed.node.kind === 'string' ? null : members.object(placed, ['de', 'en']);
  if (placed.node.kind !== 'string' && both === null) return null;
  const parts = both === null ? { de: placed, en: placed } : { de: both.required('de'), en: both.required('en') };
  const [de, en] = [members.text(parts.de, longest), members.text(parts.en, longest)];
  if (de === null || en === null) return null;
  for (const [text, part] of [
    [de, parts.de],
    [en, parts.en],
  ] as const) {
    const unknown = namesIn(text).find((name) => !valuesOfTexts.includes(name));
    if (unknown !== undefined && part !== null) {
      return members.note('unknown-value', part.node.start, part.path, {
        name: unknown,
        known: valuesOfTexts.join(', '),
      });
    }
  }
  return { de, en };
}

/** A sample is a log text: one text, or its lines as a list. */
function readSamples(members: MemberReader, placed: Placed | null): WrittenRule['samples'] {
  const object = members.object(placed, ['fires', 'quiet']);
  const textsOf = (name: string): readonly string[] =>
    members.items(object?.member(name) ?? null).flatMap((sample) => {
      if (sample.node.kind === 'string') return members.text(sample, 200_000) ?? [];
      return [
        members
          .items(sample)
          .flatMap((line) => members.text(line, 100_000) ?? [])
          .join('\n'),
      ];
    });
  return { fires: textsOf('fires'), quiet: textsOf('quiet') };
}
