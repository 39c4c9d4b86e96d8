import { isoTime, lineFormat } from '../line-format.ts';

/** The HTML log of EVerest libocpp: a table row per message, JSON with entities; closing tags may be missing (research K5). */
export const libocppHtml = lineFormat({
  id: 'libocpp-html',
  title: 'EVerest libocpp (HTML log)',
  source: 'research K5: ocpp_logging.cpp of EVerest libocpp',
  cannotTell: ['station (only the file name may say it)'],
  pattern: new RegExp(
    `\\s{0,16}<tr class="(?<mark>ChargePoint|CentralSystem|ChargingStation|CSMS|SYS)">\\s{0,8}<td>(?<time>${isoTime})</td>\\s{0,8}<td>[^<]{0,80}</td>\\s{0,8}(?:<td>\\s{0,4}</td>\\s{0,8})?<td>(?:<b>)?(?<action>\\w{0,64})`,
    'i',
  ),
  marks: {
    chargepoint: 'station-to-csms',
    centralsystem: 'csms-to-station',
    chargingstation: 'station-to-csms',
    csms: 'csms-to-station',
  },
  events: [
    [/<tr class="SYS">[^\n]{0,400}?>Connecting\b|^Connecting\b/, 'connection-opening'],
    [/<tr class="SYS">[^\n]{0,400}?>Connected\b/, 'connection-opened'],
    [/<tr class="SYS">[^\n]{0,400}?>Disconnected\b/, 'connection-closed'],
    [/Session logging started/, 'logging-started'],
  ],
  samples: [
    {
      line: '<tr class="ChargePoint"> <td>2023-12-07T04:03:47.362Z</td> <td>ChargePoint&gt;CentralSystem</td> <td><b>Heartbeat</b></td><td></td> <td><pre lang="json">[',
      prefix: { time: '2023-12-07T04:03:47.362Z', station: null, label: 'station-to-csms' },
    },
    { line: '</pre></td> </tr>', prefix: null },
  ],
});
