import type { EvidenceRef } from '../../model/evidence.ts';
import { faultEpisodes } from '../../sessions/fault-episodes.ts';
import type { FaultEpisode } from '../../sessions/fault-episodes.ts';
import { defineWatchingRule } from '../define-rule.ts';
import { callsOf } from '../looks-at.ts';
import { durationText, found, notFound } from '../make-finding.ts';
import { createAlertWatch } from './device-alerts.ts';
import type { AlertWatch } from './device-alerts.ts';

/** `E-Stop` as a word of its own: `RemoteStop` and `ChargeStop` end in it. */
const pressed = /(?:^|[^a-z])e[-_ ]?stop|emergency|(?:^|[^a-z])not[-_ ]?(?:aus|halt)/i;

/** A fault whose code, text or alert names the button. */
interface Press {
  readonly episode: FaultEpisode;
  readonly evidence: readonly EvidenceRef[];
}

/** S12: the emergency stop was pressed: faults that name it, at all connectors together. */
export const emergencyStop = defineWatchingRule({
  id: 'status.emergency-stop',
  severity: 'warning',
  category: 'status',
  references: [
    'OCPP 1.6 edition 2, 4.9 Status Notification (info, vendorErrorCode)',
    'OCPP 1.6 edition 2, 7.36 Reason (EmergencyStop)',
    'OCPP 2.0.1 part 2, Referenced Components and Variables (EmergencyStopSensor)',
  ],
  thresholds: { togetherMs: { value: 10_000, unit: 'ms' }, alertMs: { value: 30_000, unit: 'ms' } },
  looksAt: callsOf('NotifyEvent'),
  watch(limits) {
    const watch = createAlertWatch();
    return {
      frame: (frame, payload) => watch.frame(frame, payload),
      *finish(view) {
        const presses: Press[][] = [];
        const lastOf = new Map<string | null, Press[]>();
        for (const press of pressesOf(faultEpisodes(view.statusHistory), watch, limits.alertMs)) {
          const { station, from } = press.episode;
          const together = lastOf.get(station);
          const sinceMs = (from.epochMs ?? Infinity) - (together?.[0]?.episode.from.epochMs ?? 0);
          if (together !== undefined && sinceMs <= limits.togetherMs) together.push(press);
          else {
            const begun = [press];
            presses.push(begun);
            lastOf.set(station, begun);
          }
        }
        for (const press of presses) {
          const episodes = press.map(({ episode }) => episode);
          const [first] = episodes;
          if (first === undefined) continue;
          const still = episodes.filter(({ to, endsUnknown }) => to === null || endsUnknown);
          const fromMs = first.from.epochMs;
          const endMs = episodes.reduce((last, { to }) => Math.max(last, to?.epochMs ?? -Infinity), -Infinity);
          const released = still.length === 0 && Number.isFinite(endMs);
          const connectors = (some: readonly FaultEpisode[]): string =>
            [...new Set(some.map(({ connector }) => connector))].toSorted((a, b) => a - b).join(', ');
          yield {
            params: {
              connectors: connectors(episodes),
              duration: released && fromMs !== null ? durationText(endMs - fromMs) : null,
              partly: still.length > 0 && still.length < episodes.length ? connectors(still) : null,
            },
            station: first.station,
            fromMs,
            toMs: released ? endMs : null,
            evidence: press.flatMap(({ evidence }) => evidence),
            counterEvidence: [
              released ? found('status-cleared', episodes.at(-1)?.clearedBy ?? null) : notFound('status-cleared'),
            ],
          };
        }
        yield* watch.leftOut();
      },
    };
  },
});

/** Faults that name the button themselves, or with an alert of it beside them (2.x); in time order. */
function pressesOf(episodes: readonly FaultEpisode[], watch: AlertWatch, alertMs: number): readonly Press[] {
  return episodes
    .flatMap((episode): readonly Press[] => {
      const { codes, station, connector, from, evidence } = episode;
      if (codes.some(({ vendorErrorCode, info }) => pressed.test(vendorErrorCode ?? '') || pressed.test(info ?? '')))
        return [{ episode, evidence }];
      const near = watch
        .near(station, connector, from.epochMs, alertMs)
        .filter(({ component }) => pressed.test(component));
      return near.length === 0 ? [] : [{ episode, evidence: [...evidence, ...near.map((each) => each.evidence)] }];
    })
    .toSorted((left, right) => (left.episode.from.epochMs ?? 0) - (right.episode.from.epochMs ?? 0));
}
