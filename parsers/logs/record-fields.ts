import { isAsciiText } from '../base/byte-text.ts';
import { type FieldRole, namesByRole } from './field-names.ts';

/** A name as it is compared: without accents too. */
export function plainName(name: string): string {
  return (isAsciiText(name) ? name : name.normalize('NFD')).toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}

/** The index of the best field for a role among plain names; -1 when there is none. */
export function fieldFor(role: FieldRole, plainNames: readonly string[]): number {
  for (const name of namesByRole[role]) {
    const index = plainNames.indexOf(name);
    if (index >= 0) return index;
  }
  return role === 'time' ? plainNames.findIndex((name) => isTimeName(name)) : -1;
}

/** Names that say which time they count from, or in which unit: `created_ms`, `epoch_us`, `sent_ts`, `ts_utc`, `event_timestamp`. */
const timeName =
  /^(?:(?:unix|epoch)(?:time|timestamp|ts)?|ts|time|timestamp|(?:created|logged|received|recv|sent|stored|inserted|recorded|event|log|message|msg|occurred|server|client|local|utc|system|record)(?:at|on|time|timestamp|date|datetime|ts)?)(?:in)?(?:ms|us|ns|s|sec|secs|seconds|millis|milliseconds|micros|nanos|utc|gmt|local|iso|epoch|unix)?$/;
/** Of these the bare word says something else. */
const bareWord =
  /^(?:created|logged|received|recv|sent|stored|inserted|recorded|event|log|message|msg|occurred|server|client|local|utc|system|record)$/;

function isTimeName(name: string): boolean {
  return (
    timeName.test(name) &&
    !bareWord.test(name) &&
    !/^(?:events|logs|messages|records|msgs|clients|servers|logins)$/.test(name)
  );
}

/** All fields that may hold a frame, the likeliest first. */
export function frameFields(plainNames: readonly string[]): readonly number[] {
  return namesByRole.frame.flatMap((name) => {
    const index = plainNames.indexOf(name);
    return index < 0 ? [] : [index];
  });
}
