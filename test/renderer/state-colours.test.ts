import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { stateColours } from '../../parsers/text/state-colours.ts';

const css = readFileSync(new URL('../../renderer/styles/tokens.css', import.meta.url), 'utf8');

test.each(['light', 'dark'] as const)('the %s theme draws each state in the colour of the one table', (theme) => {
  const block = new RegExp(`\\[data-theme='${theme}'\\] \\{([^}]*)\\}`).exec(css)?.[1] ?? '';
  const drawn = Object.fromEntries(
    [...block.matchAll(/--state-(\w+): (#[0-9a-f]{6});/g)].map(([, state = '', colour = '']) => [state, colour]),
  );
  expect(drawn).toEqual(
    Object.fromEntries(Object.entries(stateColours).map(([state, colours]) => [state, colours[theme]])),
  );
});
