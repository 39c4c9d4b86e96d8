/* K12, K19: messages as programs print their objects and lists in place of JSON: Python, JavaScript, Ruby, Elixir, Java; whole, over lines, cut. */
import { inspect } from 'node:util';
import { by, tell, type Variant } from './dress.ts';
import { type Said, session16, session201, type Truth } from './truth.ts';

type Printer = (value: unknown) => string;

/** How a language writes values: its words, its quotes, its pairs. */
function printer(
  words: readonly [none: string, yes: string, no: string],
  quoted: (text: string) => string,
  object: (members: readonly (readonly [string, string])[]) => string,
): Printer {
  const print: Printer = (value) => {
    if (value === null || value === undefined) return words[0];
    if (typeof value === 'boolean') return value ? words[1] : words[2];
    if (typeof value === 'number') return String(value);
    if (typeof value === 'string') return quoted(value);
    if (Array.isArray(value)) return `[${value.map(print).join(', ')}]`;
    return object(Object.entries(value).map(([key, one]) => [key, print(one)]));
  };
  return print;
}

const joined =
  (open: string, pair: (key: string) => string) =>
  (members: readonly (readonly [string, string])[]): string =>
    `${open}${members.map(([key, value]) => `${pair(key)}${value}`).join(', ')}}`;
