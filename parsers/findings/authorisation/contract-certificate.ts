import { membersOf } from '../../base/members.ts';
import type { Members } from '../../base/members.ts';
import { listOf, textOf } from '../../sessions/payload-fields.ts';
import { caseIndex } from '../case-index.ts';
import type { Call } from '../case-index.ts';
import { defineRule } from '../define-rule.ts';
import { Groups } from '../grouped.ts';

/** What an answer says of a certificate that was asked about; nothing where all is well. */
function refusalsOf({ frame, payload, reply }: Call): readonly string[] {
  switch (frame.action) {
    case 'Authorize':
      return isAboutContract(payload) ? bad(textOf(reply['certificateStatus'], 60), ['Accepted']) : [];
    case 'GetCertificateChainStatus':
      return listOf(reply['certificateStatus']).flatMap((each) => bad(textOf(each['status'], 60), ['Good']));
    default:
      return bad(textOf(reply['status'], 60), ['Accepted']);
  }
}

function bad(status: string | null, good: readonly string[]): readonly string[] {
  return status === null || good.some((word) => word.toLowerCase() === status.toLowerCase()) ? [] : [status];
}

/** A contract or its certificate was asked about: of a card some backends say each time that it has none. */
function isAboutContract(payload: Members): boolean {
  const { type } = membersOf(payload['idToken']);
  return (
    payload['certificate'] !== undefined ||
    payload['iso15118CertificateHashData'] !== undefined ||
    textOf(type, 40)?.toLowerCase() === 'emaid'
  );
}

/** ISO 15118: the contract of a vehicle could not be used, or its certificate could not be had or checked (2.0.1, C07, M01, M02, M06). */
export const contractRefused = defineRule({
  id: 'authorisation.contract-refused',
  severity: 'warning',
  category: 'authorisation',
  references: [
    'OCPP 2.0.1 part 2, AuthorizeResponse.certificateStatus',
    'OCPP 2.0.1 part 2, Get15118EVCertificateResponse.status and GetCertificateStatusResponse.status',
  ],
  thresholds: {},
  *evaluate(view) {
    const index = caseIndex(view);
    const groups = new Groups<{ station: string | null; action: string; status: string }>();
    for (const call of index.calls(
      'Authorize',
      'Get15118EVCertificate',
      'GetCertificateStatus',
      'GetCertificateChainStatus',
    )) {
      const { frame, ms, answer } = call;
      const { station, action } = frame;
      if (answer?.kind !== 'result' || action === null) continue;
      for (const status of refusalsOf(call))
        groups.add([station, action, status], ms, [answer.evidence, frame.evidence], () => ({
          station,
          action,
          status,
        }));
    }
    for (const { facts, times, fromMs, toMs, evidence } of groups.all()) {
      const { station, action, status } = facts;
      yield {
        params: { action, status, times, contract: action === 'Authorize' ? 1 : null },
        station,
        fromMs,
        toMs,
        evidence,
      };
    }
    yield* groups.leftOut();
  },
});
