/*
 * Conversations whose every message is known, told by loggers, collectors, exports and damaged files of many makes (dialects/): what comes out must be
 * the conversation, with its times, directions, stations and payloads, whatever the chunks; and every byte of it is accounted for.
 */
import { describe, expect, test } from 'vitest';
import { backends } from './dialects/backends.ts';
import { collectors } from './dialects/collectors.ts';
import { compare } from './dialects/compare.ts';
import { damage } from './dialects/damage.ts';
import { encodings } from './dialects/encodings.ts';
import type { Variant } from './dialects/dress.ts';
import { envelopes } from './dialects/envelopes.ts';
import { exports } from './dialects/exports.ts';
import { percent } from './dialects/percent.ts';
import { printedLiterals } from './dialects/printed.ts';
import { programs } from './dialects/programs.ts';
import { python } from './dialects/python.ts';
import { retyped } from './dialects/retyped.ts';
import { stations } from './dialects/stations.ts';

const families: readonly (readonly [name: string, variants: readonly Variant[]])[] = [
  ['backends', backends],
  ['Python', python],
  ['percent encoding', percent],
  ['programs', programs],
  ['printed literals', printedLiterals],
  ['stations', stations],
  ['collectors', collectors],
  ['exports', exports],
  ['damage', damage],
  ['envelopes', envelopes],
  ['encodings', encodings],
  ['retyped', retyped],
];

describe.each(families)('%s', (_family, variants) => {
  test.each(variants.map((variant) => [variant.name, variant] as const))('%s', (_name, variant) => {
    const { actual, expected, duplicates, account, bytes } = compare(variant);
    expect(actual).toEqual(expected);
    expect(duplicates[0]).toBe(duplicates[1]);
    if (account !== undefined) expect(account.bytesTotal).toBe(bytes.length);
  });

  test.each(variants.map((variant) => [variant.name, variant] as const))('%s, in chunks', (_name, variant) => {
    for (const size of [37, 4099]) {
      const { actual, expected } = compare(variant, size);
      expect(actual).toEqual(expected);
    }
  });
});
