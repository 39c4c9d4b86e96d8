import { expect, test } from 'vitest';
import { libocppDeviceModel } from '../../../parsers/databases/libocpp-device-model.ts';
import type { Cell, DatabaseView } from '../../../parsers/databases/dialect.ts';

const column = (name: string) => ({ name, declaredType: 'TEXT' });
const most = 200_000;

/** A device model with so many components and no variable. */
function viewOf(components: number): DatabaseView {
  return {
    tables: ['COMPONENT', 'VARIABLE', 'VARIABLE_ATTRIBUTE'].map((name) => ({
      name,
      columns: ['ID', 'NAME', 'COMPONENT_ID', 'VARIABLE_ID', 'VALUE'].map(column),
      rowCount: components,
    })),
    *rows(table, columns) {
      if (table !== 'COMPONENT') return;
      for (let row = 1; row <= components; row += 1) {
        const cells = columns.map((name): Cell => (name === 'ID' ? BigInt(row) : `C${row}`));
        yield { rowId: String(row), cells };
      }
    },
  };
}

test('components beyond what is held in memory are counted', () => {
  const context = { sourceId: 1, station: null, time: { zone: 'UTC', referenceYear: null } };
  const items = (components: number) => [...(libocppDeviceModel.more?.read(viewOf(components), context) ?? [])];
  expect(items(most)).toEqual([]);
  expect(items(most + 2)).toMatchObject([{ issue: { code: 'database.rows-not-understood', params: { rows: 2 } } }]);
});
