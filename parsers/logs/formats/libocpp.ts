import { isoTime, lineFormat } from '../line-format.ts';

/** The message log of EVerest libocpp: a header line, then the frame; an answer is named after its request (research K4). */
export const libocpp = lineFormat({
  id: 'libocpp',
  title: 'EVerest libocpp (message log)',
  source: 'research K4: ocpp_logging.cpp of EVerest libocpp',
  cannotTell: ['station (only the file name may say it)'],
  pattern: new RegExp(
    `\\s{0,16}(?<time>${isoTime}): +(?<mark>ChargePoint>CentralSystem|CentralSystem>ChargePoint|ChargingStation>CSMS|CSMS>ChargingStation|SYS>) ?(?:(?<=[a-zS]>? )\\s{0,8}(?<action>[A-Z]\\w{2,63})(?=\\s{0,4}(?:$|\\r?\\n)))?`,
  ),
  marks: {
    'chargepoint>centralsystem': 'station-to-csms',
    'centralsystem>chargepoint': 'csms-to-station',
    'chargingstation>csms': 'station-to-csms',
    'csms>chargingstation': 'csms-to-station',
  },
  events: [
    [/SYS> ?Connecting\b|^Connecting\b/, 'connection-opening'],
    [/SYS> ?Connected\b|^Connected\b/, 'connection-opened'],
    [/SYS> ?(?:Disconnected|Websocket closed)|^(?:Disconnected|Websocket closed)/, 'connection-closed'],
    [/Session logging started/, 'logging-started'],
  ],
  samples: [
    {
      line: '2023-12-07T04:03:47.362Z: ChargePoint>CentralSystem StartTransaction ',
      prefix: { time: '2023-12-07T04:03:47.362Z', station: null, label: 'station-to-csms' },
    },
    {
      line: '2023-12-07T04:03:47.399Z: CentralSystem>ChargePoint  StartTransactionResponse',
      prefix: { time: '2023-12-07T04:03:47.399Z', station: null, label: 'csms-to-station' },
    },
    {
      line: '2023-12-07T04:03:32.445Z: SYS> Connecting ',
      prefix: { time: '2023-12-07T04:03:32.445Z', station: null, label: 'unknown' },
    },
    { line: '  2,', prefix: null },
  ],
});
