import { describe, expect, it } from 'vitest';
import { evaluateFindings } from '../../../../parsers/findings/evaluate-findings.ts';
import { findingRules } from '../../../../parsers/findings/index.ts';
import { checkSamples } from '../../../../parsers/findings/written/check-samples.ts';
import { readRuleFile } from '../../../../parsers/findings/written/read-rule-file.ts';
import type { RuleFile } from '../../../../parsers/findings/written/rule-file.ts';
import { rulesWith } from '../../../../parsers/findings/written-rules.ts';
import { caseView } from '../../builders/case-view.ts';
import { lines, status } from '../case-lines.ts';
import { session } from '../rule-case.ts';
import { rule, ruleFile } from './rule-texts.ts';

function fileOf(text: string): RuleFile {
  const read = readRuleFile(text);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

/** What the rules of a file find in a log. */
function found(file: string, table: string) {
  const { rules, thresholds } = rulesWith(findingRules, [fileOf(file)]);
  return evaluateFindings(rules, caseView({ table }), thresholds).filter((finding) => finding.rule.startsWith('own.'));
}

const stop = '"trigger": { "query": "action:StopTransaction kind:call" }';
const freeAfterwards = ruleFile(
  rule(
    `${stop}, "mustFollow": { "over": "status", "query": "status:Available", "withinSeconds": 300, "same": ["connector"] }`,
  ),
);
const twoSessions = lines(
  session('10:15:00', '10:30:00'),
  session('10:15:00', '10:31:00', { connector: 2, tx: 8 }),
  status('10:31:30', 'Available', { connector: 2 }),
);

describe('rules that a person wrote', () => {
  it('notice what does not follow, on the same connector', () => {
    expect(found(freeAfterwards, twoSessions)).toMatchObject([
      { rule: 'own.test', severity: 'warning', connector: 1, params: { times: 1, connector: 1, within: '5 min' } },
    ]);
  });

  it('keep quiet where it follows, and where the log does not reach far enough', () => {
    expect(found(freeAfterwards, lines(session('10:15:00', '10:30:00'), status('10:34:59', 'Available')))).toEqual([]);
    expect(found(freeAfterwards, lines(session('11:15:00', '11:48:00')))).toEqual([]);
  });

  it('do not take another connector’s row for the one awaited', () => {
    const other = lines(session('10:15:00', '10:30:00'), status('10:31:00', 'Available', { connector: 2 }));
    expect(found(freeAfterwards, other)).toHaveLength(1);
  });

  it('notice what follows and must not, with how long it took', () => {
    const file = ruleFile(
      rule(
        '"trigger": { "over": "status", "query": "status:Charging" }, "mustNotFollow": { "over": "status", "query": "status:Faulted", "withinSeconds": 60, "same": ["connector"] }',
      ),
    );
    const faulted = (time: string): string =>
      lines(status('10:15:00', 'Charging'), status(time, 'Faulted', { code: 'OtherError' }));
    expect(found(file, faulted('10:15:40'))).toMatchObject([{ params: { after: '40 s' } }]);
    expect(found(file, faulted('10:16:10'))).toEqual([]);
  });

  it('are never set off by their own trigger', () => {
    const file = ruleFile(
      rule(
        '"trigger": { "over": "status", "query": "status:Faulted" }, "mustNotFollow": { "over": "status", "query": "status:Faulted", "withinSeconds": 3600 }',
      ),
    );
    const fault = (time: string): string => status(time, 'Faulted', { code: 'OtherError' });
    expect(found(file, lines(fault('10:15:00')))).toEqual([]);
    expect(found(file, lines(fault('10:15:00'), status('10:16:00', 'Available'), fault('10:20:00')))).toHaveLength(1);
  });

  it('join by transaction where the answer alone names it', () => {
    const file = ruleFile(
      rule(
        '"trigger": { "query": "action:RemoteStopTransaction kind:result status:Accepted" }, "mustFollow": { "query": "action:StopTransaction kind:call", "withinSeconds": 120, "same": ["transaction"] }',
      ),
    );
    const asked = '10:30:00 < RemoteStopTransaction transactionId:7 -> status:Accepted';
    expect(found(file, lines(session('10:15:00', '10:31:00', { extra: asked })))).toEqual([]);
    expect(found(file, lines(session('10:15:00', '10:45:00', { extra: asked })))).toHaveLength(1);
  });

  it('tell many of a kind once for each connector', () => {
    const file = ruleFile(rule('"trigger": { "query": "action:Heartbeat kind:call" }'));
    const many = Array.from({ length: 60 }, (_, index) => `11:${String(index).padStart(2, '0')}:00 > Heartbeat -> ok`);
    expect(found(file, many.join('\n'))).toMatchObject([{ params: { times: 60 } }]);
    expect(found(file, many.slice(0, 3).join('\n'))).toHaveLength(3);
  });

  it('carry their words in the finding, so that the case tells them alone', () => {
    expect(found(freeAfterwards, twoSessions)[0]?.words).toMatchObject({ title: { de: 'T', en: 'T' }, references: [] });
  });
});

describe('rules put together', () => {
  it('switch built-in rules off, change thresholds, and the later file counts', () => {
    const files = [
      fileOf(ruleFile('', '"thresholds": { "status.flapping": { "fewest": 3 } }, "off": ["status.fault"],')),
      fileOf(ruleFile('', '"thresholds": { "status.flapping": { "fewest": 4 } },')),
    ];
    const set = rulesWith(findingRules, files);
    expect(set.rules.find('status.fault')).toBeUndefined();
    expect(set.off.map(({ rule: { id }, file }) => `${id} ${file}`)).toEqual(['status.fault Test']);
    expect(set.thresholds).toEqual({ 'status.flapping': { fewest: 4 } });
  });

  it('refuse a second rule of the same id, and say whose', () => {
    const set = rulesWith(findingRules, [fileOf(ruleFile(rule(stop))), fileOf(ruleFile(rule(stop)))]);
    expect(set.refused).toEqual([{ id: 'own.test', file: 'Test', line: 1 }]);
    expect(set.rules.entries).toHaveLength(findingRules.entries.length + 1);
  });

  it('obey a threshold for a rule of one’s own', () => {
    const longer = freeAfterwards.replace('"rules":', '"thresholds": { "own.test": { "withinMs": 60000 } }, "rules":');
    const late = lines(session('10:15:00', '10:30:00'), status('10:34:00', 'Available'));
    expect(found(freeAfterwards, late)).toEqual([]);
    expect(found(longer, late)).toHaveLength(1);
  });
});

describe('samples of a rule file', () => {
  const log = (...frames: readonly string[]): string =>
    JSON.stringify(frames.map((frame, index) => `2026-01-05T10:0${index}:00Z CP1 ${frame}`));
  const bootAlone = log(
    '> [2,"1","BootNotification",{"chargePointVendor":"V","chargePointModel":"M"}]',
    '< [3,"1",{"status":"Accepted"}]',
  );
  const file = (fires: string, quiet: string): RuleFile =>
    fileOf(
      ruleFile(
        rule(
          `"trigger": { "query": "action:BootNotification kind:call" }, "samples": { "fires": [${fires}], "quiet": [${quiet}] }`,
        ),
      ),
    );

  it('say which did as they should, and which did not', () => {
    const heartbeat = log('> [2,"1","Heartbeat",{}]', '< [3,"1",{"currentTime":"2026-01-05T10:00:00Z"}]');
    const outcomes = checkSamples(file(`${bootAlone}, ${heartbeat}`, `${heartbeat}, ${bootAlone}, "no log at all"`));
    expect(outcomes.map(({ sample, index, outcome }) => `${sample} ${index} ${outcome}`)).toEqual([
      'fires 0 as-expected',
      'fires 1 did-not-fire',
      'quiet 0 as-expected',
      'quiet 1 fired',
      'quiet 2 no-messages',
    ]);
  });
});
