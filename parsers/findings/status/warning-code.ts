import { countUpTo } from '../../base/sorted-search.ts';
import { defineRule } from '../define-rule.ts';
import { Groups } from '../grouped.ts';
import { found, notFound } from '../make-finding.ts';

/** S08: an error code with a state that is no fault: a warning of the station. */
export const warningCode = defineRule({
  id: 'status.warning-code',
  severity: 'warning',
  category: 'status',
  references: ['OCPP 1.6 edition 2, 4.9 Status Notification', 'OCPP 1.6 edition 2, 7.6 ChargePointErrorCode'],
  thresholds: {},
  *evaluate(view) {
    const groups = new Groups<{
      station: string | null;
      connector: number;
      code: string;
      status: string;
      info: string | null;
      vendorCode: { vendor: string | null; code: string } | null;
    }>();
    for (const interval of view.statusHistory) {
      const { station, connector, status, errorCode, vendorErrorCode, vendorId, info, evidence, from } = interval;
      if (evidence === null || status.toLowerCase() === 'faulted') continue;
      if (errorCode === null || errorCode === 'NoError') continue;
      const code = [errorCode, vendorErrorCode].filter((each) => each !== null).join(' / ');
      groups.add([station, connector, code, status], from.epochMs, [evidence], () => ({
        station,
        connector,
        code,
        status,
        info,
        vendorCode: vendorErrorCode === null ? null : { vendor: vendorId, code: vendorErrorCode },
      }));
    }
    const placed = view.statusHistory.filter(
      ({ status, from }) => status.toLowerCase() === 'faulted' && from.epochMs !== null,
    );
    const faults = Map.groupBy(placed, ({ station, connector }) => JSON.stringify([station, connector]));
    for (const { facts, times, fromMs, toMs, evidence } of groups.all()) {
      const own = faults.get(JSON.stringify([facts.station, facts.connector])) ?? [];
      const fault = own[countUpTo(own, toMs ?? Infinity, ({ from }) => from.epochMs ?? 0)];
      yield {
        params: { code: facts.code, status: facts.status, times, info: facts.info },
        station: facts.station,
        connector: facts.connector,
        fromMs,
        toMs,
        evidence,
        counterEvidence: [
          fault === undefined ? notFound('fault-afterwards') : found('fault-afterwards', fault.evidence),
        ],
        vendorCode: facts.vendorCode,
      };
    }
    yield* groups.leftOut();
  },
});
