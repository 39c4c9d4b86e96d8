import { lineFormat } from '../line-format.ts';

/** Status histories in words, without frames, as Hager's witty and others print them (research K25, P19). */
export const plainStatus = lineFormat({
  id: 'plain-status',
  title: 'Status history in words (Hager witty)',
  source: 'research K25',
  cannotTell: ['zone of the times', 'messages (only what the station says about itself)', 'station'],
  pattern:
    /\[(?<time>\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2})\] (?=Connector \d{1,2}: |RFID tag: |Authorize \(|Start(?:Transaction)? \(|Stop(?:Transaction)? \()/,
  events: [
    [/^Connector \d{1,2}: OCPP Status [A-Z]|Connector \d{1,2}: OCPP Status [A-Z]/, 'status-text'],
    [/Connector \d{1,2}: (?:Cable|Vehicle) (?:dis)?connection/, 'status-text'],
    [/RFID tag: |Authorize \(tag/, 'status-text'],
  ],
  samples: [
    {
      line: '[2024-04-29 05:27:11] Connector 3: OCPP Status Charging',
      prefix: { time: '2024-04-29 05:27:11', station: null, label: 'unknown' },
    },
    { line: '[2024-04-29 05:27:11] something else', prefix: null },
  ],
});
