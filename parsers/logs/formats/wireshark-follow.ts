import { lineFormat } from '../line-format.ts';

/** "Follow stream" of Wireshark and tshark as text: a length before each stretch, indented for the side that was called (research K37). */
export const wiresharkFollow = lineFormat({
  id: 'wireshark-follow',
  title: 'Wireshark follow stream (text)',
  source: 'tshark -z follow,websocket,ascii; research K37',
  cannotTell: ['when a message was sent', 'station, unless the handshake is there'],
  // Node 0 opened the connection: the station (OCPP-J 1.6, 3.1).
  pattern: /(?:(?<mark>\t?)\d{1,7}(?=\s{0,2}$)|Follow: \w+,\w+|Node [01]: )/,
  marks: { '': 'station-to-csms' },
  own: true,
  // Numbers of other tables stand between messages too.
  needs: /^(?:\t\d{1,7}\s{0,2}$|Follow: \w|Node [01]: )/,
  samples: [
    { line: '23', prefix: { time: '', station: null, label: 'station-to-csms' } },
    { line: 'Follow: websocket,ascii', prefix: { time: '', station: null, label: 'unknown' } },
    { line: '[2,"1","Heartbeat",{}]', prefix: null },
  ],
});
