import { expect, test } from 'vitest';
import { logFormats } from '../../../parsers/logs/index.ts';

const samples = logFormats.entries.flatMap((format) => format.samples.map((sample) => [format.id, sample] as const));

test.each(samples)('%s reads its sample as it says', (id, { line, prefix }) => {
  const found = logFormats.find(id)?.readPrefix(line) ?? null;
  const told = found === null ? null : { time: found.time, station: found.station, label: found.label };
  expect(told).toEqual(prefix);
});

test.each(samples.filter(([id]) => id !== 'unknown-prefix'))('%s tells the same without decoding', (id, sample) => {
  expect(logFormats.find(id)?.startsAt(`x\n${sample.line}`, 2)).toBe(sample.prefix !== null);
});

test.each(logFormats.entries.filter(({ records }) => records === undefined).map(({ id }) => [id] as const))(
  '%s says what it cannot tell and shows what it does not read',
  (id) => {
    const format = logFormats.find(id);
    expect(format?.cannotTell.length).toBeGreaterThan(0);
    expect(format?.samples.some(({ prefix }) => prefix !== null)).toBe(true);
    expect(format?.samples.some(({ prefix }) => prefix === null)).toBe(true);
  },
);
