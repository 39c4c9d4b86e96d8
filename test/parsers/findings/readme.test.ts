import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { findingRules } from '../../../parsers/findings/index.ts';

const readme = readFileSync(new URL('../../../parsers/findings/README.md', import.meta.url), 'utf8');

it('the README places each rule, names none that is not there, and speaks of all 109 conditions', () => {
  const named = new Set<string>();
  let prefix = '';
  for (const [, text = ''] of readme.matchAll(/`([a-z0-9.-]+)`/g)) {
    if (text.endsWith('.') && text.startsWith('vendor.')) prefix = text;
    else if (findingRules.find(text) !== undefined) named.add(text);
    else if (findingRules.find(prefix + text) !== undefined) named.add(prefix + text);
    else if (
      /^(?:transaction|authorisation|status|connection|metering|signature|maintenance|configuration|vendor)\.[a-z]/.test(
        text,
      )
    ) {
      named.add(`unknown: ${text}`);
    }
  }
  expect([...named].toSorted()).toEqual(findingRules.entries.map(({ id }) => id).toSorted());
  const conditions = [...readme.matchAll(/^\| ([TASCMFV]\d\d)\*? /gm)].map((match) => match[1]);
  expect(new Set(conditions).size).toBe(109);
});
