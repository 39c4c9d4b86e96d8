import type { IssueParams } from '../../../parsers/model/issue.ts';
import type { Language } from '../../../parsers/model/language.ts';
import { counterEvidenceText, findingTexts, saidParams } from '../../../parsers/text/finding-texts.ts';
import { fillText } from '../../../parsers/text/sentence.ts';
import { explainVendorCode } from '../../../parsers/vendors/explain.ts';
import type { FindingCounts, FindingRow } from '../../api/views/finding-views.ts';
import type { Page } from '../../api/views/list-page.ts';
import { findings } from '../../casefile/concluded-records.ts';
import type { StoredFinding } from '../../casefile/concluded-records.ts';
import type { TimeRange } from '../../casefile/frame-list.ts';
import { evidenceLabels } from '../evidence-view.ts';
import { isoTime } from '../iso-time.ts';
import { markFields } from '../journal-marks.ts';
import { findingTarget } from '../journal-targets.ts';
import { cachedList, matches, readFilter, windowOf } from '../list-window.ts';
import type { ExtensionSet } from '../../extensions/extension-set.ts';
import type { OpenCase } from '../open-cases.ts';
import { vendorOfCode } from '../vendor-of-station.ts';
import { overlapsRange } from '../time-range.ts';

/** A finding in words, as a row of `show findings`. */
function findingRow(
  open: OpenCase,
  { id, finding }: StoredFinding,
  language: Language,
  { rules, catalogues }: ExtensionSet,
  plainNumbers = false,
): FindingRow {
  const labels = evidenceLabels(open);
  // A rule that a person wrote brings its words along.
  const texts = finding.words ?? findingTexts[finding.rule];
  const explanations =
    finding.vendorCode === null
      ? []
      : explainVendorCode(
          vendorOfCode(open, finding.vendorCode.vendor, finding.station, catalogues),
          finding.vendorCode.code,
          language,
          catalogues,
        );
  const said = saidParams(finding.rule, finding.params, language);
  // A remedy does not point to an explanation that is not there.
  const params = explanations.length === 0 ? said : { ...said, explained: 'yes' };
  const say = (part: 'title' | 'detail' | 'remedy'): string =>
    texts === undefined ? finding.rule : fillText(texts[part][language], params, plainNumbers ? undefined : language);
  const row = {
    id,
    rule: finding.rule,
    severity: finding.severity,
    title: say('title'),
    detail: say('detail'),
    remedy: say('remedy'),
    station: finding.station,
    session: finding.sessionId,
    connector: finding.connector,
    from: isoTime(finding.fromMs),
    to: isoTime(finding.toMs),
    evidence: finding.evidence.map((ref) => labels.view(ref)),
    counterEvidence: finding.counterEvidence.map(({ code, found, evidence }) => ({
      text: counterEvidenceText(code, finding.params, language),
      found,
      evidence: labels.viewOrNull(evidence),
    })),
    references: finding.words?.references ?? rules.find(finding.rule)?.references ?? [],
    explanations,
  };
  return { ...row, target: findingTarget(row) };
}

export function listFindings(
  open: OpenCase,
  input: {
    readonly range: TimeRange;
    readonly filter: string;
    readonly sessionId?: string | undefined;
    readonly offset: number;
    readonly limit: number;
    readonly language: Language;
    readonly plainNumbers?: boolean | undefined;
  },
  extensions: ExtensionSet,
): Page<FindingRow> {
  const query = readFilter(input.filter);
  const key = `findings ${JSON.stringify([input.range, input.filter, input.sessionId ?? null, input.language, input.plainNumbers])}`;
  const found = cachedList(open, key, () =>
    findings(open.database)
      .filter(
        ({ finding }) =>
          (input.sessionId === undefined || finding.sessionId === input.sessionId) &&
          overlapsRange(input.range, finding.fromMs, finding.toMs),
      )
      .map((stored) => ({ stored, row: findingRow(open, stored, input.language, extensions, input.plainNumbers) }))
      .filter(({ stored, row }) =>
        matches(query, {
          fields: {
            rule: row.rule,
            severity: row.severity,
            station: row.station,
            session: row.session,
            connector: row.connector,
            code: row.explanations.map(({ code }) => code).join(' ') || null,
            at: row.from === null ? null : Date.parse(row.from),
            ...markFields(open, row.target),
          },
          text: () => `${row.title} ${row.detail} ${numbersOf(stored.finding.params)}`,
        }),
      )
      .map(({ row }) => row),
  );
  return windowOf(found, input.offset, input.limit);
}

/** Numbers are found as the sentence writes them and as they came. */
function numbersOf(params: IssueParams): string {
  return Object.values(params)
    .filter((value) => /^-?\d/.test(String(value)))
    .join(' ');
}

/** Findings per session, for the lists that show their number. */
export function findingCountsBySession(open: OpenCase): ReadonlyMap<string, FindingCounts> {
  const pairs = cachedList(open, 'finding-counts', () => {
    const counts = new Map<string, { critical: number; warning: number; info: number }>();
    for (const { finding } of findings(open.database)) {
      if (finding.sessionId === null) continue;
      const entry = counts.get(finding.sessionId) ?? { critical: 0, warning: 0, info: 0 };
      entry[finding.severity] += 1;
      counts.set(finding.sessionId, entry);
    }
    return [...counts];
  });
  return new Map(pairs);
}
