import type { Language } from '../../../parsers/model/language.ts';
import type { Histogram, Overview } from '../../api/views/overview-views.ts';
import { caseCounts, caseSpan, histogram } from '../../casefile/case-counts.ts';
import type { Drawer } from '../../casefile/conclusion-mark.ts';
import { sources, stations } from '../../casefile/concluded-records.ts';
import type { TimeRange } from '../../casefile/frame-list.ts';
import { caseInfo } from '../case-info.ts';
import type { ExtensionSet } from '../../extensions/extension-set.ts';
import { countDistinctKeys } from '../distinct-keys.ts';
import type { OpenCase } from '../open-cases.ts';
import { overlapsRange } from '../time-range.ts';
import { findings } from '../../casefile/concluded-records.ts';
import { findingsToLookAt } from './finding-attention.ts';
import { listFindings } from './findings.ts';
import { sessionsToLookAt } from './session-attention.ts';
import { sessionRows } from './sessions.ts';
import { statusLanes } from './status.ts';

/** How many findings and sessions the overview has: as many as a high screen has room for; the lists have the rest. */
const shown = 24;
/** All of them: which are shown is chosen from the whole list. */
const mostFindings = Number.MAX_SAFE_INTEGER;

function readingTotals(open: OpenCase): Overview['reading'] {
  const totals = {
    bytesTotal: 0,
    bytesUnderstood: 0,
    linesTotal: 0,
    linesUnderstood: 0,
    bytesOfLines: 0,
    sourcesWithIssues: 0,
    unreadSources: 0,
  };
  for (const source of sources(open.database)) {
    if (source.issues.length > 0) totals.sourcesWithIssues += 1;
    if (source.state === 'unread') totals.unreadSources += 1;
    if (source.account === null || source.state === 'duplicate') continue;
    totals.bytesTotal += source.account.bytesTotal;
    totals.bytesUnderstood += source.account.bytesUnderstood;
    totals.linesTotal += source.account.linesTotal ?? 0;
    totals.linesUnderstood += source.account.linesUnderstood ?? 0;
    if ((source.account.linesTotal ?? 0) > 0) totals.bytesOfLines += source.account.bytesTotal;
  }
  return totals;
}

/** Screen B: what stands out. */
export function overview(
  open: OpenCase,
  range: TimeRange,
  language: Language,
  extensions: ExtensionSet,
  drawer: Drawer,
): Overview {
  const inRange = sessionRows(open).filter((row) =>
    overlapsRange(
      range,
      row.start === null ? null : Date.parse(row.start),
      row.stop === null ? null : Date.parse(row.stop),
    ),
  );
  return {
    case: caseInfo(open, extensions, drawer),
    counts: caseCounts(open.database, countDistinctKeys(open.database)),
    stations: stations(open.database),
    findings: findingsToLookAt(
      listFindings(open, { range, filter: '', offset: 0, limit: mostFindings, language }, extensions).rows,
      shown,
    ),
    sessions: sessionsToLookAt(inRange, shown),
    lanes: statusLanes(open, range),
    reading: readingTotals(open),
  };
}

/** Counts for the range brush over the case or a part of it. */
export function caseHistogram(open: OpenCase, range: TimeRange, buckets: number): Histogram {
  const span = caseSpan(open.database);
  const fromMs = Math.floor(range.fromMs ?? span.firstMs ?? 0);
  const toMs = Math.ceil(range.toMs ?? (span.lastMs ?? fromMs) + 1);
  const bucketMs = Math.max(1, Math.ceil((toMs - fromMs) / buckets));
  const critical = Array.from({ length: buckets }, () => 0);
  const warning = Array.from({ length: buckets }, () => 0);
  for (const { finding } of findings(open.database)) {
    const bucket = finding.fromMs === null ? -1 : Math.floor((finding.fromMs - fromMs) / bucketMs);
    const counts = finding.severity === 'critical' ? critical : finding.severity === 'warning' ? warning : null;
    if (counts !== null && bucket >= 0 && bucket < buckets) counts[bucket] = (counts[bucket] ?? 0) + 1;
  }
  return { fromMs, bucketMs, ...histogram(open.database, fromMs, bucketMs, buckets), critical, warning };
}
