import { describe, expect, test } from 'vitest';
import { readRegister } from '../../../parsers/signatures/ocmf/register.ts';

/* RI (OCMF 1.4 Table 25, research/ocmf 1.10): all groups are hexadecimal, and what each register counts. */

const hex = (value: number): string => value.toString(16).toUpperCase().padStart(2, '0');
const ofC = (c: number) => readRegister(`01-00:${hex(c)}.08.00*FF`);
const all = Array.from({ length: 256 }, (_, c) => c);
const cOf = (wanted: (c: number) => boolean): string => all.filter(wanted).map(hex).join(' ');

test('what the third group counts', () => {
  expect(cOf((c) => ofC(c)?.kind === 'energy-import')).toBe('01 98 9E B0 B1 B2 B3 B4 B5 B6 B7 B8 B9 BA BB BC BD BE BF');
  expect(cOf((c) => ofC(c)?.kind === 'energy-export')).toBe('02 C0 C1 C2 C3 C4 C5 C6 C7');
  expect(cOf((c) => ofC(c)?.kind === 'duration')).toBe('00');
  expect(cOf((c) => ofC(c)?.compensated === true)).toBe('98 B1 B3 C1 C3');
  expect(cOf((c) => ofC(c)?.transactionScoped === true)).toBe('B2 B3 C2 C3');
});

test('only electricity, only amounts', () => {
  expect(all.filter((d) => readRegister(`01-00:01.${hex(d)}.00*FF`)?.kind !== 'other')).toEqual([8]);
  expect(all.filter((a) => readRegister(`${hex(a)}-00:01.08.00*FF`)?.kind !== 'other')).toEqual([1]);
});

describe('spellings', () => {
  test.each([
    ['1-b:1.8.0', '1.11.1.8.0.255'],
    ['01-0B:01.08.00*FF', '1.11.1.8.0.255'],
    ['01-0b:01.08.00.ff', '1.11.1.8.0.255'],
    ['1-b:1.8.0*255', '1.11.1.8.0.255'],
    ['1-b:1.8.0&FF', '1.11.1.8.0.255'],
    [' 1-b:1.8.0 ', '1.11.1.8.0.255'],
    ['1-0:1.8.0*198', '1.0.1.8.0.198'],
    ['1-0:1.8.0*C6', '1.0.1.8.0.198'],
    ['1-0:1.8.e', '1.0.1.8.14.255'],
    ['1-0:1.8.1', '1.0.1.8.1.255'],
    ['1-0:1.8.0*0', '1.0.1.8.0.0'],
    ['1-0:1.8.0*200', '1.0.1.8.0.200'],
  ])('%s', (text, key) => {
    expect(readRegister(text)?.key).toBe(key);
  });

  test.each(['1-0:1.8.0*198', '1-0:1.8.0*C6'])('%s counts this session only', (text) => {
    expect(readRegister(text)?.transactionScoped).toBe(true);
  });

  test.each([
    '',
    '1.8.0',
    '1-0:1.8',
    '1-0:1.8.0*',
    '1-0:1.8.0*256',
    '1-0:1.8.0*1FF',
    '1-0:1.8.0*0001',
    '1-0:1.8.0*FF*FF',
    '001-0:1.8.0',
    '1-000:1.8.0',
    '1-0:001.8.0',
    '1-0:1.008.0',
    '1-0:1.8.000',
    'G-0:1.8.0',
    '1-0:1.8.0;',
    'x1-0:1.8.0',
    '1:0-1.8.0',
  ])('%j is no register', (text) => {
    expect(readRegister(text)).toBeUndefined();
  });
});
