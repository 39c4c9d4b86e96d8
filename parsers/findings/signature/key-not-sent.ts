import { listOf, textOf } from '../../sessions/payload-fields.ts';
import { isMembers, membersOf } from '../../base/members.ts';
import type { Members } from '../../base/members.ts';
import type { EvidenceRef } from '../../model/evidence.ts';
import { caseIndex } from '../case-index.ts';
import { defineWatchingRule } from '../define-rule.ts';
import { callsOf } from '../looks-at.ts';
import { found, notFound } from '../make-finding.ts';
import { settingAt } from '../settings.ts';

interface Transaction {
  readonly station: string | null;
  readonly frameId: number;
  readonly transaction: string | null;
  readonly fromMs: number | null;
  toMs: number | null;
  signed: number;
  withKey: number;
  readonly evidence: EvidenceRef[];
}

const noneSigned: readonly Members[] = [];

/** Signed values of a message: `signedMeterValue` of its sampled values (2.x). Most messages have none, and cost nothing. */
function signedIn(payload: Members): readonly Members[] {
  let found: Members[] | undefined;
  for (const entry of listOf(payload['meterValue'])) {
    for (const sample of listOf(entry['sampledValue'])) {
      const signed = sample['signedMeterValue'];
      if (signed === undefined || !isMembers(signed) || textOf(signed['signedMeterData']) === null) continue;
      found ??= [];
      found.push(signed);
    }
  }
  return found ?? noneSigned;
}

/** V06: signed readings without the public key that the setting asks for. */
export const keyNotSent = defineWatchingRule({
  id: 'signature.key-not-sent',
  severity: 'critical',
  category: 'signature',
  references: [
    'OCPP 2.0.1 part 2, OCPPCommCtrlr.PublicKeyWithSignedMeterValue',
    'OCPP 2.0.1 part 2, SignedMeterValueType.publicKey',
  ],
  thresholds: {},
  looksAt: callsOf('TransactionEvent', 'MeterValues'),
  watch() {
    const transactions = new Map<string, Transaction>();
    return {
      frame(frame, read) {
        const signed = signedIn(membersOf(read));
        if (signed.length === 0) return;
        const key = JSON.stringify([frame.station, frame.transactionId ?? frame.connector]);
        const held = transactions.get(key) ?? {
          station: frame.station,
          frameId: frame.frameId,
          transaction: frame.transactionId,
          fromMs: frame.loggedAt.epochMs,
          toMs: frame.loggedAt.epochMs,
          signed: 0,
          withKey: 0,
          evidence: [],
        };
        transactions.set(key, held);
        held.signed += signed.length;
        held.withKey += signed.filter(({ publicKey }) => textOf(publicKey, 4_000) !== null).length;
        held.toMs = frame.loggedAt.epochMs;
        if (held.evidence.length < 10) held.evidence.push(frame.evidence);
      },
      *finish(view) {
        const index = caseIndex(view);
        for (const {
          station,
          frameId,
          transaction,
          fromMs,
          toMs,
          signed,
          withKey,
          evidence,
        } of transactions.values()) {
          const setting = settingAt(index, station, 'PublicKeyWithSignedMeterValue', fromMs ?? 0);
          const asked = setting?.value ?? null;
          const missing =
            asked === 'EveryMeterValue' ? withKey < signed : asked === 'OncePerTransaction' ? withKey === 0 : false;
          if (!missing) continue;
          const other = view.publicKeys.find((key) => key.station === station || key.station === null);
          yield {
            // With a key from elsewhere the readings can be checked all the same.
            severity: other === undefined ? 'critical' : 'warning',
            params: { transaction, signed, without: signed - withKey, setting: asked },
            station,
            session: index.sessionOfFrame(frameId),
            fromMs,
            toMs,
            evidence: [...evidence, setting?.evidence],
            counterEvidence: [other === undefined ? notFound('key-elsewhere') : found('key-elsewhere', other.evidence)],
          };
        }
      },
    };
  },
});
