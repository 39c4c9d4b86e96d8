/* K30 to K35, K39, K41: exports of backends, traces, pasted tables, documentation. */
import { by, doubled, parts, pretty, tell, usual, type Variant, withoutDirection } from './dress.ts';
import { interleaved, session16, session201, type Said, type Truth } from './truth.ts';

const two = interleaved(
  session16('CP_1'),
  session16('CP_2', (n) => `x${n}`),
);
const cell = (text: string) => `"${doubled(text)}"`;

interface Row {
  readonly call: Said;
  readonly reply: Said;
}

/** Requests with their answers. */
function rows(said: readonly Said[]): readonly Row[] {
  return said.flatMap((call) => {
    const reply = said.find(({ id, kind, station }) => id === call.id && kind !== 'call' && station === call.station);
    return call.kind === 'call' && reply !== undefined ? [{ call, reply }] : [];
  });
}

const anyDirection = (truth: readonly Truth[]): readonly Truth[] =>
  truth.map(({ direction: _direction, ...rest }) => rest);

function inRows(
  name: string,
  head: string,
  row: (one: Row, n: number) => string,
  truth: (all: readonly Truth[]) => readonly Truth[],
  end = '\n',
): Variant {
  const log = `${head}${rows(usual)
    .map((one, n) => row(one, n) + end)
    .join('')}`;
  return { ...tell({ name, line: () => '', truth }), log };
}

const american = (at: number) => {
  const { clock, day, year } = parts(at);
  return `05/0${day}/${year} ${clock}`;
};

