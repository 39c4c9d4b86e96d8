import { isoTime, lineFormat } from '../line-format.ts';

/** A station's client in Node.js whose log keeps the CSS of the browser console (research K23). */
export const quench = lineFormat({
  id: 'node-ocpp-client',
  title: 'Node OCPP client on the station (Quench SECC)',
  source: 'research K23',
  cannotTell: ['station'],
  pattern: new RegExp(
    `\\[(?<time>${isoTime})\\] (?=(?:%c)?\\[OCPP|handling \\[OCPP\\])(?:(?:%c)?\\[OCPPClient\\] (?:(?<mark>>> message sent|<< message received): )?)?`,
  ),
  marks: { '>> message sent': 'station-to-csms', '<< message received': 'csms-to-station' },
  events: [
    [/>> PING at/, 'ping'],
    [/<< PONG at/, 'pong'],
    [/\[OCPPClient\] (?:connected|Connection opened)|^connected\b/i, 'connection-opened'],
    [/\[OCPPClient\] (?:disconnected|Connection closed)|^disconnected\b/i, 'connection-closed'],
  ],
  samples: [
    {
      line: '[2026-03-13T05:01:20.643Z] %c[OCPPClient] >> message sent: [2,"64f8","Heartbeat",{}] color: cyan;',
      prefix: { time: '2026-03-13T05:01:20.643Z', station: null, label: 'station-to-csms' },
    },
    {
      line: '[2026-03-13T05:01:21.243Z] %c[OCPPClient] << message received: [3,"64f8",{}] color: cyan;',
      prefix: { time: '2026-03-13T05:01:21.243Z', station: null, label: 'csms-to-station' },
    },
    { line: '[object Object]', prefix: null },
  ],
});
