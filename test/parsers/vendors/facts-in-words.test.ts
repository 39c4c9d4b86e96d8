import { describe, expect, test } from 'vitest';
import { vendorCatalogues } from '../../../parsers/vendors/index.ts';

/* Facts that a manual gives in prose only, where a table of codes and defaults cannot hold them: both languages say them. */

const facts: readonly (readonly [vendor: string, code: string, german: RegExp, english: RegExp])[] = [
  // 8.5: the probe measures a high temperature; nothing says that it measures wrongly.
  ['greenflux', 'ERR_TEMPERATURE_SOCKET', /zu hohe Temperatur/, /temperature that is too high/],
  // 7.1.3: after three looks in vain the charge ends for good.
  ['greenflux', 'ERR_CCID_TRIPPED', /drei.*abstecken/s, /three.*unplug/s],
  // 4.4: there is no second connector on a SSCU.
  ['greenflux', 'TaglessIdTag2', /DSCU/, /DSCU/],
  // 4.4: every four hours, or sooner when the second fails.
  ['greenflux', 'SecondaryConnection', /4 Stunden/, /4 hours/],
  // 2.3: a reset by the backend leaves plugged vehicles without a new session, whatever the restart behaviour says.
  ['abl', 'Reset', /beginnt keine neue Ladung/, /no new charge begins/],
];

describe.each(facts)('%s %s', (vendor, code, german, english) => {
  test('says it in both languages', () => {
    const entry = vendorCatalogues.find(({ id }) => id === vendor)?.entries.find((one) => one.code === code);
    if (entry === undefined) throw new Error('no such entry');
    const all = [entry.meaning, ...entry.causes, ...entry.impact, ...entry.remedies.remote, ...entry.remedies.onSite];
    expect(all.map(({ de }) => de).join('\n')).toMatch(german);
    expect(all.map(({ en }) => en).join('\n')).toMatch(english);
  });
});
