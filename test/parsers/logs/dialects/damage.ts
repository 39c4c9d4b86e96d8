/* P6 to P8, P15, P17, P18: what is cut, mended, said twice, or no message at all. */
import { by, inner, parts, pretty, tell, type Stamp, type Variant } from './dress.ts';
import { session16, type Said, type Truth } from './truth.ts';

type Line = (said: Said, t: Stamp, n: number) => string;
const cut = (truth: readonly Truth[]): readonly Truth[] =>
  truth.map(({ payload: _payload, ...one }) => ({ ...one, state: 'truncated' }));
const repaired = (truth: readonly Truth[]): readonly Truth[] => truth.map((one) => ({ ...one, state: 'repaired' }));
const long = session16('CP_17').filter(({ text }) => text.length > 90 && !/[^\x20-\x7e]/.test(text));
const log = (name: string, line: Line, rest: Partial<Parameters<typeof tell>[0]> = {}): Variant =>
  tell({ name, line, ...rest });
const prefix = (said: Said, t: Stamp) => `${t.iso} ${said.station} ${by(said, 'received', 'sent')} `;

/** A text that must give no message. */
const none = (name: string, text: string): Variant => ({ name: `P15 ${name}`, log: text, truth: [] });
const filler = '2024-05-01T10:00:00.000Z CP_17 received [2,"h-1","Heartbeat",{}]\n';
const one: Truth = { kind: 'call', id: 'h-1', action: 'Heartbeat', state: 'whole' };
const amid = (name: string, text: string): Variant => ({
  name: `P15 amid: ${name}`,
  log: `${filler}${text}\n`,
  truth: [one],
});

