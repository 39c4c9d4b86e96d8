import { caseIndex } from '../case-index.ts';
import { defineRule } from '../define-rule.ts';
import { notFound } from '../make-finding.ts';
import { settingAt } from '../settings.ts';

/** T27: a session on the station itself, or on a connector that the station does not have. */
export const connectorUnknown = defineRule({
  id: 'transaction.connector-unknown',
  severity: 'warning',
  category: 'transaction',
  references: [
    'OCPP 1.6 edition 2, 6.45 StartTransaction.req',
    'OCPP 1.6 edition 2, 9.1 NumberOfConnectors',
    'OCPP 2.0.1 part 2, EVSEType.id',
  ],
  thresholds: {},
  *evaluate(view) {
    const index = caseIndex(view);
    const told = new Set<string>();
    for (const call of index.calls('StartTransaction', 'TransactionEvent')) {
      const { frame, ms } = call;
      const { connector } = frame;
      if (connector === null) continue;
      const setting = settingAt(index, frame.station, 'NumberOfConnectors', ms ?? 0);
      const most = setting?.value === undefined ? null : Number(setting.value);
      const beyond = most !== null && Number.isInteger(most) && most > 0 && connector > most;
      if (connector > 0 && !beyond) continue;
      const key = JSON.stringify([frame.station, connector]);
      if (told.has(key)) continue;
      told.add(key);
      yield {
        params: { action: frame.action, connector, most: beyond ? most : null },
        station: frame.station,
        session: index.sessionOfFrame(frame.frameId),
        connector,
        fromMs: ms,
        evidence: [frame.evidence, beyond ? setting?.evidence : null],
        counterEvidence: [notFound('connector-known')],
      };
    }
  },
});
