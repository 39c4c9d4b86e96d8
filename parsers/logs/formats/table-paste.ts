import { lineFormat } from '../line-format.ts';

/** A table pasted from a web page: action, day first date, time, direction; the frame on the next line (research K30). */
export const tablePaste = lineFormat({
  id: 'table-paste',
  title: 'Pasted table (dd.mm.yyyy | hh:mm:ss)',
  source: 'research K30',
  cannotTell: ['zone of the times'],
  pattern:
    /(?<action>[A-Z]\w{2,40})\s{1,20}(?<time>\d{1,2}[./]\d{1,2}[./]\d{4} ?\|? ?\d{1,2}:\d{2}:\d{2})\s{1,20}(?<mark>CP ?->? ?CS(?:MS)?|CS(?:MS)? ?->? ?CP|CP ?→ ?CS|CS ?→ ?CP|SEND|RECV|SENT|RECEIVED|->|<-)/,
  marks: {
    'cp->cs': 'station-to-csms',
    'cp->csms': 'station-to-csms',
    'cp -> cs': 'station-to-csms',
    'cp -> csms': 'station-to-csms',
    'cp>cs': 'station-to-csms',
    'cs->cp': 'csms-to-station',
    'csms->cp': 'csms-to-station',
    'cs -> cp': 'csms-to-station',
    'csms -> cp': 'csms-to-station',
    'cs>cp': 'csms-to-station',
    send: 'sent',
    sent: 'sent',
    recv: 'received',
    received: 'received',
    '->': 'sent',
    '<-': 'received',
  },
  samples: [
    {
      line: 'BootNotification    12.03.2026 | 13:43:40    CP->CS',
      prefix: { time: '12.03.2026 | 13:43:40', station: null, label: 'station-to-csms' },
    },
    { line: '[2,"1","BootNotification",{}]', prefix: null },
  ],
});
