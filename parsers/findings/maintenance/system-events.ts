import type { LogEventKind, LogEventRecord } from '../../model/log-event.ts';
import { defineRule } from '../define-rule.ts';
import type { FindingRule } from '../finding-rule.ts';
import { Groups } from '../grouped.ts';

/** One finding for what an operating system said of one kind of trouble in one source, with the first line as its words. */
function systemRule(
  id: string,
  severity: 'warning' | 'critical',
  kinds: readonly LogEventKind[],
  fewest: number,
): FindingRule {
  return defineRule({
    id,
    severity,
    category: 'maintenance',
    references: ['systemd journal, syslog and kernel messages of the station'],
    thresholds: { fewest: { value: fewest, unit: 'messages' } },
    *evaluate(view, limits) {
      const groups = new Groups<LogEventRecord>();
      for (const event of view.events) {
        if (!kinds.includes(event.event)) continue;
        groups.add(
          [event.station, String(event.evidence.sourceId)],
          event.loggedAt.epochMs,
          [event.evidence],
          () => event,
        );
      }
      for (const { facts, times, fromMs, toMs, evidence } of groups.all()) {
        if (times < limits.fewest) continue;
        yield { params: { times, words: facts.text.slice(0, 200) }, station: facts.station, fromMs, toMs, evidence };
      }
      yield* groups.leftOut();
    },
  });
}

/** Memory or disk ran out below the station's program: messages and transactions may be lost. */
export const systemResources = systemRule(
  'maintenance.system-resources',
  'critical',
  ['out-of-memory', 'disk-full'],
  1,
);
/** The file system reported errors: stores of transactions may be damaged. */
export const systemStorage = systemRule('maintenance.system-storage', 'warning', ['file-system-error'], 1);
/** The system or a program crashed, or the watchdog had to reset it. */
export const systemCrash = systemRule(
  'maintenance.system-crash',
  'warning',
  ['kernel-crash', 'watchdog', 'process-crashed'],
  1,
);
/** The modem went away again and again: explains lost connections. */
export const systemModem = systemRule('maintenance.system-modem', 'warning', ['modem-lost'], 3);
