import { lineFormat } from '../line-format.ts';
import { systemEventHints, systemEvents } from '../system-events.ts';

/** The kernel's ring buffer as dmesg prints it, with seconds since the start or with `-T` (issue 4). */
export const kernel = lineFormat({
  id: 'kernel',
  title: 'Kernel messages (dmesg)',
  source: 'util-linux dmesg; kernel printk times',
  cannotTell: ['when a line was written, unless printed with -T', 'station'],
  pattern:
    /(?:<\d{1,3}>)?\[(?:(?<time>[A-Z][a-z]{2} [A-Z][a-z]{2} {1,2}\d{1,2} \d{2}:\d{2}:\d{2} \d{4})| {0,8}\d{1,10}\.\d{1,9})\](?:\[ {0,6}[TC]\d{1,8}\])? /,
  words: 'sent-received',
  events: systemEvents,
  eventHints: systemEventHints,
  samples: [
    {
      line: '[    0.000000] Linux version 5.10.9 (oe-user@oe-host)',
      prefix: { time: '', station: null, label: 'unknown' },
    },
    {
      line: '[Mon Nov 20 10:00:00 2023] usb 1-1: USB disconnect, device number 2',
      prefix: { time: 'Mon Nov 20 10:00:00 2023', station: null, label: 'unknown' },
    },
    { line: '[2024-05-01 10:00:00] text', prefix: null },
  ],
});
