import type { SessionRow } from '../../../main/api/views/session-views.ts';
import type { TransactionRow } from '../../../main/api/views/signature-views.ts';

/** The verdict on a session's pair, good or altered. */
export function transaction(session: SessionRow, answer: 'valid' | 'invalid'): TransactionRow {
  return {
    sessionId: session.id,
    transactionId: session.transactionId ?? '',
    signature: answer,
    signatureReason: answer === 'valid' ? 'matches' : 'does-not-match',
    keyOrigin: 'reported',
    keyFingerprint: 'ab'.repeat(32),
    meter: 'ISK1',
    gateway: null,
    energyWh: answer === 'valid' ? '17420' : null,
    rules:
      answer === 'valid'
        ? []
        : [
            {
              code: 'pair.end-missing',
              severity: 'fatal',
              clause: 'OCMF 1.4 Table 7',
              path: 'RD',
              quoted: null,
              text: 'The end is missing.',
            },
          ],
    billing: answer === 'valid' ? 'usable' : 'not-usable',
    safe: {
      verdict: answer === 'valid' ? 'verified' : 'not-verified',
      reason: answer === 'valid' ? null : 'no-end-context',
    },
  };
}
