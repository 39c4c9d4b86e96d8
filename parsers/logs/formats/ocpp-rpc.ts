import { lineFormat } from '../line-format.ts';

/** Programs around ocpp-rpc that print action and payload without ids; the answer stands below (research K26, P19). */
export const ocppRpc = lineFormat({
  id: 'ocpp-rpc',
  title: 'ocpp-rpc (action and payload, no ids)',
  source: 'research K26',
  cannotTell: ['when a line was written', 'message ids', 'station'],
  pattern: /Web ?Socket Server (?<mark>got) (?<action>[A-Z]\w{2,40})\b(?: = )?/,
  // A server wrote it.
  marks: { got: 'station-to-csms' },
  events: [[/Web ?Socket Server got [A-Z]\w{2,40}|^\{/, 'status-text']],
  samples: [
    {
      line: 'Web Socket Server got StatusNotification = {"connectorId":1,"status":"Preparing"}',
      prefix: { time: '', station: null, label: 'station-to-csms' },
    },
    { line: 'res = {}', prefix: null },
  ],
});