export const damage: readonly Variant[] = [
  log('P6 cut by the pager', (said, t) => `${prefix(said, t)}${said.text.slice(0, 80)}>`, { said: long, truth: cut }),
  log('P6 cut by the pager, CRLF', (said, t) => `${prefix(said, t)}${said.text.slice(0, 75)}>`, {
    said: long,
    truth: cut,
    end: '\r\n',
  }),
  log('P6 cut with dots at the end', (said, t) => `${prefix(said, t)}${said.text.slice(0, 80)}...`, {
    said: long,
    truth: cut,
  }),
  log('P6 cut with an ellipsis at the end', (said, t) => `${prefix(said, t)}${said.text.slice(0, 80)}…`, {
    said: long,
    truth: cut,
  }),
  log('P6 cut with a note', (said, t) => `${prefix(said, t)}${said.text.slice(0, 80)}...[truncated]`, {
    said: long,
    truth: cut,
  }),
  log('P6 cut with a count', (said, t) => `${prefix(said, t)}${said.text.slice(0, 80)}... (120 more bytes)`, {
    said: long,
    truth: cut,
  }),
  log('P6 cut without a sign', (said, t) => `${prefix(said, t)}${said.text.slice(0, 84)}`, { said: long, truth: cut }),
  log('P6 cut within the action', (said, t) => `${prefix(said, t)}${said.text.slice(0, 52)}`, {
    said: long.filter(({ kind }) => kind === 'call'),
    truth: (truth) => cut(truth).map(({ action: _a, direction: _d, ...rest }) => rest),
  }),
  log(
    'P6 cut in a JSON string',
    (said, t) =>
      JSON.stringify({
        timestamp: t.iso,
        station: said.station,
        direction: by(said, 'in', 'out'),
        message: said.text.slice(0, 80),
      }),
    { said: long, truth: cut },
  ),
  log(
    'P6 cut in a cell',
    (said, t) => `${t.iso},${said.station},${by(said, 'in', 'out')},"${said.text.slice(0, 80).replaceAll('"', '""')}"`,
    {
      said: long,
      truth: cut,
      head: 'timestamp,station,direction,message\n',
    },
  ),
  log(
    'P6 cut in an escaped string, the quote is missing',
    (said, t) => `${prefix(said, t)}"${inner(said.text).slice(0, 90)}`,
    { said: long, truth: cut },
  ),
  log(
    'P7 more elements than the standard has',
    (said, t) => `${prefix(said, t)}${said.text.slice(0, -1)},{"trace":7},"x"]`,
    {
      said: session16('CP_17').filter(({ kind }) => kind === 'call'),
      truth: repaired,
    },
  ),
  log(
    'P7 members behind the payload as if it went on',
    (said, t) => `${prefix(said, t)}${said.text.slice(0, -1)},"User-Agent":"ESP32","x-free":"671744"]`,
    {
      said: session16('CP_17').filter(({ kind }) => kind === 'call'),
      truth: repaired,
    },
  ),
  log(
    'P7 the payload as JSON in a string',
    (said, t) =>
      `${prefix(said, t)}${JSON.stringify([...JSON.parse(said.text).slice(0, -1), JSON.stringify(said.payload)])}`,
    { said: session16('CP_17').filter(({ kind }) => kind !== 'error'), truth: repaired },
  ),
  log(
    'P18 the action in the answer',
    (said, t) =>
      `${prefix(said, t)}${said.kind === 'result' ? JSON.stringify([3, said.id, `${said.action}Response`, said.payload]) : said.text}`,
    {
      said: session16('CP_17').filter(({ kind }) => kind !== 'error'),
      truth: (truth) => truth.map((one) => (one.kind === 'result' ? { ...one, state: 'repaired' } : one)),
    },
  ),
  amid('an answer with a word that is no action', '2024-05-01T10:00:00.000Z x [3,"ab","Reviewed",{"a":1}]'),
  amid('a list that goes on', '2024-05-01T10:00:00.000Z x [2,"ab","Golem",{"a":1},{"b":2}]'),
  log('P7 comma lost after numbers', (said, t) => `${prefix(said, t)}${said.text.replaceAll(/(\d),"/g, '$1\t"')}`, {
    said: session16('CP_17').filter(({ text }) => /\{.*\d,"/.test(text)),
    truth: repaired,
  }),
  log('P7 a comma too many', (said, t) => `${prefix(said, t)}${said.text.replace(/\}\]$/, ',}]')}`, {
    said: session16('CP_17').filter(({ text }) => /[^{]\}\]$/.test(text) && !/[\\]/.test(text)),
    truth: repaired,
  }),
  log(
    'P7 quotes that a word processor bent',
    (said, t) => `${prefix(said, t)}${said.text.replaceAll(/"([^"]*)"/g, '“$1”')}`,
    {
      said: session16('CP_17').filter(({ text }) => !/[\\]/.test(text)),
      truth: repaired,
    },
  ),
  log('P7 single quotes', (said, t) => `${prefix(said, t)}${said.text.replaceAll('"', "'")}`, {
    said: session16('CP_17').filter(({ text }) => !/[\\]/.test(text)),
    truth: repaired,
  }),
  log('P7 text behind', (said, t) => `${prefix(said, t)}${said.text} color: cyan; [2, 3] (took 12 ms)`),
  log(
    'P8 the exception quotes the message',
    (said, t, n) =>
      n === 2
        ? `${prefix(said, t)}${said.text}\n${t.iso} ERROR could not handle message ${said.text}\njava.lang.IllegalStateException: bad frame ${said.text}\n\tat a.B.c(D.java:5)`
        : `${prefix(said, t)}${said.text}`,
    { duplicates: 2 },
  ),
  log(
    'P8 raw and then parsed',
    (said, t) =>
      `${prefix(said, t)}${said.text}\n${t.iso} DEBUG parsed ${JSON.stringify(JSON.parse(said.text), null, 1).replaceAll('\n', '')}`,
    {
      duplicates: 20,
    },
  ),
  log(
    'P8 raw and then printed over lines',
    (said, t) => `${prefix(said, t)}${said.text}\n${t.iso} DEBUG ${pretty(said)}`,
    { duplicates: 20 },
  ),
  log(
    'P3 wrapped, each line with time, level and file',
    (said, t) => {
      const head = `${t.iso} INFO ocpp.c:12: `;
      const rows: string[] = [];
      const text = `${by(said, 'TX ', 'RX ')}${said.text}`;
      for (let at = 0; at < text.length; at += 72) rows.push(head + text.slice(at, at + 72));
      return rows.join('\n');
    },
    { said: session16('CP_17').filter(({ text }) => !/[^\x20-\x7e]/.test(text)), station: false },
  ),
  {
    name: 'P18 errors without a description, with a number, answers that PHP writes',
    log: [
      '2024-05-01T10:00:00.000Z CP1 sent [4,"a1","GenericError",{"why":"x"}]',
      '2024-05-01T10:00:01.000Z CP1 sent [4,"a2",404,"not found",{}]',
      '2024-05-01T10:00:02.000Z CP1 sent [3,"a3",[]]',
      '2024-05-01T10:00:03.000Z CP1 sent [3,"a4",[1]]',
    ].join('\n'),
    truth: [
      { kind: 'error', id: 'a1', payload: { why: 'x' } },
      { kind: 'error', id: 'a2', payload: {} },
      { kind: 'result', id: 'a3' },
    ],
  },
  log(
    'P8 the same message again is a repetition',
    (said, t) => `${prefix(said, t)}${said.text}\n${prefix(said, parts(said.at + 30))}${said.text}`,
    {
      said: session16('CP_17').filter(({ action, kind }) => action === 'StopTransaction' && kind === 'call'),
      truth: (truth) => truth.flatMap((each) => [each, { ...each, epochMs: (each.epochMs ?? 0) + 30 }]),
    },
  ),
  log('P9 ids that begin anew after each boot', (said, t) => `${prefix(said, t)}${said.text}`, {
    said: [0, 60, 120].flatMap((from) => session16('CP_17', (n) => String(n), from)),
  }),
  {
    name: 'P17 types that no version has, 2.1 types, ids that are numbers',
    log: [
      '2024-05-01T10:00:00.000Z CP1 received [1,"a1","StartTransaction",{"connectorId":1}]',
      '2024-05-01T10:00:01.000Z CP1 received [6,"a2","NotifyPeriodicEventStream",{"id":1}]',
      '2024-05-01T10:00:02.000Z CP1 sent [5,"a3","InternalError","x",{}]',
      '2024-05-01T10:00:03.000Z CP1 received [2,4711,"Heartbeat",{}]',
      '2024-05-01T10:00:04.000Z CP1 sent [3,4711,{"currentTime":"2024-05-01T10:00:04Z"}]',
      '2024-05-01T10:00:05.000Z CP1 received [2, "a b", "Heartbeat", {} ]',
      '2024-05-01T10:00:06.000Z CP1 received [ 2 , "a:c" , "Heartbeat" , { } ]',
    ].join('\n'),
    truth: [
      { kind: 'other', id: 'a1' },
      { kind: 'other', id: 'a2' },
      { kind: 'other', id: 'a3' },
      { kind: 'call', id: '4711' },
      { kind: 'result', id: '4711', action: 'Heartbeat' },
      { kind: 'call', id: 'a b' },
      { kind: 'call', id: 'a:c' },
    ],
  },
  {
    name: 'P7 backslashes that stand for themselves, right before the end of a value too',
    log: [
      String.raw`2024-05-01T10:00:00.000Z CP1 received [2,"b1","StartTransaction",{"connectorId":2,"idTag":"336699\","meterStart":7}]`,
      String.raw`2024-05-01T10:00:01.000Z CP1 received [2,"b2","Authorize",{"idTag":"AB\"}]`,
      String.raw`2024-05-01T10:00:02.000Z CP1 received [2,"b3","DataTransfer",{"vendorId":"V","data":"C:\Users\x"}]`,
      String.raw`2024-05-01T10:00:03.000Z CP1 received [2,"b4","DataTransfer",{"vendorId":"V","data":"it\'s \x41 \u12"}]`,
      String.raw`2024-05-01T10:00:04.000Z CP1 received [2,"b5","DataTransfer",{"vendorId":"V","data":"\u00e4\/\b\f\n\r\t\\\"}"}]`,
      String.raw`2024-05-01T10:00:05.000Z CP1 received [2,"b6","DataTransfer",{"vendorId":"V","data":"{\"a\":\"b\"}]`,
      String.raw`2024-05-01T10:00:06.000Z CP1 received [2,"b7","Heartbeat",{}]`,
    ].join('\n'),
    truth: [
      {
        kind: 'call',
        id: 'b1',
        action: 'StartTransaction',
        state: 'repaired',
        payload: { connectorId: 2, idTag: '336699\\', meterStart: 7 },
      },
      { kind: 'call', id: 'b2', action: 'Authorize', state: 'repaired', payload: { idTag: 'AB\\' } },
      {
        kind: 'call',
        id: 'b3',
        action: 'DataTransfer',
        state: 'repaired',
        payload: { vendorId: 'V', data: String.raw`C:\Users\x` },
      },
      {
        kind: 'call',
        id: 'b4',
        action: 'DataTransfer',
        state: 'repaired',
        payload: { vendorId: 'V', data: String.raw`it's A \u12` },
      },
      {
        kind: 'call',
        id: 'b5',
        action: 'DataTransfer',
        state: 'whole',
        payload: { vendorId: 'V', data: 'ä/\b\f\n\r\t\\"}' },
      },
      { kind: 'call', id: 'b6', action: 'DataTransfer', state: 'truncated', payload: { vendorId: 'V' } },
      { kind: 'call', id: 'b7', action: 'Heartbeat', state: 'whole', payload: {} },
    ],
  },
  {
    name: 'P18 sloppy errors',
    log: [
      '2024-05-01T10:00:00.000Z CP1 sent [4,"a1","InternalError",null,"{}"]',
      '2024-05-01T10:00:01.000Z CP1 sent [4," a2","NotSupported","",{}]',
      '2024-05-01T10:00:02.000Z CP1 sent [4,"a3","GET /towers/1","not found",{}]',
      '2024-05-01T10:00:03.000Z CP1 sent [4,"a4","GenericError"]',
      '2024-05-01T10:00:04.000Z CP1 sent [4,"a5","ProtocolError","x"]',
      '2024-05-01T10:00:05.000Z CP1 sent [4,"","FormationViolation","unreadable",{}]',
      '2024-05-01T10:00:06.000Z CP1 sent [4,"a6","OccurenceConstraintViolation","x",{"a":[1]}]',
      '2024-05-01T10:00:08.000Z CP1 sent [4,"-1","RpcFrameworkError","x",{}]',
      '2024-05-01T10:00:09.000Z CP1 received [3,"a8",null]',
      '2024-05-01T10:00:09.000Z CP1 received [3,"a9",{}',
    ].join('\n'),
    truth: ['a1', ' a2', 'a3', 'a4', 'a5', '', 'a6', '-1', 'a8', 'a9'].map((id) => ({
      id,
      kind: id === 'a8' || id === 'a9' ? 'result' : 'error',
    })),
  },
  amid(
    'ids and names in brackets',
    '2024-05-01 10:00:01 handling incoming CALL [5512, StatusNotification] ROOM:[true] [2612]: stop <- [2]',
  ),
  amid('lists of numbers', 'currents: [2, 3, 4] [3,"x"] [2,"a",1] [4,4,4] [2,"a",[1,2]] [3, "a", [1]]'),
  amid(
    'lists of words',
    '["Heartbeat", "StatusNotification"] ["2","a","Heartbeat",{}] [2.0,"a","Heartbeat",{}] [22,"a","Heartbeat",{}]',
  ),
  amid('a template', '[2, "<unique id>", "<action>", {<payload>}] [3, "<id>", {...}]'),
  amid('code', 'send([2, id, "Heartbeat", {}]); const x = [3, msg.id, {}]; return [4, id, "x", y]'),
  amid('data within an answer', '2024-05-01T10:00:02.000Z CP_17 info payload {"data":"[2,3]","list":[3,"b"]}'),
  none('only prose', 'The message [2, id, action, payload] is a CALL, [3, id, payload] its answer.\n'.repeat(3)),
  none(
    'regular expressions and ranges',
    '2024-05-01 10:00:00 INFO pattern [2-4]["\'] matched [3,\n"x"\n] no\n'.repeat(4),
  ),
  none('coordinates', '{"type":"Polygon","coordinates":[[2,"a"],[3,"b"]]}\n[2,"mm","wide",5]\n'.repeat(3)),
];
