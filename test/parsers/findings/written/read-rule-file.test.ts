import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRuleFile } from '../../../../parsers/findings/written/read-rule-file.ts';
import { ruleFileErrorText } from '../../../../parsers/findings/written/rule-file-error-text.ts';
import { rule, ruleFile } from './rule-texts.ts';

/** Each mistake with what stands at the place that it names. */
function errorsOf(text: string): readonly string[] {
  const read = readRuleFile(text);
  const textLines = text.split('\n');
  return read.ok
    ? []
    : read.error.map(({ code, line, column, member }) => {
        const at = (textLines[line - 1] ?? '').slice(column - 1, column + 5);
        return `${member} ${code} at ${at}`;
      });
}

const trigger = '"trigger": { "query": "action:StopTransaction" }';

describe('reading a rule file', () => {
  it('takes comments, commas too many and a byte order mark', () => {
    const read = readRuleFile(
      `\uFEFF// mine\n${ruleFile(`${rule(trigger)},`, '"off": ["transaction.register-restarts",],')}`,
    );
    expect(read).toMatchObject({ ok: true, value: { name: 'Test', off: ['transaction.register-restarts'] } });
  });

  it('keeps what a rule says', () => {
    const read = readRuleFile(
      ruleFile(
        rule(
          '"trigger": { "over": "sessions", "at": "end", "query": "duration>1h" }, "mustNotFollow": { "over": "status", "query": "status:Faulted", "withinSeconds": 90, "same": ["connector", "station"] }, "samples": { "fires": [["a", "b"], "c"] }',
        ),
      ),
    );
    expect(read.ok && read.value.rules[0]).toMatchObject({
      trigger: { over: 'sessions', at: 'end' },
      follow: { expected: false, withinMs: 90_000, same: ['connector'] },
      samples: { fires: ['a\nb', 'c'], quiet: [] },
    });
  });

  it.each([
    ['no JSON', '{ "ladeakte": }', [' not-json at }']],
    ['a list', '[]', [' wrong-type at []']],
    [
      'another kind of file',
      '{ "ladeakte": "catalogue/1", "name": "a", "version": "1" }',
      ['ladeakte unknown-word at "catal'],
    ],
    ['an unknown member', ruleFile(rule(`${trigger}, "sverity": 1`)), ['rules[0].sverity unknown-member at "sveri']],
    ['a name that stands twice', ruleFile(rule(`${trigger}, ${trigger}`)), ['rules[0].trigger twice at "trigg']],
    ['an id of the product', ruleFile(rule(trigger, 'status.fault')), ['rules[0].id bad-id at "statu']],
    [
      'a broken filter, at its place',
      ruleFile(rule('"trigger": { "query": "actoin:X" }')),
      ['rules[0].trigger.query bad-query at actoin'],
    ],
    ['an empty filter', ruleFile(rule('"trigger": { "query": " " }')), ['rules[0].trigger.query bad-query at " " } ']],
    [
      'a field that the rows do not have',
      ruleFile(rule('"trigger": { "query": "energy>5" }')),
      ['rules[0].trigger.query field-not-here at "energ'],
    ],
    [
      'both conditions',
      ruleFile(
        rule(
          `${trigger}, "mustFollow": { "query": "a", "withinSeconds": 1 }, "mustNotFollow": { "query": "a", "withinSeconds": 1 }`,
        ),
      ),
      ['rules[0].mustNotFollow both-follows at { "que'],
    ],
    ['a rule that does not exist', ruleFile('', '"off": ["status.faults"],'), ['off[0] unknown-rule at "statu']],
    [
      'a threshold that does not exist',
      ruleFile('', '"thresholds": { "status.flapping": { "most": 1 } },'),
      ['thresholds.status.flapping.most unknown-threshold at "most"'],
    ],
    [
      'a value that no text has',
      ruleFile(rule(trigger).replace('{times}', '{zeit}')),
      ['rules[0].detail unknown-value at "{zeit'],
    ],
    ['the same id twice', ruleFile(`${rule(trigger)},${rule(trigger)}`), ['rules id-taken at { "lad']],
  ])('names the place of %s', (_what, text, expected) => {
    expect(errorsOf(text)).toEqual(expected);
  });

  it('says all mistakes at once, in both languages, with line and member', () => {
    const read = readRuleFile(`{\n "ladeakte": "rules/1",\n "name": 5,\n "rules": {}\n}`);
    expect(read.ok ? [] : read.error.map((error) => ruleFileErrorText(error, 'en'))).toEqual([
      'line 1, column 1, version: “version” is missing.',
      'line 3, column 10, name: Expected here: text; found: number.',
      'line 4, column 11, rules: Expected here: list; found: object.',
    ]);
    expect(read.ok ? [] : read.error.map((error) => ruleFileErrorText(error, 'de'))[0]).toBe(
      'Zeile 1, Spalte 1, version: „version“ fehlt.',
    );
  });

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const read = readRuleFile(text);
        return read.ok || read.error.every((error) => ruleFileErrorText(error, 'en').startsWith('line '));
      }),
    );
    expect(readRuleFile('['.repeat(100_000)).ok).toBe(false);
  });
});
