import { isSecretEntry } from '../ocpp/secret-keys.ts';
import { deviceModelKey } from '../ocpp/variable-key.ts';
import { positionOnly } from '../time/read-timestamp.ts';
import type { DatabaseContext, DatabaseDialect, DatabaseItem, DatabaseView, TableShape } from './dialect.ts';
import { longTextCell, textCell } from './cell-values.ts';
import { roleRows, rowEvidence } from './role-rows.ts';
import { existingColumns, findTable, hasColumns } from './table-shapes.ts';

/** Components and variables held in memory; a station has a few thousand. */
const mostEntries = 200_000;

interface Named {
  readonly name: string;
  readonly instance: string | null;
}

interface Component extends Named {
  readonly evse: string | null;
  readonly connector: string | null;
}

function* readDeviceModel(view: DatabaseView, context: DatabaseContext): Iterable<DatabaseItem> {
  let left = 0;
  const components = new Map<string, Component>();
  const component = { id: 'ID', name: 'NAME', instance: 'INSTANCE', evse: 'EVSE_ID', connector: 'CONNECTOR_ID' };
  for (const row of rowsOf(view, 'COMPONENT', component)) {
    const id = textCell(row.cell('id'));
    const name = textCell(row.cell('name'));
    if (id === null || name === null) continue;
    if (components.size >= mostEntries) {
      left += 1;
      continue;
    }
    const [instance, evse, connector] = [row.cell('instance'), row.cell('evse'), row.cell('connector')].map(textCell);
    components.set(id, { name, instance: instance ?? null, evse: evse ?? null, connector: connector ?? null });
  }
  const variables = new Map<string, Named & { readonly component: Component }>();
  const variable = { id: 'ID', name: 'NAME', instance: 'INSTANCE', component: 'COMPONENT_ID' };
  for (const row of rowsOf(view, 'VARIABLE', variable)) {
    const id = textCell(row.cell('id'));
    const name = textCell(row.cell('name'));
    const owner = components.get(textCell(row.cell('component')) ?? '');
    if (id === null || name === null || owner === undefined) continue;
    if (variables.size >= mostEntries) {
      left += 1;
      continue;
    }
    variables.set(id, { name, instance: textCell(row.cell('instance')), component: owner });
  }
  if (left > 0) {
    const params = { table: 'VARIABLE', rows: left };
    yield {
      record: 'issue',
      issue: { code: 'database.rows-not-understood', severity: 'warning', place: null, params },
    };
  }
  const types = words(view, 'VARIABLE_ATTRIBUTE_TYPE', 'TYPE');
  const mutabilities = words(view, 'MUTABILITY', 'MUTABILITY');
  const attribute = { variable: 'VARIABLE_ID', mutability: 'MUTABILITY_ID', type: 'TYPE_ID', value: 'VALUE' };
  const table = findTable(view.tables, 'VARIABLE_ATTRIBUTE')?.name ?? 'VARIABLE_ATTRIBUTE';
  for (const row of rowsOf(view, 'VARIABLE_ATTRIBUTE', attribute)) {
    const found = variables.get(textCell(row.cell('variable')) ?? '');
    const value = longTextCell(row.cell('value')) ?? textCell(row.cell('value'));
    // most variables of a model have no value
    if (found === undefined || value === null) continue;
    const type = types.get(textCell(row.cell('type')) ?? '') ?? 'Actual';
    const mutability = mutabilities.get(textCell(row.cell('mutability')) ?? '');
    const key = deviceModelKey(found.component, found, type);
    yield {
      record: 'configuration',
      station: context.station,
      key,
      value,
      readonlyKey: mutability === undefined ? null : mutability === 'ReadOnly',
      via: 'configuration-store',
      outcome: null,
      observedAt: positionOnly,
      secret: mutability === 'WriteOnly' || isSecretEntry(key, value),
      evidence: rowEvidence(context, table, row, 'VALUE'),
    };
  }
}

function rowsOf<Role extends string>(view: DatabaseView, name: string, wished: Readonly<Record<Role, string>>) {
  const table = findTable(view.tables, name);
  return table === undefined ? [] : roleRows(view, table.name, existingColumns<Role>(table, wished));
}

