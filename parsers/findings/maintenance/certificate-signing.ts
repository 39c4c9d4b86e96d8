import { textOf } from '../../sessions/payload-fields.ts';
import { caseIndex } from '../case-index.ts';
import { defineRule } from '../define-rule.ts';
import { durationText, notFound } from '../make-finding.ts';

/** A station asked for a certificate and got none: when the old one ends, it is out of reach (A02, A03; 1.6 security whitepaper). */
export const certificateNotSigned = defineRule({
  id: 'maintenance.certificate-not-signed',
  severity: 'warning',
  category: 'maintenance',
  references: [
    'OCPP 1.6 security whitepaper, SignCertificate',
    'OCPP 2.0.1 part 2, SignCertificateRequest and CertificateSignedRequest',
  ],
  thresholds: { waitMs: { value: 3_600_000, unit: 'ms' } },
  *evaluate(view, limits) {
    const index = caseIndex(view);
    for (const { station } of index.stations.values()) {
      const signed = index.callsOf(station, 'CertificateSigned');
      const asked = index.callsOf(station, 'SignCertificate');
      for (const [at, { frame, ms, payload, reply, answer }] of asked.entries()) {
        const status = textOf(reply['status'], 40);
        const type = textOf(payload['certificateType'], 60);
        if (status === 'Rejected') {
          yield {
            params: { status, type, waited: null },
            station,
            fromMs: ms,
            evidence: [answer?.evidence, frame.evidence],
          };
          continue;
        }
        // Asked again meanwhile: the newest request counts.
        const nextMs = asked[at + 1]?.ms ?? Infinity;
        if (status !== 'Accepted' || ms === null || nextMs <= ms + limits.waitMs) continue;
        const came = signed.some((each) => (each.ms ?? -Infinity) >= ms && (each.ms ?? -Infinity) < nextMs);
        if (came || !index.coverage.covers(station, ms, ms + limits.waitMs)) continue;
        yield {
          params: { status: null, type, waited: durationText(limits.waitMs) },
          station,
          fromMs: ms,
          toMs: ms + limits.waitMs,
          evidence: [frame.evidence, answer?.evidence],
          counterEvidence: [notFound('certificate-later')],
        };
      }
    }
  },
});
