import { expect, test } from 'vitest';
import { parsePayload } from '../../../parsers/ocpp/payload.ts';
import { payloadText, readAs, readLog } from './read-log.ts';

const request = `<?xml version="1.0"?>
<soap:Envelope xmlns:soap="http://www.w3.org/2003/05/soap-envelope" xmlns:cs="urn://Ocpp/Cs/2012/06/">
 <soap:Header>
  <cs:chargeBoxIdentity>CP &amp; 7</cs:chargeBoxIdentity>
  <wsa5:MessageID xmlns:wsa5="http://www.w3.org/2005/08/addressing">urn:uuid:1</wsa5:MessageID>
  <wsa5:Action>/MeterValues</wsa5:Action>
 </soap:Header>
 <soap:Body><cs:meterValuesRequest><cs:connectorId>2</cs:connectorId><cs:transactionId>17</cs:transactionId>
  <cs:values><cs:timestamp>2013-05-01T10:00:00Z</cs:timestamp><cs:value unit="Wh" measurand="Energy.Active.Import.Register">129.500</cs:value></cs:values>
 </cs:meterValuesRequest></soap:Body>
</soap:Envelope>`;
const answer = `<S:Envelope xmlns:S="http://www.w3.org/2003/05/soap-envelope"><S:Header><RelatesTo xmlns="http://www.w3.org/2005/08/addressing">urn:uuid:1</RelatesTo></S:Header><S:Body><meterValuesResponse xmlns="urn://Ocpp/Cs/2012/06/"/></S:Body></S:Envelope>`;
const fault = `<S:Envelope xmlns:S="s"><S:Header><RelatesTo>urn:uuid:2</RelatesTo></S:Header><S:Body><S:Fault><S:Code><S:Value>S:Sender</S:Value><S:Subcode><S:Value>cs:SecurityError</S:Value></S:Subcode></S:Code><S:Reason><S:Text>no</S:Text></S:Reason></S:Fault></S:Body></S:Envelope>`;
const other = `<S:Envelope xmlns:S="s"><S:Body><getWeather/></S:Body></S:Envelope>`;

const text = `2024-05-01T10:00:00.000Z received ${request}\n2024-05-01T10:00:00.100Z sent ${answer}\n2024-05-01T10:00:01.000Z ${other}\n2024-05-01T10:00:02.000Z sent ${fault}\n`;

test('envelopes are messages like the others', () => {
  const bytes = new TextEncoder().encode(text);
  const log = readLog(bytes);
  const read = log?.frames.map(({ kind, uniqueId, action, station, label, errorCode }) => [
    kind,
    uniqueId,
    action,
    station,
    label,
    errorCode,
  ]);
  expect(read).toEqual([
    ['call', 'urn:uuid:1', 'MeterValues', 'CP & 7', 'received', null],
    ['result', 'urn:uuid:1', 'MeterValues', 'CP & 7', 'sent', null],
    ['error', 'urn:uuid:2', null, null, 'sent', 'SecurityError'],
  ]);
  const [first] = log?.frames ?? [];
  expect(first === undefined ? null : parsePayload(payloadText(first, bytes) ?? '')).toEqual({
    connectorId: '2',
    transactionId: '17',
    values: [
      {
        timestamp: '2013-05-01T10:00:00Z',
        value: { unit: 'Wh', measurand: 'Energy.Active.Import.Register', value: '129.500' },
      },
    ],
  });
});

test('the same in chunks, and nothing from damaged envelopes', () => {
  const bytes = new TextEncoder().encode(text);
  const log = readLog(bytes);
  if (log === undefined) throw new Error('not taken for a log');
  for (const size of [1, 7, 100]) expect(readAs(log.detection, bytes, size).items).toEqual(log.items);
  const broken = new TextEncoder().encode(`x ${answer.replace('</S:Body>', '')}\ny <Envelope>`);
  expect(readAs(log.detection, broken).frames).toEqual([]);
});
