import type { FindingRow } from '../../../api/views/finding-views.ts';
import type { Say } from './list-columns.ts';
import { placesOf } from './text-table.ts';

/** Where a line ends that no terminal ends. */
const usualRoom = 100;
const indent = '  ';

/** A text in lines of at most so many places, broken between words. */
function* wrapped(text: string, room: number): Generator<string> {
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && placesOf(line) + 1 + placesOf(word) > room) {
      yield line;
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  if (line !== '') yield line;
}

function where({ station, connector, session }: FindingRow, { words }: Say): string {
  // The id of a session begins with station and connector.
  if (session !== null) return session;
  return [station, connector === null ? null : words.connector(connector)].filter((part) => part !== null).join(', ');
}

/**
 * A finding as a few lines: how grave and what, where and when; what was seen; what to do; which rule says so, from which places.
 * @param room places of a line; `null` where it is no terminal.
 */
export function* findingLines(finding: FindingRow, say: Say, room: number | null): Generator<string> {
  const { severity, title, detail, remedy, rule, from, to, evidence } = finding;
  const { words, writer } = say;
  const width = Math.max(40, (room ?? usualRoom) - indent.length);
  yield `${words.severity[severity]}: ${title}`;
  const at = from === null && to === null ? '' : writer.period(from, to);
  const place = [where(finding, say), at].filter((part) => part !== '').join(' · ');
  if (place !== '') yield `${indent}${place}`;
  for (const line of wrapped(detail, width)) yield `${indent}${line}`;
  for (const line of wrapped(`${words.todo}: ${remedy}`, width)) yield `${indent}${line}`;
  yield `${indent}${[rule, ...evidence.map(({ label }) => label)].join(' · ')}`;
}
