import { clock, lineFormat } from '../line-format.ts';

/** open-ocpp, a C++ stack for either side: coloured level tag, `RX` and `TX` relative to the writer (research K20). */
export const openOcpp = lineFormat({
  id: 'open-ocpp',
  title: 'open-ocpp (C++)',
  source: 'research K20: ChargePoint.cpp, Logger.h of open-ocpp',
  cannotTell: ['which side wrote it (found from the actions)'],
  pattern: new RegExp(
    `(?:\\[?(?<time>(?:\\d{4}-\\d{2}-\\d{2}[ T])?${clock}(?:Z|[+-]\\d{2}:?\\d{2})?)\\]?[ -]{1,3})?\\[ {0,4}(?:COM|DEBUG|INFO|WARN|WARNING|ERROR) {0,4}\\][ -]{1,3}(?:[\\w.]{1,40} - )?(?:\\[(?<station>[^\\]\\n]{1,255})\\] ?- ?)?(?:(?<mark>RX|TX) ?: ?)?`,
  ),
  marks: { rx: 'received', tx: 'sent' },
  samples: [
    { line: '[  COM  ] [CP1] - RX : [2,"1","Heartbeat",{}]', prefix: { time: '', station: 'CP1', label: 'received' } },
    {
      line: '2024-05-01 10:00:00.123 - [  COM  ] - TX : [3,"1",{}]',
      prefix: { time: '2024-05-01 10:00:00.123', station: null, label: 'sent' },
    },
    { line: 'RX bytes 17', prefix: null },
  ],
});
