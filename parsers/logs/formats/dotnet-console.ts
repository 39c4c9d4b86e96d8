import { lineFormat } from '../line-format.ts';

/** The console logger of .NET, e.g. of OCPP.Core: a line with level and category, the message indented below (research K27). */
export const dotnetConsole = lineFormat({
  id: 'dotnet-console',
  title: '.NET console (OCPP.Core)',
  source: 'research K27',
  cannotTell: ['when a line was written', 'direction (found from the actions)'],
  pattern:
    /(?:(?<time>\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}:\d{2}(?:[.,]\d{1,7})?) )?(?:trce|dbug|info|warn|fail|crit): [\w.+`]{1,160}\[\d{1,9}\](?: @ (?<time2>\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}:\d{2}(?:[.,]\d{1,7})?(?:Z|[+-]\d{2}:?\d{2})?))?/,
  events: [
    [/WebSocket connection (?:closed|lost)|Websocket closed/i, 'connection-closed'],
    [/WebSocket connection established|Websocket connected/i, 'connection-opened'],
  ],
  samples: [
    { line: 'fail: OCPPMiddleware.OCPP16[0]', prefix: { time: '', station: null, label: 'unknown' } },
    { line: '      Unknown message type: 1', prefix: null },
  ],
});
