import { describe, expect, it } from 'vitest';
import type { DatabaseItem } from '../../../parsers/databases/dialect.ts';
import { databaseDialects, readDatabase } from '../../../parsers/databases/index.ts';
import { sampleView } from '../../../parsers/databases/sample-view.ts';

const context = { sourceId: 3, time: { zone: 'UTC', referenceYear: null }, station: null };

/** Issues that the choice adds at the end are not part of a dialect's own samples. */
const withoutLeftTables = (items: readonly DatabaseItem[]): readonly DatabaseItem[] =>
  items.filter((item) => item.record !== 'issue' || item.issue.code !== 'database.table-not-read');

describe('database dialects', () => {
  for (const dialect of databaseDialects.entries) {
    for (const sample of dialect.samples) {
      it(`${dialect.id}: ${sample.note}`, () => {
        const reading = readDatabase(sampleView(sample), context);
        expect(reading.dialect).toBe(dialect.id);
        expect(reading.reasons.length).toBeGreaterThan(0);
        const items = withoutLeftTables([...reading.items]);
        expect(items).toHaveLength(sample.expected.length);
        expect(items).toMatchObject(sample.expected.map((expected) => ({ ...expected })));
      });
    }
  }

  it('puts the evidence on the row that a record came from', () => {
    const sample = databaseDialects.find('libocpp-1.6')?.samples[0];
    if (sample === undefined) throw new Error('the dialect has a sample');
    const [first] = readDatabase(sampleView(sample), context).items;
    expect(first).toMatchObject({
      evidence: { kind: 'row', sourceId: 3, table: 'TRANSACTIONS', rowId: '1', column: null },
    });
  });

  it('leaves a database without known tables alone and says so', () => {
    const view = sampleView({
      note: '',
      tables: [{ name: 'bookmarks', columns: [{ name: 'url', declaredType: 'TEXT' }], rows: [['x']] }],
      expected: [],
    });
    const reading = readDatabase(view, context);
    expect([...reading.items]).toMatchObject([
      { record: 'issue', issue: { code: 'database.table-not-read', params: { table: 'bookmarks', rows: 1 } } },
    ]);
  });

  it('tells a time and a meter that cannot be read instead of inventing one', () => {
    const view = sampleView({
      note: '',
      tables: [
        {
          name: 'transactions',
          columns: ['transaction_id', 'id_tag', 'start_time', 'meter_start_wh'].map((name) => ({
            name,
            declaredType: 'TEXT',
          })),
          rows: [[1n, 'T', 'yesterday', 'many']],
        },
      ],
      expected: [],
    });
    expect([...readDatabase(view, context).items]).toMatchObject([
      { record: 'issue', issue: { code: 'database.time-unreadable', place: { column: 'start_time', rowId: '1' } } },
      { record: 'issue', issue: { code: 'database.meter-unreadable', place: { column: 'meter_start_wh' } } },
      { record: 'transaction-row', startedAt: null, meterStartWh: null },
    ]);
  });
});