export const exports: readonly Variant[] = [
  tell({
    name: 'K30 table, direction in arrows and the frame after a blank line',
    station: false,
    time: 's',
    line: (said, t) =>
      `${said.action}    ${t.german} | ${t.clock}    ${by(said, 'CP->CS', 'CS->CP')}\n\n${said.text}\n`,
  }),
  tell({
    name: 'K30 table, printed frames',
    station: false,
    time: 's',
    line: (said, t) => `${said.action}\t${t.german} | ${t.clock}\t${by(said, 'SEND', 'RECV')}\n${pretty(said)}`,
  }),
  inRows(
    'K31 XLSX as CSV: three header rows, times day first with a comma',
    'OCPP Log Report,,,,\r\nCharger: CP_17,,,,\r\nSr No.,Request String,Response String,Request Time,Response Time\r\n',
    ({ call, reply }, n) =>
      `${n + 1},${cell(call.text)},${cell(reply.text)},"01/05/2024, ${parts(call.at).clock}","01/05/2024, ${parts(reply.at).clock}"`,
    (truth) =>
      withoutDirection(truth).map((one) => ({
        ...one,
        station: null,
        epochMs: Math.floor((one.epochMs ?? 0) / 1000) * 1000,
      })),
    '\r\n',
  ),
  inRows(
    'K31 CSV, event type, month first: a day above 12 says so',
    'Event Name,Event Type,Request,Response,Created On\n',
    ({ call, reply }) =>
      `${call.action},${call.from === 'station' ? 'Charger-CMS' : 'CMS-Charger'},${cell(call.text)},${cell(reply.text)},${american(call.at).replace('05/01', '05/21')}`,
    (truth) => truth.map((one) => ({ ...one, station: null, epochMs: rowTime(one, truth) + 20 * 86_400_000 })),
  ),
  tell({
    name: 'K32 columns in German with semicolons and quotes',
    end: '\r\n',
    said: two,
    head: '"Zeitstempel";"Ladestation";"Richtung";"Nachrichtentyp";"Nachricht"\r\n',
    line: (said, t) =>
      `"${t.german} ${t.clock}.${t.ms}";"${said.station}";"${by(said, 'eingehend', 'ausgehend')}";"${said.action}";${cell(said.text)}`,
  }),
  tell({
    name: 'K32 TSV with unquoted messages',
    said: two,
    head: 'timestamp\tcharge_point\tdirection\tmessage\n',
    line: (said, t) => `${t.iso}\t${said.station}\t${by(said, 'CP -> CSMS', 'CSMS -> CP')}\t${said.text}`,
  }),
  tell({
    name: 'K32 a column of milliseconds with a name of its own',
    head: 'no,charge_point_id,created_ms,direction,ocpp_message\n',
    line: (said, t, n) => `${n},${said.station},${t.at},${by(said, 'in', 'out')},"${doubled(said.text)}"`,
  }),
  tell({
    name: 'K32 CSV without a header',
    said: two,
    line: (said, t) => `${t.iso},${said.station},${by(said, 'IN', 'OUT')},${cell(said.text)}`,
  }),
  tell({
    name: 'K32 CSV without a header, semicolons, station last',
    said: two,
    line: (said, t) => `${t.date} ${t.clock}.${t.ms};${by(said, 'in', 'out')};${cell(said.text)};${said.station}`,
  }),
  tell({
    name: 'K32 CSV with names nobody knows',
    said: two,
    head: 'a,when_it_was,who,what,how\n',
    line: (said, t, n) => `${n},${t.iso},${said.station},${cell(said.text)},${by(said, 'CP>CS', 'CS>CP')}`,
    truth: (truth) => anyDirection(truth),
  }),
  tell({
    name: 'K32 payload, action and id in columns of their own, UTF-8 with BOM',
    head: '\ufeffTime;Charge Point;Sender;Message Type;Unique Id;Action;Payload;Error Code\r\n',
    end: '\r\n',
    line: (said, t) =>
      `${t.iso};${said.station};${by(said, 'ChargePoint', 'CentralSystem')};${{ call: 'CALL', result: 'CALLRESULT', error: 'CALLERROR', other: '' }[said.kind]};${said.id};${said.kind === 'call' ? said.action : ''};${cell(JSON.stringify(said.payload))};${said.kind === 'error' ? 'NotImplemented' : ''}`,
  }),
  tell({
    name: 'K32 separate columns for date and time, German',
    said: two,
    time: 's',
    head: 'Datum;Uhrzeit;Ladepunkt;Richtung;Nachricht\n',
    line: (said, t) => `${t.german};${t.clock};${said.station};${by(said, 'Empfangen', 'Gesendet')};${cell(said.text)}`,
  }),
  tell({
    name: 'K32 messages with line breaks in cells',
    said: two,
    head: 'timestamp,station,direction,message\n',
    line: (said, t) => `${t.iso},${said.station},${by(said, 'inbound', 'outbound')},${cell(pretty(said))}`,
  }),
  tell({
    name: 'K34 Open OCPP Trace 2.0.1 with raw',
    said: session201('CS1'),
    line: (said, t) =>
      JSON.stringify({
        schemaVersion: '1.1',
        timestamp: t.iso,
        ocppVersion: '2.0.1',
        transport: 'json',
        chargePointId: said.station,
        direction: by(said, 'cp-to-csms', 'csms-to-cp'),
        messageType: { call: 'CALL', result: 'CALLRESULT', error: 'CALLERROR', other: 'SEND' }[said.kind],
        messageId: said.id,
        ...(said.kind === 'call' ? { action: said.action, payload: said.payload } : {}),
        raw: said.text,
      }),
  }),
  tell({
    name: 'K35 DebugKit with several stations',
    said: two,
    head: '{"traceId":"t","metadata":{"ocppVersion":"1.6"},"events":[',
    tail: '{"id":"end"}]}',
    end: ',\n',
    line: (said, t) =>
      JSON.stringify({
        id: `e${said.at}`,
        timestamp: t.iso,
        stationId: said.station,
        direction: by(said, 'CS_TO_CSMS', 'CSMS_TO_CS'),
        message: JSON.parse(said.text),
      }),
  }),
  tell({
    name: 'K35 bare array over lines',
    station: false,
    time: 'none',
    head: '[\n',
    tail: '[2,"end","Heartbeat",{}]\n]\n',
    end: ',\n',
    line: (said) => pretty(said),
    truth: (truth) => [...withoutDirection(truth), { kind: 'call', id: 'end' }],
  }),
  tell({
    name: 'a line a message, nothing else',
    station: false,
    time: 'none',
    line: (said) => said.text,
    truth: withoutDirection,
  }),
  tell({
    name: 'K39 MongoDB, extended JSON v2',
    said: two,
    line: (said, t) =>
      `{"_id":{"$oid":"65f1"},"chargePointId":"${said.station}","direction":"${by(said, 'incoming', 'outgoing')}","createdAt":{"$date":"${t.iso}"},"message":${said.text.replace(/^\[(\d)/, '[{"$numberInt":"$1"}')},"__v":{"$numberInt":"0"}}`,
  }),
  tell({
    name: 'K39 MongoDB shell',
    said: two,
    line: (said, t) =>
      `{ "_id" : ObjectId("65f1"), "station" : "${said.station}", "dir" : "${by(said, 'rx', 'tx')}", "ts" : ISODate("${t.iso}"), "raw" : ${JSON.stringify(said.text)} }`,
  }),
  tell({
    name: 'K41 Markdown: fences of shells and JSON, ids that say uuid',
    station: false,
    time: 'none',
    said: usual.map((said) => ({ ...said, id: 'uuid', text: said.text.replace(said.id, 'uuid') })),
    line: (said) =>
      `### ${said.action}\n\nThe station sends \`[2, "<id>", "Action", {...}]\`:\n\n\`\`\`json\n${said.text}\n\`\`\`\n`,
    truth: (truth) => truth.map(({ direction: _d, ...rest }) => rest),
  }),
  tell({
    name: 'K41 an issue: quoted lines and a table',
    line: (said, t) => `> ${t.iso} [${said.station}] ${by(said, 'received', 'sent')} ${said.text}`,
    head: '| time | message |\n|---|---|\n\n',
  }),
  tell({
    name: 'JavaScript: console.log of arrays in Node',
    station: false,
    time: 'none',
    said: session16('x').filter(({ text, action }) => !/[\\']/.test(text) && action !== 'DataTransfer'),
    line: (said) =>
      `${by(said, 'received', 'sending')} ${said.text
        .replaceAll(',"', ', "')
        .replaceAll('"', "'")
        .replaceAll(/'(\w+)':/g, '$1: ')
        .replaceAll(',', ', ')
        .replaceAll('  ', ' ')}`,
    truth: (truth) => truth.map((one) => ({ ...one, state: 'repaired' })),
  }),
];

/** Request and answer of a row have the one time that it has. */
function rowTime(one: Truth, all: readonly Truth[]): number {
  const call = all.find(({ id, kind }) => id === one.id && kind === 'call');
  return Math.floor((call?.epochMs ?? 0) / 1000) * 1000;
}
