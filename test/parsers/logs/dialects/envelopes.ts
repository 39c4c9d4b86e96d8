/* K38: OCPP-S in logs of servers, proxies and libraries. */
import { tell, type Stamp, type Variant } from './dress.ts';
import { session16, type Said, type Truth } from './truth.ts';

const word = (action: string, reply: boolean) =>
  `${action.charAt(0).toLowerCase()}${action.slice(1)}${reply ? 'Response' : 'Request'}`;

interface Style {
  readonly soap: string;
  readonly ns: string;
  readonly version: string;
  readonly action: (name: string) => string;
}

const plain: Style = { soap: 'SOAP-ENV', ns: 'ns1', version: 'urn://Ocpp/Cs/2012/06/', action: (name) => `/${name}` };
const full: Style = {
  soap: 's',
  ns: 'cs',
  version: 'urn://Ocpp/Cs/2015/10/',
  action: (name) => `urn://Ocpp/Cs/2015/10/${name}`,
};

function envelope(said: Said, { soap, ns, version, action }: Style, indent: boolean): string {
  const reply = said.kind !== 'call';
  const name = word(said.action, reply);
  const ident = `<${ns}:chargeBoxIdentity ${soap}:mustUnderstand="true">${said.station}</${ns}:chargeBoxIdentity>`;
  const address = `<a:MessageID>urn:uuid:${said.kind === 'call' ? said.id : `${said.id}-r`}</a:MessageID>${reply ? `<a:RelatesTo RelationshipType="reply">urn:uuid:${said.id}</a:RelatesTo>` : ''}<a:Action>${action(`${said.action}${reply ? 'Response' : ''}`)}</a:Action>`;
  const members = Object.entries(said.payload as Record<string, unknown>)
    .map(
      ([key, value]) =>
        `<${ns}:${key}>${String(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</${ns}:${key}>`,
    )
    .join('');
  const text = `<?xml version="1.0" encoding="UTF-8"?><${soap}:Envelope xmlns:${soap}="http://www.w3.org/2003/05/soap-envelope" xmlns:a="http://www.w3.org/2005/08/addressing" xmlns:${ns}="${version}"><${soap}:Header>${reply ? '' : ident}${address}</${soap}:Header><${soap}:Body><${ns}:${name}>${members}</${ns}:${name}></${soap}:Body></${soap}:Envelope>`;
  return indent ? text.replaceAll('><', '>\n<') : text;
}

const flatOnes = session16('CP_17').filter(
  ({ kind, payload }) =>
    kind !== 'error' && Object.values(payload as object).every((value) => typeof value !== 'object'),
);
const flat = flatOnes.filter(
  ({ kind, id }) => kind === 'call' || flatOnes.some((call) => call.kind === 'call' && call.id === id),
);
const soapTruth = (truth: readonly Truth[]): readonly Truth[] =>
  truth.map(({ payload: _p, direction: _d, ...one }) => ({ ...one, id: `urn:uuid:${one.id}` }));

export const envelopes: readonly Variant[] = [
  tell({
    name: 'K38 1.5, one line each behind a time',
    said: flat,
    line: (said, t) =>
      `${t.date} ${t.clock},${t.ms} INFO ${said.kind === 'call' ? 'Inbound' : 'Outbound'} Message: ${envelope(said, plain, false)}`,
    truth: soapTruth,
  }),
  tell({
    name: 'K38 1.6, printed over lines, CXF',
    said: flat,
    line: (said, t) =>
      `${t.date} ${t.clock},${t.ms} INFO o.a.c.s.C.${said.kind === 'call' ? 'REQ_IN' : 'RESP_OUT'}\n    Address: http://x/steve\n    Content-Type: application/soap+xml\n    Payload: ${envelope(said, full, true)}\n`,
    truth: soapTruth,
  }),
  tell({
    name: 'K38 escaped in JSON lines',
    said: flat,
    line: (said, t) => JSON.stringify({ timestamp: t.iso, level: 'info', message: envelope(said, plain, false) }),
    truth: soapTruth,
  }),
  tell({
    name: 'K38 escaped as HTML',
    said: flat,
    line: (said, t: Stamp) =>
      `${t.iso} ${envelope(said, plain, false).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')}`,
    truth: soapTruth,
  }),
  tell({
    name: 'K38 a login page between, CRLF',
    said: flat,
    end: '\r\n',
    line: (said, t) =>
      `${t.iso} <html><head><title>Login</title></head><body>[2, 3]</body></html>\r\n${t.iso} ${envelope(said, full, true).replaceAll('\n', '\r\n')}`,
    truth: soapTruth,
  }),
];