function words(view: DatabaseView, table: string, column: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const row of rowsOf(view, table, { id: 'ID', word: column })) {
    const id = textCell(row.cell('id'));
    const word = textCell(row.cell('word'));
    if (id !== null && word !== null && found.size < 1_000) found.set(id, word);
  }
  return found;
}

const own = [
  'COMPONENT',
  'VARIABLE',
  'VARIABLE_ATTRIBUTE',
  'VARIABLE_ATTRIBUTE_TYPE',
  'MUTABILITY',
  'VARIABLE_CHARACTERISTICS',
  'DATATYPE',
  'MONITOR',
  'SEVERITY',
];

const table = (
  name: string,
  columns: readonly string[],
  rows: DatabaseDialect['samples'][number]['tables'][number]['rows'],
) => ({
  name,
  columns: columns.map((column) => ({ name: column, declaredType: 'TEXT' })),
  rows,
});

/** The device model of EVerest's libocpp for OCPP 2.x: the station's configuration, a variable a row. */
export const libocppDeviceModel: DatabaseDialect = {
  id: 'libocpp-device-model',
  title: 'EVerest libocpp (device model of OCPP 2.x)',
  source: 'EVerest libocpp, config/v201/device_model_migrations',
  recognises: (tables: readonly TableShape[]) =>
    hasColumns(tables, 'COMPONENT', ['NAME']) &&
    hasColumns(tables, 'VARIABLE', ['NAME', 'COMPONENT_ID']) &&
    hasColumns(tables, 'VARIABLE_ATTRIBUTE', ['VARIABLE_ID', 'VALUE'])
      ? 0.97
      : 0,
  understand: () => ({ mappings: [], reasons: [], columnReasons: [], issues: [] }),
  more: { tables: (tables) => own.flatMap((name) => findTable(tables, name)?.name ?? []), read: readDeviceModel },
  samples: [
    {
      note: 'variables with instance, EVSE and attribute; one without a value',
      tables: [
        table(
          'COMPONENT',
          ['ID', 'NAME', 'INSTANCE', 'EVSE_ID', 'CONNECTOR_ID'],
          [
            [1n, 'OCPPCommCtrlr', null, null, null],
            [2n, 'Connector', null, 1n, 2n],
            [3n, 'SecurityCtrlr', null, null, null],
          ],
        ),
        table(
          'VARIABLE',
          ['ID', 'NAME', 'INSTANCE', 'COMPONENT_ID'],
          [
            [10n, 'HeartbeatInterval', null, 1n],
            [11n, 'MessageTimeout', 'Default', 1n],
            [12n, 'Available', null, 2n],
            [13n, 'BasicAuthPassword', null, 3n],
          ],
        ),
        table(
          'VARIABLE_ATTRIBUTE_TYPE',
          ['ID', 'TYPE'],
          [
            [0n, 'Actual'],
            [3n, 'MaxSet'],
          ],
        ),
        table(
          'MUTABILITY',
          ['ID', 'MUTABILITY'],
          [
            [0n, 'ReadOnly'],
            [1n, 'WriteOnly'],
            [2n, 'ReadWrite'],
          ],
        ),
        table(
          'VARIABLE_ATTRIBUTE',
          ['ID', 'VARIABLE_ID', 'MUTABILITY_ID', 'TYPE_ID', 'VALUE'],
          [
            [1n, 10n, 2n, 0n, '300'],
            [2n, 11n, 0n, 3n, '60'],
            [3n, 12n, 0n, 0n, null],
            [4n, 13n, 1n, 0n, 'hidden'],
          ],
        ),
      ],
      expected: [
        { record: 'configuration', key: 'OCPPCommCtrlr/HeartbeatInterval', value: '300', readonlyKey: false },
        { record: 'configuration', key: 'OCPPCommCtrlr/MessageTimeout[Default]:MaxSet', readonlyKey: true },
        { record: 'configuration', key: 'SecurityCtrlr/BasicAuthPassword', secret: true },
      ],
    },
  ],
};
