import { WaitingList } from '../../base/waiting-list.ts';
import { membersOf } from '../../base/members.ts';
import type { EvidenceRef } from '../../model/evidence.ts';
import type { CorrelatedFrame } from '../../model/frame.ts';
import { textOf, wholeNumberOf, wordOf } from '../../sessions/payload-fields.ts';
import { caseIndex } from '../case-index.ts';
import { defineWatchingRule } from '../define-rule.ts';
import { Lanes } from '../lanes.ts';
import { Bound } from '../left-out.ts';
import { messagesOf } from '../looks-at.ts';
import { durationText, notFound } from '../make-finding.ts';

/** The message that brings what a request asked for, part by part (2.0.1 part 2, B07, N02, N09; 2.1, R04). */
const bringsReport: Readonly<Record<string, string>> = {
  GetBaseReport: 'NotifyReport',
  GetReport: 'NotifyReport',
  GetMonitoringReport: 'NotifyMonitoringReport',
  GetDisplayMessages: 'NotifyDisplayMessages',
  GetChargingProfiles: 'ReportChargingProfiles',
  GetDERControl: 'ReportDERControl',
  CustomerInformation: 'NotifyCustomerInformation',
};
const reports = new Set(Object.values(bringsReport));

/** One report as it comes. */
interface Report {
  readonly station: string | null;
  readonly action: string;
  readonly requestId: string;
  askedMs: number | null;
  asked: EvidenceRef | null;
  isPromised: boolean;
  parts: number;
  /** Numbers that came; a part that is sent again has the number that it had. */
  readonly numbers: Set<number>;
  isOver: boolean;
  lastMs: number | null;
  readonly evidence: EvidenceRef[];
}

const mostReports = 20_000;
/** More parts than a device model of the largest station. */
const mostParts = 10_000;

/** A report of 2.x that never came, broke off or lacks a part: what stands in it says nothing about what is missing. */
export const reportIncomplete = defineWatchingRule({
  id: 'maintenance.report-incomplete',
  severity: 'warning',
  category: 'maintenance',
  references: ['OCPP 2.0.1 part 2, B07 (GetBaseReport), NotifyReportRequest.tbc and NotifyReportRequest.seqNo'],
  thresholds: { graceMs: { value: 300_000, unit: 'ms' } },
  looksAt: messagesOf(...Object.keys(bringsReport), ...reports),
  watch(limits) {
    const newest = new Lanes<{ report: Report }>();
    const all: Report[] = [];
    const bound = new Bound(mostReports);
    const waiting = new WaitingList<Report>(1_000);

    function open(frame: CorrelatedFrame, action: string, requestId: string): Report | undefined {
      if (!bound.admits(all.length, frame.loggedAt.epochMs, frame.evidence)) return undefined;
      const { station } = frame;
      const numbers = new Set<number>();
      const report: Report = {
        station,
        action,
        requestId,
        askedMs: null,
        asked: null,
        isPromised: false,
        parts: 0,
        numbers,
        isOver: false,
        lastMs: null,
        evidence: [],
      };
      all.push(report);
      const known = newest.get(station, action, requestId);
      if (known === undefined) newest.add(station, action, requestId, { report });
      else known.report = report;
      return report;
    }

    return {
      frame(frame, read) {
        const { action, kind, loggedAt, evidence } = frame;
        if (action === null) return;
        const payload = membersOf(read);
        if (kind === 'result') {
          const answered = frame.answerToFrameId === null ? undefined : waiting.take(frame.answerToFrameId);
          if (answered !== undefined) answered.isPromised = wordOf(payload['status']) === 'Accepted';
          return;
        }
        const requestId = textOf(payload['requestId'], 40);
        if (kind !== 'call' || requestId === null) return;
        const brought = bringsReport[action];
        if (brought !== undefined) {
          if (action === 'CustomerInformation' && payload['report'] !== true) return;
          const asked = open(frame, brought, requestId);
          if (asked === undefined) return;
          asked.askedMs = loggedAt.epochMs;
          asked.asked = evidence;
          waiting.add(frame.frameId, asked);
          return;
        }
        const known = newest.get(frame.station, action, requestId)?.report;
        const seqNo = wholeNumberOf(payload['seqNo']);
        // A number that is used again for a report that is over begins another one, unless the last part is only sent again.
        const isAgain = known?.isOver === true && (seqNo === null || !known.numbers.has(seqNo) || seqNo === 0);
        const report = known === undefined || (isAgain && known.parts > 1) ? open(frame, action, requestId) : known;
        if (report === undefined) return;
        report.parts += 1;
        if (seqNo !== null && report.numbers.size < mostParts) report.numbers.add(seqNo);
        report.isOver = payload['tbc'] !== true;
        report.lastMs = loggedAt.epochMs;
        if (report.evidence.length < 10) report.evidence.push(evidence);
        else report.evidence[9] = evidence;
      },
      *finish(view) {
        const { coverage } = caseIndex(view);
        for (const {
          station,
          action,
          requestId,
          askedMs,
          asked,
          isPromised,
          parts,
          numbers,
          isOver,
          lastMs,
          evidence,
        } of all) {
          const fromMs = askedMs ?? lastMs;
          const untilMs = lastMs ?? askedMs;
          if (fromMs === null || untilMs === null) continue;
          const highest = Math.max(-1, ...numbers);
          // Parts count from zero (NotifyReportRequest.seqNo); a station that counts from one lacks nothing.
          const lowest = numbers.has(0) || !numbers.has(1) ? 0 : 1;
          const missing = highest < 0 ? 0 : highest - lowest + 1 - numbers.size;
          const never = parts === 0;
          const brokeOff = !never && !isOver;
          if (never && !isPromised) continue;
          if (!never && !brokeOff && missing === 0) continue;
          // Parts that are missing may stand in a hole of the log; an end that is missing may come behind it.
          const waits = never || brokeOff ? limits.graceMs : 0;
          if (!coverage.covers(station, fromMs, untilMs + waits)) continue;
          yield {
            params: {
              action,
              requestId,
              parts,
              missing: missing > 0 ? missing : null,
              never: never ? 1 : null,
              open: brokeOff ? 1 : null,
              waited: waits > 0 ? durationText(waits) : null,
            },
            station,
            fromMs,
            toMs: untilMs,
            evidence: [asked, ...evidence],
            counterEvidence: [notFound('report-part'), notFound('hole-in-log')],
          };
        }
        yield* bound.leftOut();
      },
    };
  },
});
