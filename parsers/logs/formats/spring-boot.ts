import { clock, lineFormat } from '../line-format.ts';

/** A backend on Spring Boot with its default pattern; the Evon backend names the station but no direction (research K28). */
export const springBoot = lineFormat({
  id: 'spring-boot',
  title: 'Spring Boot backend (Evon and others)',
  source: 'research K28',
  cannotTell: ['zone of the times, unless written', 'direction (found from the actions)'],
  pattern: new RegExp(
    `(?<time>\\d{4}-\\d{2}-\\d{2}[ T]${clock}(?:Z|[+-]\\d{2}:?\\d{2})?) +(?:TRACE|DEBUG|INFO|WARN|ERROR) \\d{1,10} --- (?:\\[[^\\n]{1,120}?\\] ){1,2}[^\\s]{1,120} +: (?:Charger=(?<station>[^,\\n]{1,255}), Message=|\\[(?<=: \\[)[\\w.-]{1,80}\\] is (?=Connected|Disconnected))?`,
  ),
  events: [
    [/\] is Connected!|^Connected!/, 'connection-opened'],
    [/\] is Disconnected!|^Disconnected!/, 'connection-closed'],
    [/Connect Try Charger/, 'connection-opening'],
  ],
  samples: [
    {
      line: '2024-01-09 13:48:45.277  INFO 4604 --- [exec-1] k.d.e.MessageLogService  : Charger=SIG1, Message=[2,"2","StatusNotification",{',
      prefix: { time: '2024-01-09 13:48:45.277', station: 'SIG1', label: 'unknown' },
    },
    { line: ' "connectorId": 1,', prefix: null },
  ],
});
