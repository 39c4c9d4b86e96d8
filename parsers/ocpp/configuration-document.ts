import type { JsonNode, JsonObject } from '../base/json-reader.ts';
import { deviceModelKey } from './variable-key.ts';

/*
 * Configurations that a JSON file lists: the answer of GetConfiguration (1.6, 7.29), GetVariables, SetVariables and NotifyReport of 2.x, a bare list of keys, and the
 * component files of EVerest's libocpp. Other files are read as nested keys.
 */

/** One value of a configuration, and the part of the document that holds it. */
export interface ListedConfiguration {
  readonly key: string;
  readonly value: string | null;
  readonly readonlyKey: boolean | null;
  /** The document says that it must not be read back. */
  readonly writeOnly: boolean;
  /** What came of reading or writing it, where the document says so. */
  readonly outcome: string | null;
  readonly node: JsonNode;
}

/** A member by its name in any letter case. */
function member(object: JsonObject, ...names: readonly string[]): JsonNode | undefined {
  return object.members.find(({ name }) => names.includes(name.toLowerCase()))?.value;
}

function objects(node: JsonNode | undefined): readonly JsonObject[] {
  return node?.kind === 'array' ? node.items.flatMap((item) => (item.kind === 'object' ? [item] : [])) : [];
}

function textOf(node: JsonNode | undefined): string | null {
  if (node?.kind === 'string') return node.value;
  if (node?.kind === 'number') return node.text;
  return node?.kind === 'boolean' ? String(node.value) : null;
}

/** A KeyValue, under the names that backends give its members in their exports. */
function keyValue(item: JsonObject): readonly ListedConfiguration[] {
  const key = textOf(member(item, 'key', 'name', 'configkey', 'configurationkey', 'parameter'));
  if (key === null) return [];
  const value = textOf(member(item, 'value', 'configvalue', 'val'));
  const readonly = member(item, 'readonly', 'isreadonly', 'read_only');
  const readonlyKey = readonly?.kind === 'boolean' ? readonly.value : null;
  return [{ key, value, readonlyKey, writeOnly: false, outcome: null, node: item }];
}

function variableName(item: JsonObject, attribute: string): string | null {
  const component = member(item, 'component');
  const variable = member(item, 'variable');
  if (component?.kind !== 'object' || variable?.kind !== 'object') return null;
  const evse = member(component, 'evse');
  const [name, variableText] = [textOf(member(component, 'name')), textOf(member(variable, 'name'))];
  if (name === null || variableText === null) return null;
  const place = evse?.kind === 'object' ? evse : null;
  return deviceModelKey(
    {
      name,
      instance: textOf(member(component, 'instance')),
      evse: place === null ? null : textOf(member(place, 'id')),
      connector: place === null ? null : textOf(member(place, 'connectorid')),
    },
    { name: variableText, instance: textOf(member(variable, 'instance')) },
    attribute,
  );
}

/** An entry of getVariableResult or setVariableData (2.0.1, 2.22 and 2.44). */
function variableResult(item: JsonObject): readonly ListedConfiguration[] {
  const key = variableName(item, textOf(member(item, 'attributetype')) ?? 'Actual');
  if (key === null) return [];
  const status = textOf(member(item, 'attributestatus'));
  const outcome = status === 'Accepted' ? null : status;
  const value = textOf(member(item, 'attributevalue'));
  return [{ key, value, readonlyKey: null, writeOnly: false, outcome, node: item }];
}

/** The attributes of a reported variable (2.0.1, 2.41 ReportData). */
function reported(item: JsonObject): readonly ListedConfiguration[] {
  return objects(member(item, 'variableattribute')).flatMap((attribute) => {
    const key = variableName(item, textOf(member(attribute, 'type')) ?? 'Actual');
    if (key === null) return [];
    const mutability = textOf(member(attribute, 'mutability'));
    const value = textOf(member(attribute, 'value'));
    const readonlyKey = mutability === 'ReadOnly';
    return [{ key, value, readonlyKey, writeOnly: mutability === 'WriteOnly', outcome: null, node: attribute }];
  });
}

/** A component of libocpp's device model: `properties` with their `attributes`. */
function componentFile(root: JsonObject): readonly ListedConfiguration[] | null {
  const name = textOf(member(root, 'name'));
  const properties = member(root, 'properties');
  if (name === null || properties?.kind !== 'object') return null;
  const component = {
    name,
    instance: textOf(member(root, 'instance')),
    evse: textOf(member(root, 'evse_id')),
    connector: textOf(member(root, 'connector_id')),
  };
  const found = properties.members.flatMap(({ name: given, value: property }): readonly ListedConfiguration[] => {
    if (property.kind !== 'object') return [];
    const variable = {
      name: textOf(member(property, 'variable_name')) ?? given,
      instance: textOf(member(property, 'instance')),
    };
    return objects(member(property, 'attributes')).map((attribute): ListedConfiguration => {
      const mutability = textOf(member(attribute, 'mutability'));
      const value = textOf(member(attribute, 'value')) ?? textOf(member(property, 'default'));
      return {
        key: deviceModelKey(component, variable, textOf(member(attribute, 'type')) ?? 'Actual'),
        value,
        readonlyKey: mutability === null ? null : mutability === 'ReadOnly',
        writeOnly: mutability === 'WriteOnly',
        outcome: null,
        node: attribute,
      };
    });
  });
  return found.length === 0 ? null : found;
}

/** The entries of a document that lists a configuration; `null` when it is none of these. */
export function listedConfiguration(root: JsonNode): readonly ListedConfiguration[] | null {
  if (root.kind === 'array') {
    const items = objects(root);
    const found = items.flatMap((item) => [...keyValue(item), ...variableResult(item), ...reported(item)]);
    return items.length > 0 && found.length >= items.length ? found : null;
  }
  if (root.kind !== 'object') return null;
  const keys = member(root, 'configurationkey', 'configuration_key', 'configurationkeys');
  if (keys?.kind === 'array') {
    const unknown = member(root, 'unknownkey');
    const missing = unknown?.kind === 'array' ? unknown.items : [];
    return [
      ...objects(keys).flatMap(keyValue),
      ...missing.flatMap((node): readonly ListedConfiguration[] => {
        const key = textOf(node);
        if (key === null) return [];
        return [{ key, value: null, readonlyKey: null, writeOnly: false, outcome: 'UnknownKey', node }];
      }),
    ];
  }
  const results = member(root, 'getvariableresult', 'setvariabledata');
  if (results?.kind === 'array') return objects(results).flatMap(variableResult);
  const report = member(root, 'reportdata');
  if (report?.kind === 'array') return objects(report).flatMap(reported);
  const component = componentFile(root);
  if (component !== null) return component;
  // a document that wraps one of these: the message of a trace, the answer of an interface
  const inner = root.members.filter(({ value }) => value.kind === 'object' || value.kind === 'array');
  const [only] = inner;
  return inner.length === 1 && only !== undefined ? listedConfiguration(only.value) : null;
}
