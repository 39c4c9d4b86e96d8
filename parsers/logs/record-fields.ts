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
  return -1;
}

/** All fields that may hold a frame, the likeliest first. */
export function frameFields(plainNames: readonly string[]): readonly number[] {
  return namesByRole.frame.flatMap((name) => {
    const index = plainNames.indexOf(name);
    return index < 0 ? [] : [index];
  });
}
