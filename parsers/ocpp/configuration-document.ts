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

/** Members that stand beside the value of a key in files of charge points. */
const besideValue =
  /^(?:readonly|is_?readonly|read_only|writable|rw|permission|access|mutability|type|data_?type|unit|description|default|min|max|required|reboot_?required|restart|version|value|attributes?)$/i;

/** `{"value": "60", "readOnly": false}` under the name of its key. */
function describedKey(key: string, node: JsonNode): ListedConfiguration | null {
  if (node.kind !== 'object') return null;
  const value = member(node, 'value');
  if (value === undefined || !node.members.every(({ name }) => besideValue.test(name))) return null;
  const readonly = member(node, 'readonly', 'isreadonly', 'read_only');
  const word = textOf(member(node, 'permission', 'access', 'mutability')) ?? '';
  const said = /^(?:r|ro|read|readonly|read-only)$/i.test(word) ? true : word === '' ? null : false;
  const listed = value.kind === 'array' ? value.items.map(textOf) : [];
  const text = value.kind === 'array' && listed.every((item) => item !== null) ? listed.join(',') : textOf(value);
  return {
    key,
    value: text,
    readonlyKey: readonly?.kind === 'boolean' ? readonly.value : said,
    writeOnly: /^(?:wo|writeonly|write-only)$/i.test(word),
    outcome: null,
    node,
  };
}

/** A document whose members are keys, each with its value and what is said about it; controllers of 2.x hold their variables in the same way. */
function describedKeys(root: JsonObject, path = ''): readonly ListedConfiguration[] {
  return root.members.flatMap(({ name, value }): readonly ListedConfiguration[] => {
    const key = path === '' ? name : `${path}/${name}`;
    const described = describedKey(key, value);
    if (described !== null) return [described];
    if (value.kind === 'object') return describedKeys(value, key);
    const text = textOf(value);
    // the version of the file is no key
    if (text === null || (path === '' && name.toLowerCase() === 'version')) return [];
    return [{ key, value: text, readonlyKey: null, writeOnly: false, outcome: null, node: value }];
  });
}

/** Whether the keys of a document carry their values inside, most of them. */
function describesKeys(root: JsonObject, depth = 0): boolean {
  const inner = root.members.filter(({ value }) => value.kind === 'object');
  if (inner.length === 0) return false;
  const described = inner.filter(({ name, value }) => describedKey(name, value) !== null);
  if (described.length * 2 > inner.length) return true;
  return depth === 0 && inner.some(({ value }) => value.kind === 'object' && describesKeys(value, 1));
}

/** The entries of a document that lists a configuration; `null` when it is none of these. */
export function listedConfiguration(root: JsonNode): readonly ListedConfiguration[] | null {
  if (root.kind === 'array') {
    const items = objects(root);
    const components = items.map(componentFile);
    if (items.length > 0 && components.every((component) => component !== null)) return components.flat();
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
  if (describesKeys(root)) {
    const [only] = root.members.filter(({ value }) => value.kind === 'object');
    const wrapped = only !== undefined && /^(?:configuration|config|settings|keys|variables|ocpp)$/i.test(only.name);
    const single = wrapped && root.members.filter(({ value }) => value.kind === 'object').length === 1;
    return describedKeys(single && only.value.kind === 'object' ? only.value : root);
  }
  // a document that wraps one of these: the message of a trace, the answer of an interface
  const inner = root.members.filter(({ value }) => value.kind === 'object' || value.kind === 'array');
  const [only] = inner;
  return inner.length === 1 && only !== undefined ? listedConfiguration(only.value) : null;
}
