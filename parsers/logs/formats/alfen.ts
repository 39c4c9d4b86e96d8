import { isoTime, lineFormat } from '../line-format.ts';

/** Alfen's station log: long frames are wrapped at 80 columns with the prefix repeated (research K21, P3). */
export const alfen = lineFormat({
  id: 'alfen',
  title: 'Alfen (station log)',
  source: 'research K21',
  cannotTell: ['station (only the file name or the BootNotification says it)'],
  pattern: new RegExp(`(?:\\d{1,10}_)?(?<time>${isoTime}):[A-Z]{2,10}:[\\w./-]{1,80}:\\d{1,6}:(?:(?<mark>->|<-) )?`),
  marks: { '->': 'station-to-csms', '<-': 'csms-to-station' },
  events: [
    [/^Connected to Socket\b/, 'connection-opening'],
    [/^WebSocket upgrade successful/, 'connection-opened'],
    [
      /^(?:WebSocket (?:closed|disconnected)|Disconnected from Socket|Back office connection lost)/,
      'connection-closed',
    ],
    [/^(?:Connection (?:failed|refused|timed out)|WebSocket upgrade failed)/, 'connection-failed'],
  ],
  samples: [
    {
      line: '2023-12-31T14:53:18.082Z:COM:ocpp_rpc.c:681:-> [2,"1","BootNotification",{"chargePointVendor":"Alfen BV","chargePointModel":',
      prefix: { time: '2023-12-31T14:53:18.082Z', station: null, label: 'station-to-csms' },
    },
    {
      line: '2023-12-31T14:53:18.082Z:COM:ocpp_rpc.c:681:AFFIC_0175","firmwareVersion":"6.5.0-4217"}]',
      prefix: { time: '2023-12-31T14:53:18.082Z', station: null, label: 'unknown' },
    },
    { line: '2023-12-31T14:53:18.082Z: ChargePoint>CentralSystem Heartbeat', prefix: null },
  ],
});
