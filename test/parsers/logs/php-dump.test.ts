/* Messages that PHP printed: print_r, var_dump, var_export. Written by the three printers below from values that are known. */
import { expect, test } from 'vitest';
import { payloadText, readLog } from './read-log.ts';

type Value = string | number | boolean | null | readonly Value[] | { readonly [name: string]: Value };

/** A plain value as text; PHP writes nothing for what is false or null. */
const plainText = (value: Value): string =>
  typeof value === 'string' || typeof value === 'number' ? `${value}` : value === true ? '1' : '';

const membersOf = (value: Value): readonly (readonly [string | number, Value])[] | null =>
  value === null || typeof value !== 'object'
    ? null
    : Array.isArray(value)
      ? value.map((item: Value, index) => [index, item] as const)
      : Object.entries(value);

function printR(value: Value, indent = ''): string {
  const members = membersOf(value);
  if (members === null) return plainText(value);
  const lines = members.map(([key, item]) => `${indent}    [${key}] => ${printR(item, `${indent}        `)}\n`);
  return `Array\n${indent}(\n${lines.join('')}${indent})\n`;
}

function varDump(value: Value, indent = ''): string {
  const members = membersOf(value);
  if (members === null) {
    if (value === null) return `${indent}NULL\n`;
    if (typeof value === 'boolean') return `${indent}bool(${value})\n`;
    if (typeof value === 'number') return `${indent}${Number.isInteger(value) ? 'int' : 'float'}(${value})\n`;
    return `${indent}string(${new TextEncoder().encode(plainText(value)).length}) "${plainText(value)}"\n`;
  }
  const key = (name: string | number) => (typeof name === 'number' ? `[${name}]` : `["${name}"]`);
  const lines = members.map(([name, item]) => `${indent}  ${key(name)}=>\n${varDump(item, `${indent}  `)}`);
  return `${indent}array(${members.length}) {\n${lines.join('')}${indent}}\n`;
}

function varExport(value: Value, indent = ''): string {
  const members = membersOf(value);
  if (members === null) {
    if (value === null) return 'NULL';
    return typeof value === 'string'
      ? `'${value.replaceAll(/[\\']/g, String.raw`\$&`)}'`
      : typeof value === 'boolean'
        ? `${value}`
        : plainText(value);
  }
  const key = (name: string | number) => (typeof name === 'number' ? String(name) : `'${name}'`);
  const inner = (item: Value) =>
    membersOf(item) === null ? varExport(item) : `\n${indent}  ${varExport(item, `${indent}  `)}`;
  const lines = members.map(([name, item]) => `${indent}  ${key(name)} => ${inner(item)},\n`);
  return `array (\n${lines.join('')}${indent})`;
}

const payload = {
  chargePointVendor: 'Müller & Söhne "AG"',
  chargePointModel: "O'Neil [2] => x",
  note: 'two\nlines )',
  slots: ['a', 'b'],
  meter: { value: 12.5, serial: '0042' },
};
const messages: readonly (readonly [who: string, message: readonly Value[]])[] = [
  ['received', [2, 'id-1', 'BootNotification', payload]],
  ['sent', [3, 'id-1', { status: 'Accepted', interval: 300 }]],
  ['received', [2, '4711', 'Heartbeat', {}]],
  ['received', [4, 'id-3', 'NotSupported', '', {}]],
];
const printers = [
  ['print_r', printR],
  ['var_dump', varDump],
  ['var_export', varExport],
] as const;

const logOf = (print: (value: Value) => string): string =>
  messages.map(([who, message], index) => `[2024-05-01 10:00:0${index}] ${who}: ${print(message)}\n`).join('');

test.each(printers)('%s: all messages with their times, ids and payloads', (_name, print) => {
  const bytes = new TextEncoder().encode(logOf(print));
  const read = readLog(bytes);
  expect(
    read?.frames.map(({ kind, uniqueId, action, errorCode, label, loggedAt, state }) => [
      kind,
      uniqueId,
      action ?? errorCode,
      label,
      loggedAt.text,
      state,
    ]),
  ).toEqual([
    ['call', 'id-1', 'BootNotification', 'received', '2024-05-01 10:00:00', 'repaired'],
    ['result', 'id-1', null, 'sent', '2024-05-01 10:00:01', 'repaired'],
    ['call', '4711', 'Heartbeat', 'received', '2024-05-01 10:00:02', 'repaired'],
    ['error', 'id-3', 'NotSupported', 'received', '2024-05-01 10:00:03', 'repaired'],
  ]);
  const [first] = read?.frames ?? [];
  expect(first === undefined ? null : JSON.parse(payloadText(first, bytes) ?? '')).toEqual(payload);
  for (const chunk of [1, 3, 5, 17, 64, 200])
    expect(JSON.stringify(readLog(bytes, chunk)?.items)).toBe(JSON.stringify(read?.items));
});

test.each(printers)('%s: a dump that breaks off gives nothing, and what follows is read', (_name, print) => {
  const whole = print(messages[0]?.[1] ?? []);
  const text = `2024-05-01 10:00:00 received: ${whole.slice(0, 60)}\n2024-05-01 10:00:05 received: [2,"x","Heartbeat",{}]\n`;
  expect(readLog(text)?.frames.map(({ uniqueId }) => uniqueId)).toEqual(['x']);
});

test('other arrays of PHP are no messages', () => {
  const text = `${printR([2, 3, 5])}${varDump(['a', 'b'])}${varExport([2, 'x', 'y'])}`;
  expect(readLog(text.repeat(3))?.frames ?? []).toEqual([]);
});

test('beginnings without an end cost time in proportion to the text', () => {
  const beginnings = 'array(1) {\n[0]=>\nint(2)\n[1]=>\nstring(900000) "'.repeat(4_000);
  const read = readLog(
    `2024-05-01 10:00:00 [2,"a","Heartbeat",{}]\n${beginnings}\n2024-05-01 10:00:05 [2,"b","Heartbeat",{}]\n`,
  );
  expect(read?.frames.map(({ uniqueId }) => uniqueId)).toEqual(['a', 'b']);
});