const single = (text: string): string =>
  text.includes("'") && !text.includes('"')
    ? `"${text.replaceAll('\\', '\\\\')}"`
    : `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

const python = printer(
  ['None', 'True', 'False'],
  single,
  joined('{', (key) => `'${key}': `),
);
const ruby = printer(
  ['nil', 'true', 'false'],
  (text) => JSON.stringify(text),
  joined('{', (key) => `"${key}"=>`),
);
const newRuby = printer(
  ['nil', 'true', 'false'],
  (text) => JSON.stringify(text),
  joined('{', (key) => `${key}: `),
);
const elixir = printer(
  ['nil', 'true', 'false'],
  (text) => JSON.stringify(text),
  joined('%{', (key) => `"${key}" => `),
);
const java = printer(
  ['null', 'true', 'false'],
  (text) => text,
  joined('{', (key) => `${key}=`),
);
const node: Printer = (value) => inspect(value, { depth: 20, breakLength: 80 });

const repaired = (truth: readonly Truth[]): readonly Truth[] => truth.map((one) => ({ ...one, state: 'repaired' }));
const noErrors = session16('CP_17').filter(({ kind }) => kind !== 'error');
/** Without quotes around texts nobody can tell where one with a bracket or a comma ends. */
const plainTexts = noErrors.filter(({ text }) => !/Säule|quoted|inner|1,2,3|sampledValue|"60"/.test(text));

const object = (said: Said): object => {
  const [type, id, third, fourth, fifth] = JSON.parse(said.text);
  if (said.kind === 'call') return { messageTypeId: type, uniqueId: id, action: third, payload: fourth };
  if (said.kind === 'result') return { messageTypeId: type, uniqueId: id, payload: third };
  return { messageTypeId: type, uniqueId: id, errorCode: third, errorDescription: fourth, errorDetails: fifth };
};
const list = (said: Said): unknown => JSON.parse(said.text);
const prefix = (said: Said, iso: string): string => `${iso} INFO csms: ${by(said, 'RX from', 'TX to')} CP_17: `;

const printed = (name: string, print: Printer, value: (said: Said) => unknown, said = session16('CP_17')): Variant =>
  tell({ name, said, line: (one, t) => `${prefix(one, t.iso)}${print(value(one))}`, truth: repaired });

export const printedLiterals: readonly Variant[] = [
  printed('K19 Python dictionaries', python, object),
  printed(
    'K19 Python dictionaries, other names',
    python,
    (said) => {
      const [type, id, third, fourth] = JSON.parse(said.text);
      return said.kind === 'call'
        ? { message_type_id: type, unique_id: id, action: third, payload: fourth }
        : { message_type_id: type, unique_id: id, payload: third };
    },
    noErrors,
  ),
  printed('K19 JavaScript objects over lines', node, object),
  printed(
    'K19 JavaScript objects with the type last',
    node,
    (said) => {
      const { messageTypeId, ...rest } = object(said) as { messageTypeId: number; payload: object };
      const { payload, ...head } = rest;
      return { ...head, messageTypeId, payload };
    },
    noErrors,
  ),
  printed('K12 JavaScript lists over lines', node, list),
  printed('K12 JavaScript lists over lines, OCPP 2.0.1', node, list, session201('CP_17')),
  printed(
    'K12 Ruby lists',
    ruby,
    list,
    session16('CP_17').filter(({ text }) => /:|\{"/.test(text) && !text.endsWith(',{}]')),
  ),
  printed('K19 Ruby hashes', ruby, object),
  printed('K19 Ruby hashes as written since 3.4', newRuby, object),
  printed('K12 Elixir lists', elixir, list),
  printed('K19 Elixir maps', elixir, object),
  printed('K19 Java maps in the name of their class', (value) => `CallMessage${java(value)}`, object, plainTexts),
  tell({
    name: 'K19 printed with pprint over lines',
    said: noErrors,
    line: (said, t) =>
      `${prefix(said, t.iso)}\n${python(object(said)).replaceAll(/, '(action|payload|uniqueId)': /g, ",\n '$1': ")}`,
    truth: repaired,
  }),
  tell({
    name: 'K19 JSON objects cut by a column limit',
    said: noErrors,
    line: (said, t) => `${prefix(said, t.iso)}${JSON.stringify(object(said)).slice(0, 118)}`,
    truth: (truth) =>
      truth.map(({ payload: _payload, ...one }, index) => ({
        ...one,
        state: JSON.stringify(object(noErrors[index] as Said)).length > 118 ? 'truncated' : 'whole',
      })),
  }),
  tell({
    name: 'K19 Python dictionaries cut by a column limit',
    said: noErrors,
    line: (said, t) => `${prefix(said, t.iso)}${python(object(said)).slice(0, 122)}`,
    truth: (truth) =>
      truth.map(({ payload: _payload, ...one }, index) => ({
        ...one,
        state: python(object(noErrors[index] as Said)).length > 122 ? 'truncated' : 'repaired',
      })),
  }),
  tell({
    name: 'K19 JSON objects cut within the name of the action',
    said: noErrors.filter(({ kind }) => kind === 'call'),
    line: (said, t) => `${prefix(said, t.iso)}${JSON.stringify(object(said)).slice(0, 88)}`,
    truth: (truth) =>
      truth.map(({ payload: _payload, action: _action, direction: _direction, ...one }) => ({
        ...one,
        state: 'truncated',
      })),
  }),
  tell({
    name: 'K19 objects cut right behind the id',
    said: noErrors,
    line: (said, t) => `${prefix(said, t.iso)}${JSON.stringify(object(said)).slice(0, 78)}`,
    truth: (truth) =>
      truth.map(({ payload: _payload, action: _action, direction: _direction, ...one }) => ({
        ...one,
        state: 'truncated',
      })),
  }),
  tell({
    name: 'K19 what a library keeps of objects within objects is left out',
    said: session16('CP_17').filter(({ action, kind }) => action === 'MeterValues' && kind === 'call'),
    line: (said, t) => `${prefix(said, t.iso)}${inspect(object(said), { depth: 2 })}`,
    truth: (truth) => truth.map(({ payload: _payload, ...one }) => ({ ...one, state: 'elided' })),
  }),
  tell({
    name: 'K19 the objects that CitrineOS hands on',
    said: session201('CP_17').filter(({ kind }) => kind !== 'error'),
    line: (said, t) =>
      `${t.date} ${t.clock}.${t.ms}\tDEBUG\t/node_modules/util/sender.js:119\tCitrineOS Logger:RabbitMqSender\tPublishing: ${inspect(
        {
          origin: by(said, 'cs', 'csms'),
          eventGroup: 'general',
          action: said.action,
          state: said.kind === 'call' ? 1 : 2,
          context: { correlationId: said.id, stationId: said.station, tenantId: '', timestamp: t.iso },
          payload: said.payload,
        },
        { depth: 20 },
      )}`,
    truth: repaired,
  }),
  tell({
    name: 'K19 the messages that Node-RED passes on',
    time: 'none',
    said: session16('CP_17').filter(({ kind }) => kind === 'call'),
    line: (said) =>
      JSON.stringify(
        {
          ocpp: { chargeBoxIdentity: said.station, MessageId: said.id, msgType: 2, command: said.action },
          payload: { command: said.action, data: said.payload },
          _msgid: 'ab12',
        },
        null,
        4,
      ),
    truth: (truth) => truth.map((one) => (one.action === 'DataTransfer' ? { ...one, direction: 'unknown' } : one)),
  }),
];
