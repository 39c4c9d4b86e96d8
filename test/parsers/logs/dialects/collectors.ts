/* K33, K36, P5: what collectors, shippers and consoles make of lines. */
import { by, doubled, inner, tell, type Stamp, type Variant } from './dress.ts';
import { interleaved, session16, session201, type Said } from './truth.ts';

const plain = (said: Said, t: Stamp) =>
  `${t.date} ${t.clock},${t.ms} - ocpp - INFO - ${said.station}: ${by(said, 'receive message', 'send')} ${said.text}`;
const brief = (said: Said) => `${said.station} ${by(said, 'received', 'sent')} ${said.text}`;
/** With messages that are longer than the parts that runtimes cut lines into. */
const wordy = session16('CP_1')
  .map((said): Said => {
    if (said.action !== 'StatusNotification' || said.kind !== 'call') return said;
    const payload = { connectorId: 1, errorCode: 'NoError', status: 'Available', info: 'long, "quoted" '.repeat(3000) };
    return { ...said, payload, text: JSON.stringify([2, said.id, said.action, payload]) };
  })
  .filter(({ action }) => action !== 'BootNotification');
const two = interleaved(session16('CP_1'), session16('CP_2'));

export const collectors: readonly Variant[] = [
  tell({
    name: 'Log4j 2, JSON with the instant in two numbers',
    line: (said, t) =>
      JSON.stringify({
        instant: { epochSecond: t.seconds, nanoOfSecond: Number(t.ms) * 1_000_000 },
        thread: 'qtp11-30',
        level: 'INFO',
        loggerName: 'de.rwth.idsg.steve.ocpp.ws.WebSocketLogger',
        message: `[chargeBoxId=${said.station}, sessionId=71bc] ${by(said, 'Received:', 'Sending:')} ${said.text}`,
        threadPriority: 5,
      }),
  }),
  tell({
    name: 'objects that jq printed one after the other',
    line: (said, t) =>
      JSON.stringify(
        { ts: t.iso, cp: said.station, dir: by(said, 'in', 'out'), msg: JSON.parse(said.text) as unknown },
        null,
        2,
      ),
  }),
  tell({
    name: 'pino, the raw message in an object of the event',
    station: false,
    line: (said, t) =>
      JSON.stringify({
        level: 30,
        time: t.at,
        event: by(said, 'ws.message.received', 'ws.message.sent'),
        data: { raw: said.text },
      }),
  }),
  tell({
    name: 'values in quotes behind the time of a syslog',
    line: (said, t) =>
      `May  1 ${t.clock} gw ocpp: ts="${t.iso}" station="${said.station}" direction="${by(said, 'in', 'out')}" payload="${inner(said.text)}"`,
  }),
  tell({
    name: 'docker json-file',
    line: (said, t) =>
      `{"log":"${inner(plain(said, t))}\\n","stream":"stdout","time":"${t.iso.replace('Z', '456789Z')}"}`,
  }),
  tell({
    name: 'docker json-file, station and level in front of the line',
    said: two,
    line: (said, t) =>
      `{"log":"INFO [${said.station}] ${by(said, '<<', '>>')} ${inner(said.text)}\\n","stream":"stderr","time":"${t.iso}"}`,
  }),
  tell({
    name: 'Loki: line, labels, nanoseconds',
    line: (said, t) => JSON.stringify({ line: brief(said), timestamp: `${t.at}000000`, fields: { app: 'csms' } }),
  }),
  tell({
    name: 'Loki: download of the explorer, an array of all',
    head: '[\n',
    tail: '{}]',
    end: ',\n',
    line: (said, t) =>
      JSON.stringify({ line: brief(said), timestamp: `${t.at}000000`, date: t.iso, fields: { app: 'csms' } }, null, 2),
  }),
  tell({
    name: 'Grafana: streams with values',
    head: '{"status":"success","data":{"resultType":"streams","result":[{"stream":{"app":"csms"},"values":[',
    tail: '["0","end"]]}]}}',
    end: ',',
    line: (said, t) => JSON.stringify([`${t.at}000000`, brief(said)]),
  }),
  tell({
    name: 'Kibana: hits with _source',
    line: (said, t) =>
      JSON.stringify({
        _index: 'x',
        _id: 'y',
        _source: { '@timestamp': t.iso, message: brief(said), kubernetes: { pod: 'csms-1' } },
      }),
  }),
  tell({
    name: 'Elasticsearch: an answer with hits.hits',
    head: '{"took":5,"hits":{"total":{"value":20},"hits":[',
    tail: '{}]}}',
    end: ',\n',
    line: (said, t) =>
      JSON.stringify({ _index: 'x', _id: 'y', _source: { '@timestamp': t.iso, message: brief(said) } }),
  }),
  tell({
    name: 'Kibana: fields as lists',
    line: (said, t) => JSON.stringify({ _index: 'x', fields: { '@timestamp': [t.iso], message: [brief(said)] } }),
  }),
  tell({
    name: 'CloudWatch: events',
    head: '{"events":[',
    tail: '{}],"nextForwardToken":"f/1"}',
    end: ',\n',
    line: (said, t) =>
      JSON.stringify({ timestamp: t.at, message: brief(said), ingestionTime: t.at + 500, eventId: '377' }),
  }),
  tell({
    name: 'Google Cloud: jsonPayload',
    line: (said, t) =>
      JSON.stringify({
        insertId: 'a',
        jsonPayload: { message: brief(said), level: 'info' },
        timestamp: t.iso.replace('Z', '456Z'),
        receiveTimestamp: '2024-05-01T11:00:00Z',
      }),
  }),
  tell({
    name: 'Splunk JSON: result with _raw and _time',
    line: (said, t) =>
      JSON.stringify({
        preview: false,
        result: { _raw: brief(said), _time: `${t.date}T${t.clock}.${t.ms}+00:00`, host: 'h' },
      }),
  }),
  tell({
    name: 'bunyan',
    line: (said, t) =>
      JSON.stringify({
        name: 'csms',
        hostname: 'h',
        pid: 1,
        level: 30,
        chargePointId: said.station,
        direction: by(said, 'in', 'out'),
        msg: said.text,
        time: t.iso,
        v: 0,
      }),
  }),
  tell({
    name: 'pino with the message as an array',
    line: (said, t) =>
      JSON.stringify({
        level: 30,
        time: t.at,
        client: said.station,
        message: JSON.parse(said.text),
        msg: by(said, 'received', 'sent'),
      }),
  }),
  tell({
    name: 'winston with meta',
    line: (said, t) =>
      JSON.stringify({
        level: 'info',
        message: `OCPP ${by(said, 'IN', 'OUT')}`,
        meta: { identity: said.station, frame: said.text },
        timestamp: t.iso,
      }),
  }),
  tell({
    name: 'zap',
    line: (said, t) =>
      JSON.stringify({
        level: 'info',
        ts: Number(`${t.seconds}.${t.ms}`),
        caller: 'ws/server.go:120',
        msg: by(said, 'received', 'sent'),
        cp_id: said.station,
        payload: said.text,
      }),
  }),
  tell({
    name: 'Serilog compact',
    line: (said, t) =>
      JSON.stringify({
        '@t': t.iso,
        '@mt': '{Direction} {Station} {Message}',
        Direction: by(said, 'Received', 'Sent'),
        Station: said.station,
        Message: said.text,
      }),
  }),
  tell({
    name: 'ECS of Spring Boot',
    line: (said, t) =>
      JSON.stringify({
        '@timestamp': t.iso,
        'log.level': 'INFO',
        message: `[chargeBoxId=${said.station}, sessionId=3d] ${by(said, 'Received', 'Sending')}: ${said.text}`,
        'log.logger': 'WebSocketLogger',
      }),
  }),
  tell({
    name: 'message split into members',
    line: (said, t) =>
      JSON.stringify({
        timestamp: t.iso,
        chargePointId: said.station,
        direction: by(said, 'ChargePointToCsms', 'CsmsToChargePoint'),
        messageType: { call: 'CALL', result: 'CALLRESULT', error: 'CALLERROR', other: 'SEND' }[said.kind],
        messageId: said.id,
        ...(said.kind === 'call' ? { action: said.action } : {}),
        ...(said.kind === 'error'
          ? { errorCode: 'NotImplemented', errorDescription: 'x', errorDetails: said.payload }
          : { payload: said.payload }),
      }),
  }),
  tell({
    name: 'message split into members, the payload as a string, type as a number',
    said: session201('CS1'),
    line: (said, t) =>
      JSON.stringify({
        ts: t.at,
        stationId: said.station,
        dir: by(said, 'rx', 'tx'),
        msgType: { call: 2, result: 3, error: 4, other: 6 }[said.kind],
        uid: said.id,
        action: said.action,
        ...(said.kind === 'error'
          ? { errorCode: 'FormatViolation', errorDescription: 'x', payload: '{}' }
          : { payload: JSON.stringify(said.payload) }),
      }),
  }),
  tell({
    name: 'HAR of a browser, messages of a socket',
    station: true,
    head: '{"log":{"version":"1.2","creator":{"name":"WebInspector"},"entries":[{"startedDateTime":"2024-05-01T10:00:00.000Z","request":{"method":"GET","url":"wss://csms.example.com/ocpp/CP_17","headers":[]},"_webSocketMessages":[',
    tail: '{"type":"receive","time":1714557700.5,"opcode":2,"data":""}]}]}}',
    end: ',',
    line: (said, t) =>
      JSON.stringify({
        type: by(said, 'send', 'receive'),
        time: Number(`${t.seconds}.${t.ms}`),
        opcode: 1,
        data: said.text,
      }),
  }),
  tell({
    name: 'CRI, lines in parts',
    line: (said, t) => {
      const text = plain(said, t);
      const at = Math.min(100, text.length - 20);
      const stamp = t.iso.replace('Z', '456789Z');
      return `${stamp} stdout P ${text.slice(0, at)}\n${stamp} stdout F ${text.slice(at)}`;
    },
  }),
  tell({
    name: 'docker json-file, lines in parts',
    said: wordy,
    line: (said, t) => {
      const text = `${plain(said, t)}\n`;
      const rows: string[] = [];
      for (let at = 0; at < text.length; at += 16_384)
        rows.push(`{"log":"${inner(text.slice(at, at + 16_384))}","stream":"stdout","time":"${t.iso}"}`);
      return rows.join('\n');
    },
  }),
  tell({
    name: 'P8 JSON lines of a proxy: each message comes in and goes out',
    line: (said, t) =>
      [by(said, 'cp-to-proxy', 'csms-to-proxy'), by(said, 'proxy-to-csms', 'proxy-to-cp')]
        .map((direction) =>
          JSON.stringify({ timestamp: t.iso, chargePointId: said.station, direction, raw: said.text }),
        )
        .join('\n'),
    duplicates: 20,
  }),
  tell({
    name: 'P8 JSON lines of two loggers',
    line: (said, t) =>
      `${JSON.stringify({ timestamp: t.iso, chargePointId: said.station, direction: by(said, 'in', 'out'), raw: said.text })}\n${JSON.stringify({ timestamp: t.iso, level: 'debug', message: `handled ${said.text}` })}`,
    duplicates: 20,
  }),
  tell({
    name: 'logfmt',
    line: (said, t) =>
      `ts=${t.iso} level=info station=${said.station} dir=${by(said, 'in', 'out')} msg="${inner(said.text)}"`,
  }),
  tell({
    name: 'GELF over lines',
    line: (said, t) =>
      JSON.stringify({
        version: '1.1',
        host: 'csms',
        short_message: brief(said),
        timestamp: Number(`${t.seconds}.${t.ms}`),
        level: 6,
        _charge_point: said.station,
      }),
  }),
  tell({
    name: 'escaped twice in a log of requests',
    line: (said, t) =>
      `${t.iso} INFO body=${JSON.stringify(JSON.stringify({ stationId: said.station, direction: by(said, 'in', 'out'), raw: said.text }))}`,
    station: false,
    truth: (truth) => truth.map(({ direction: _direction, station: _station, ...rest }) => rest),
  }),
  tell({
    name: 'CSV export of Datadog',
    head: 'Date,Host,Service,Message\n',
    line: (said, t) => `${t.iso},h1,csms,"${doubled(brief(said))}"`,
  }),
  tell({
    name: 'CSV export of Graylog',
    head: '"timestamp","source","message"\n',
    line: (said, t) => `"${t.iso}","csms-1","${doubled(brief(said))}"`,
  }),
  tell({
    name: 'CSV export of Splunk, newest first',
    head: '"_time","_raw","host"\n',
    line: (said, t) => `"${t.date}T${t.clock}.${t.ms}+0000","${doubled(brief(said))}","h1"`,
  }),
  tell({
    name: 'CSV export of Azure Log Analytics',
    head: '"TimeGenerated [UTC]",ContainerName,LogMessage\n',
    time: 's',
    line: (said, t) => `"5/1/2024, ${t.clock}.${t.ms} AM",csms,"${doubled(brief(said))}"`,
    truth: (truth) => truth.map(({ epochMs: _epoch, ...rest }) => rest),
  }),
  tell({
    name: 'FortiGate without escapes',
    station: false,
    said: session16('x').filter(({ kind }) => kind === 'call'),
    line: (said, t) =>
      `<190>date=${t.date} time=${t.clock} devname="FG" eventtime=${t.at}432203000 tz="+0000" srcip=10.0.10.12 dstip=10.0.0.1 app="OCPP" filename="${inner(said.text)}"`,
    truth: (truth) => truth.map(({ epochMs: _e, direction: _d, ...rest }) => ({ ...rest, station: '10.0.10.12' })),
  }),
];
