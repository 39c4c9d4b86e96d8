import { lineFormat, localTime } from '../line-format.ts';

/** SteVe, a backend in Java: the logger `WebSocketLogger` names station and connection (research K1). */
export const steve = lineFormat({
  id: 'steve',
  title: 'SteVe (Logback)',
  source: 'research K1: WebSocketLogger of SteVe; the thread name stands there in newer builds',
  cannotTell: ['zone of the times'],
  pattern: new RegExp(
    `\\[(?:TRACE|DEBUG|INFO|WARN|ERROR) ?\\] (?<time>${localTime}) [\\w.$]{1,120}(?: \\([^()]{1,80}\\))? (?:\\[[^\\]]{1,80}\\] )?- (?:\\[chargeBoxId=(?<station>[^,\\]]{1,255}), sessionId=[^\\]]{1,64}\\] )?(?:(?<mark>Received|Sending): )?`,
  ),
  // A backend wrote it: what it receives comes from the station.
  marks: { received: 'station-to-csms', sending: 'csms-to-station' },
  events: [
    [/^Connection is established/, 'connection-opened'],
    [/^Connection is closed/, 'connection-closed'],
    [/^Sending ping message/, 'ping'],
    [/^Received pong message/, 'pong'],
    [/^Attempted to send|^Transport error/, 'connection-failed'],
  ],
  samples: [
    {
      line: '[INFO ] 2024-02-26 09:10:45,446 de.rwth.idsg.steve.ocpp.ws.WebSocketLogger (qtp1-30) - [chargeBoxId=left_1, sessionId=71bc] Received: [2,"1","Heartbeat",{}]',
      prefix: { time: '2024-02-26 09:10:45,446', station: 'left_1', label: 'station-to-csms' },
    },
    {
      line: '[INFO ] 2024-02-26 09:10:45,454 de.rwth.idsg.steve.ocpp.ws.WebSocketLogger - [chargeBoxId=left_1, sessionId=71bc] Sending: [3,"1",{}]',
      prefix: { time: '2024-02-26 09:10:45,454', station: 'left_1', label: 'csms-to-station' },
    },
    { line: '	at java.base/java.lang.Thread.run(Thread.java:833)', prefix: null },
  ],
});
