import { clock, lineFormat } from '../line-format.ts';

/** The console of EVerest, directly or through journald, with terminal colours or without (research K2, K6). */
export const everestConsole = lineFormat({
  id: 'everest-console',
  title: 'EVerest (console)',
  source: 'research K2, K6',
  cannotTell: ['zone of the times', 'station'],
  pattern: new RegExp(
    `(?:(?<time>\\d{4}-\\d{2}-\\d{2}[ T]${clock}(?:Z|[+-]\\d{2}:?\\d{2})?) )?(?:[\\w.-]{1,64} [\\w./-]{1,64}\\[\\d{1,10}\\]: )?\\[(?:VERB|DEBG|INFO|WARN|ERRO|CRIT)\\] [^\\n]{1,160}? :: (?: {0,80}(?<mark>ChargePoint|CentralSystem|ChargingStation|CSMS): ?)?`,
  ),
  marks: {
    chargepoint: 'station-to-csms',
    chargingstation: 'station-to-csms',
    centralsystem: 'csms-to-station',
    csms: 'csms-to-station',
  },
  events: [
    [/(?:Reconnecting|Connecting) to (?:plain|TLS) websocket/, 'connection-opening'],
    [/OCPP client successfully connected/, 'connection-opened'],
    [/(?:Closed|Lost) (?:plain|TLS)? ?websocket connection|Disconnected from websocket/, 'connection-closed'],
    [/Failed to connect to (?:plain|TLS)? ?websocket/, 'connection-failed'],
    [/SYS {1,2}Session logging started/, 'logging-started'],
  ],
  samples: [
    {
      line: '2023-08-23 05:14:05.446145 [INFO] ocpp:OCPP        :: OCPP client successfully connected to plain websocket server',
      prefix: { time: '2023-08-23 05:14:05.446145', station: null, label: 'unknown' },
    },
    {
      line: '2026-05-21T15:17:02.094042+0200 host manager[3935]: [INFO] ocpp:OCPP201 :: EVSE 1 ready.',
      prefix: { time: '2026-05-21T15:17:02.094042+0200', station: null, label: 'unknown' },
    },
    { line: '2023-08-23 05:14:05 something else', prefix: null },
  ],
});
