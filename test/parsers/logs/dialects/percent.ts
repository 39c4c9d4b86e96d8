/* Messages in query strings, forms and the logs of web servers, in percent encoding. */
import { by, tell, type Variant, withoutDirection } from './dress.ts';
import { session16, session201, type Truth } from './truth.ts';

const query = encodeURIComponent;
const form = (text: string): string => new URLSearchParams({ v: text }).toString().slice(2);
const cut = (truth: readonly Truth[]): readonly Truth[] =>
  truth.map(({ payload: _payload, ...one }) => ({ ...one, state: 'truncated' }));

export const percent: readonly Variant[] = [
  tell({
    name: 'query strings in the log of a web server',
    time: 's',
    line: (said, t) =>
      `10.0.0.7 - - [01/May/2024:${t.clock} +0000] "GET /log?cp=${said.station}&dir=${by(said, 'in', 'out')}&msg=${query(said.text)} HTTP/1.1" 200 2 "-" "curl/8"`,
  }),
  tell({
    name: 'records of a form',
    line: (said, t) =>
      `chargePointId=${said.station}&direction=${by(said, 'received', 'sent')}&timestamp=${query(t.iso)}&message=${form(said.text)}`,
  }),
  tell({
    name: 'records of a form, with small letters',
    said: session201('CP_17'),
    line: (said, t) =>
      `${t.iso} POST body: station=${said.station}&dir=${by(said, 'rx', 'tx')}&message=${query(said.text).replaceAll(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase())}`,
  }),
  tell({
    name: 'encoded twice within the address of a redirect',
    line: (said, t) =>
      `${t.iso} cp=${said.station} ${by(said, 'received', 'sent')} GET /go?to=${query(`https://csms.example/in?message=${query(said.text)}`)}`,
  }),
  tell({
    name: 'brackets left as they are',
    line: (said, t) =>
      `${t.iso} cp=${said.station} ${by(said, 'received', 'sent')} /in?message=${query(said.text).replaceAll('%5B', '[').replaceAll('%5D', ']').replaceAll('%2C', ',')}`,
  }),
  tell({
    name: 'the station behind the message',
    line: (said, t) => `${t.iso} message=${query(said.text)}&cp=${said.station}`,
    truth: withoutDirection,
  }),
  tell({
    name: 'cut by a column limit',
    said: session16('CP_17').filter(({ text }) => query(text).length > 160),
    line: (said, t) =>
      `${t.iso} cp=${said.station} ${by(said, 'received', 'sent')} message=${query(said.text).slice(0, 130)}`,
    truth: cut,
  }),
];
