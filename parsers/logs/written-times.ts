import { clock, isoTime, localTime, syslogTime } from './line-format.ts';

/** Source of a pattern for any written time, as loggers and tables write it. */
export const anyWrittenTime = `${isoTime}|${localTime}(?: ?(?:Z|UTC|[+-]\\d{2}:?\\d{2}))?|\\d{4}/\\d{2}/\\d{2} ${clock}|\\d{1,2}[./-]\\d{1,2}[./-]\\d{4},? ${clock}|[A-Z][a-z]{2} [A-Z][a-z]{2} \\d{1,2} \\d{4} ${clock}(?: GMT[+-]\\d{4})?|[A-Z][a-z]{2,8} \\d{1,2}, \\d{4}(?:,| @| at)? ${clock}(?:[ \\u202f][AP]M)?|\\d{1,2}/[A-Z][a-z]{2}/\\d{4}:${clock}(?: [+-]\\d{4})?|(?<![\\w"])${syslogTime}|(?<![\\d.])1[5-9]\\d{8}(?:(?:\\d{3}){1,3}|\\.\\d{1,9})?(?![\\d])|(?<![\\d:])${clock}`;
