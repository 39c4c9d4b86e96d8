import { clock, isoTime, syslogTime } from './line-format.ts';

/*
 * What collectors put in front of a line that already has a prefix of its own: docker compose, the container runtimes of
 * Kubernetes, syslog and journald, terminal programs (research K2, K15, K16).
 */
const wrappers: readonly RegExp[] = [
  // docker compose: `service-1  | `
  /\s{0,12}[\w.@-]{1,64} {1,40}\| /y,
  // CRI: `2024-01-01T00:00:00.000000000Z stdout F `
  new RegExp(`(${isoTime}) std(?:out|err) [FP] `, 'y'),
  // syslog and journald: host, program, process id
  new RegExp(
    `(?:<\\d{1,3}>\\d{0,2} ?)?(${syslogTime}|${isoTime}|\\d{10}\\.\\d{6}) [\\w.:@-]{1,64} [\\w./@-]{1,64}(?:\\[\\d{1,10}\\])?: `,
    'y',
  ),
  // journalctl -o with-unit: weekday, local date, zone
  new RegExp(
    `(?:[A-Za-z]{2,4}\\.? )?(\\d{4}-\\d{2}-\\d{2} ${clock}(?: UTC)?)(?: [A-Z]{3,5})? [\\w.:@-]{1,64} [\\w./@\\\\-]{1,80}\\[\\d{1,10}\\]: `,
    'y',
  ),
  // kubectl --prefix and stern
  /\[pod\/[\w.-]{1,120}\/[\w.-]{1,80}\] /y,
  // syslog in front of a line with a priority of its own (a firewall behind a relay)
  new RegExp(`(?:<\\d{1,3}>)?(${syslogTime}|${isoTime}) [\\w.:@-]{1,64} (?=<\\d{1,3}>|date=)`, 'y'),
  // RFC 5424: version, time, host, program, process, message id, structured data
  new RegExp(
    `<\\d{1,3}>1 (${isoTime}|-) [\\w.:@-]{1,255} [\\w./@-]{1,48} [\\w.-]{1,128} [\\w.-]{1,32} (?:-|(?:\\[[^\\]\\n]{0,800}\\]){1,8})(?: (?:\\ufeff|\\u00ef\\u00bb\\u00bf)?|$)`,
    'y',
  ),
  // terminal programs: `00:10:17.505 -> `, `11:52:55.587 > `
  new RegExp(`\\[?(${clock})\\]? ?-?> `, 'y'),
  // docker logs --timestamps
  new RegExp(`(\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{9}Z) `, 'y'),
  // quoted in an issue or a mail
  /(?:> ?){1,4}/y,
  // kernel ring buffer
  /\[ {0,6}\d{1,10}\.\d{1,9}\] (?:[\w.@-]{1,64} [\w./@-]{1,64}\[\d{1,10}\]: )?/y,
];

/** A wrapper at the beginning of a line. */
export interface Wrapper {
  readonly length: number;
  /** Time that the wrapper carries; empty when it has none. */
  readonly time: string;
}

/** The wrapper that begins at `position`, if one does. The text may be a stand-in of one character per byte. */
export function readWrapper(text: string, position: number): Wrapper | undefined {
  for (const pattern of wrappers) {
    pattern.lastIndex = position;
    const match = pattern.exec(text);
    if (match !== null) return { length: match[0].length, time: match[1] ?? '' };
  }
  return undefined;
}

const ansi = /\u001b\[[0-9;?]{0,20}[A-Za-z]/g;

/** The text without terminal colours (research P14, K20). */
export function stripAnsi(text: string): string {
  return text.includes('\u001b') ? text.replaceAll(ansi, '') : text;
}
