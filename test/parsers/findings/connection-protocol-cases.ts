import type { LogEventRecord } from '../../../parsers/model/log-event.ts';
import { logEvent } from '../builders/case-view.ts';
import { at } from '../builders/story.ts';
import { lines, status, times } from './case-lines.ts';
import { day } from './rule-case.ts';
import type { RuleCase } from './rule-case.ts';

function failed(text: string): LogEventRecord {
  return { ...logEvent('connection-failed', at('10:20:00')), text };
}

/** Lines of another log of the same station, every five minutes. */
function otherLog(from: string, count: number): readonly LogEventRecord[] {
  return times(from, count, 300).map((time) => {
    const event = logEvent('ping', at(time));
    return { ...event, evidence: { ...event.evidence, sourceId: 9 } };
  });
}

export const connectionProtocolCases: readonly RuleCase[] = [
  {
    rule: 'connection.schema-deviations',
    fires: '10:15:00 > StatusNotification connectorId:1 status:Available timestamp:$t -> ok',
    quiet: [
      status('10:15:00', 'Available'),
      // A 2.x station's messages are others.
      '10:15:00 > StatusNotification timestamp:$t connectorStatus:Available evseId:1 connectorId:1 -> ok',
    ],
    expected: { params: { action: 'StatusNotification', missing: 'errorCode', times: 1 } },
  },
  {
    rule: 'connection.non-standard-frame',
    fires: { table: lines('10:15:00 > Heartbeat ok'), messageTypes: { Heartbeat: 1 } },
    quiet: [{ table: lines('10:15:00 > Heartbeat ok'), messageTypes: { Reset: 1 } }],
    expected: { severity: 'warning', params: { type: 1 } },
  },
  {
    rule: 'connection.message-id-reused',
    fires: lines(
      '10:15:00 > #5 Authorize idTag:A -> idTagInfo:{"status":"Accepted"}',
      '10:16:00 > #5 StatusNotification connectorId:1 status:Available errorCode:NoError -> ok',
      '10:17:00 > #5 Authorize idTag:A -> idTagInfo:{"status":"Accepted"}',
    ),
    quiet: [
      // After a boot ids count anew.
      lines(
        '10:15:00 > #5 Authorize idTag:A -> idTagInfo:{"status":"Accepted"}',
        '10:16:00 > #5 BootNotification chargePointModel:M -> status:Accepted interval:600',
        '10:17:00 > #5 Authorize idTag:A -> idTagInfo:{"status":"Accepted"}',
      ),
      // The two sides count for themselves.
      lines(
        '10:15:00 > #5 Authorize idTag:A -> idTagInfo:{"status":"Accepted"}',
        '10:16:00 < #5 Reset type:Soft -> status:Accepted',
        '10:17:00 > #6 Authorize idTag:A -> idTagInfo:{"status":"Accepted"}',
        '10:18:00 < #6 GetConfiguration ok -> ok',
      ),
    ],
  },
  {
    rule: 'connection.duplicate-messages',
    fires: lines(
      ...times('10:15:00', 4, 60).map(
        (time) =>
          `${time} > StatusNotification connectorId:1 status:Available errorCode:NoError timestamp:2025-03-01T10:15:00Z -> ok`,
      ),
    ),
    quiet: [
      lines(
        ...times('10:15:00', 3, 60).map(
          (time) =>
            `${time} > StatusNotification connectorId:1 status:Available errorCode:NoError timestamp:2025-03-01T10:15:00Z -> ok`,
        ),
      ),
      lines(...times('10:15:00', 4, 60).map((time) => status(time, 'Available'))),
    ],
  },
  {
    rule: 'connection.access-refused',
    fires: { table: day(''), events: [failed('opening handshake failed: HTTP 404')] },
    quiet: [{ table: day(''), events: [failed('connection timed out')] }],
    expected: { params: { cause: '404', times: 1 } },
  },
  {
    rule: 'connection.log-hole',
    fires: {
      table: day('', { from: '10:25', to: '11:05' }),
      events: otherLog('10:00:00', 20),
    },
    quiet: [
      { table: day('', { from: '10:25', to: '11:05' }) },
      { table: day(''), events: otherLog('10:00:00', 20) },
      // The other one is silent as well.
      { table: day('', { from: '10:25', to: '11:05' }), events: otherLog('10:00:00', 4) },
    ],
  },
];
