import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { signedFormats, verifyValue } from '../../../parsers/signatures/index.ts';
import { judgeTransactions } from '../../../parsers/signatures/transactions/judge-transactions.ts';
import { alfen, edl, isa, mennekes, pcdf } from './block-records.ts';
import { judgeBlock } from './judge-block.ts';
import { valueOf } from './test-records.ts';

/* Whoever reads a deviation has to be able to look up what it rests on: a published text, or a rule of our own in RULES.md. */

const folder = fileURLToPath(new URL('../../../parsers/signatures/', import.meta.url));

/** Rules of our own by number, ranges written out. */
const ownRules = new Set(
  [...readFileSync(`${folder}RULES.md`, 'utf8').matchAll(/^\| ([^|]+) \|/gm)].flatMap(([, cell = '']) =>
    cell.split(',').flatMap((part) => {
      const [from = '', to] = part.trim().split(' to ');
      const [first, last] = [from, to ?? from].map((text) => Number(text.split('.')[1]));
      if (to === undefined || first === undefined || last === undefined) return [from];
      return Array.from({ length: last - first + 1 }, (_, step) => `${from.split('.')[0]}.${first + step}`);
    }),
  ),
);

const published =
  /^(?:OCMF (?:0\.\d|1\.\d|revision overview)|RFC \d+|SEC 1|X\.690|S\.A\.F\.E\. rule|OCA note|BSI TR-|SunSpec model|bsm-python)/;

/** What of a clause nobody can look up. */
function unknownParts(clause: string): readonly string[] {
  return clause.split(';').flatMap((part) => {
    const own = /^Ladeakte(?: rule (.+))?$/.exec(part.trim());
    if (own !== null)
      return (own[1]?.split(',') ?? []).map((number) => number.trim()).filter((number) => !ownRules.has(number));
    return published.test(part.trim()) ? [] : [part.trim()];
  });
}

test('every clause that is written in the sources', () => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const clauses = files.flatMap((name) => {
    const source = readFileSync(folder + name, 'utf8');
    const beside = /'(?:fatal|warning|info)',\s*'([^']+)',\s*(?:''|['`a-z[])/g;
    const named = /(?:clause|table\d) = '([^']+)'/g;
    return [...source.matchAll(beside), ...source.matchAll(named)].map(([, clause = '']) => `${name}: ${clause}`);
  });
  expect(clauses.length).toBeGreaterThan(100);
  expect(clauses.filter((entry) => unknownParts(entry.slice(entry.indexOf(': ') + 2)).length > 0)).toEqual([]);
});

describe('clauses that are put together', () => {
  test.each(signedFormats.entries.map(({ id }) => id))('a broken record of %s', (id) => {
    const { readable, rules } = verifyValue(valueOf('nothing of it', { format: id }), [], null);
    expect([readable, rules.flatMap(({ clause }) => unknownParts(clause))]).toEqual(['broken', []]);
  });

  const pairs: readonly (readonly [string, readonly string[]])[] = [
    ['alfen', [alfen({ type: '0', paging: 9 }), alfen({ type: '1', paging: 9, session: 2 })]],
    ['edl40', [edl(), edl()]],
    ['isa-edl40', [isa()]],
    ['edl40-mennekes', [mennekes()]],
    ['pcdf', [pcdf()]],
  ];
  test.each(pairs)('a session of %s', (format, texts) => {
    const judged = texts.map((text, index) => {
      const context = index === 0 ? 'Transaction.Begin' : 'Transaction.End';
      const value = valueOf(text, { format, index, context, transactionId: '7' });
      return { index, value, verdict: judgeBlock(format, text) };
    });
    const [transaction] = judgeTransactions(judged);
    expect(transaction?.rules.flatMap(({ clause }) => unknownParts(clause))).toEqual([]);
  });
});
