import { certificateValidities } from '../../ocpp/certificate-validity.ts';
import { textOf } from '../../sessions/payload-fields.ts';
import { formatInstantUtc } from '../../time/format-instant.ts';
import { caseIndex } from '../case-index.ts';
import type { Call } from '../case-index.ts';
import { defineRule } from '../define-rule.ts';
import { durationText, found, notFound } from '../make-finding.ts';

/** Certificates that a station was given, under their names in both families of versions. */
function textIn({ payload }: Call): string {
  return textOf(payload['certificateChain'] ?? payload['certificate'] ?? payload['cert'], 100_000) ?? '';
}

/** The newest certificate of each use that a station took ends within the log or soon after it, or did not hold yet when it came. */
export const certificateEnds = defineRule({
  id: 'maintenance.certificate-ends',
  severity: 'warning',
  category: 'maintenance',
  references: [
    'OCPP 1.6 security whitepaper, CertificateSigned and InstallCertificate',
    'OCPP 2.0.1 part 2, CertificateSignedRequest and InstallCertificateRequest',
    'RFC 5280, 4.1.2.5 Validity',
  ],
  thresholds: { soonMs: { value: 30 * 86_400_000, unit: 'ms' }, graceMs: { value: 86_400_000, unit: 'ms' } },
  *evaluate(view, limits) {
    const index = caseIndex(view);
    for (const { station, lastMs } of index.stations.values()) {
      const newest = new Map<string, Call>();
      for (const call of index.callsOf(station, 'CertificateSigned', 'InstallCertificate')) {
        if (call.reply['status'] !== 'Accepted') continue;
        const use = textOf(call.payload['certificateType'] ?? call.payload['typeOfCertificate'], 60);
        // Several roots of one use stand side by side; of the station's own there is one.
        const own = call.frame.action === 'CertificateSigned' ? '' : textIn(call).slice(0, 200);
        newest.set(`${call.frame.action} ${use ?? ''} ${own}`, call);
      }
      for (const { frame, ms, payload, answer } of newest.values()) {
        // The first of a chain is the one that was asked for.
        const [validity] = certificateValidities(textIn({ frame, ms, payload, answer, reply: {} }));
        if (validity === undefined) continue;
        // Whoever signs has another clock, and the zone of a log may be assumed.
        const early = ms !== null && validity.fromMs > ms + limits.graceMs;
        const over = validity.untilMs <= lastMs;
        // Certificates that hold for weeks only are renewed when a third is left.
        const soonMs = Math.min(limits.soonMs, (validity.untilMs - validity.fromMs) / 3);
        if (!early && validity.untilMs > lastMs + soonMs) continue;
        yield {
          params: {
            action: frame.action,
            type: textOf(payload['certificateType'] ?? payload['typeOfCertificate'], 60),
            until: formatInstantUtc(validity.untilMs).slice(0, 10),
            over: over ? 1 : null,
            left: over || early ? null : durationText(validity.untilMs - lastMs),
            from: early ? formatInstantUtc(validity.fromMs).slice(0, 10) : null,
          },
          severity: over ? 'critical' : 'warning',
          station,
          fromMs: ms,
          toMs: lastMs,
          evidence: [frame.evidence, answer?.evidence],
          counterEvidence: [
            index.callsOf(station, 'SignCertificate').some((asked) => (asked.ms ?? -Infinity) > (ms ?? Infinity))
              ? found('certificate-later', null)
              : notFound('certificate-later'),
          ],
        };
      }
    }
  },
});
