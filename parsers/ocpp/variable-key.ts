import { isMembers } from '../base/members.ts';
import type { Members } from '../base/members.ts';

/** A component of the device model (OCPP 2.0.1, 2.16): name, instance, and where it sits. */
export interface ComponentName {
  readonly name: string;
  readonly instance: string | null;
  readonly evse: string | null;
  readonly connector: string | null;
}

/**
 * One text for component, variable and attribute: `Component/Variable`. An instance follows its name in brackets, the EVSE and connector of a component
 * follow `@`, an attribute other than `Actual` follows `:`.
 */
export function deviceModelKey(
  component: ComponentName,
  variable: { readonly name: string; readonly instance: string | null },
  attribute: string,
): string {
  const instance = (name: string | null): string => (name === null || name === '' ? '' : `[${name}]`);
  const { evse, connector } = component;
  const place = evse === null ? '' : `@${evse}${connector === null ? '' : `.${connector}`}`;
  const suffix = attribute === 'Actual' || attribute === '' ? '' : `:${attribute}`;
  return `${component.name}${instance(component.instance)}${place}/${variable.name}${instance(variable.instance)}${suffix}`;
}

function scalar(value: unknown): string | null {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}

/** The key of an entry with `component` and `variable` as 2.x messages write them; `null` when one of the names is missing. */
export function variableKey(entry: Members, attribute: string): string | null {
  const component = isMembers(entry['component']) ? entry['component'] : {};
  const variable = isMembers(entry['variable']) ? entry['variable'] : {};
  const evse = isMembers(component['evse']) ? component['evse'] : {};
  const componentName = scalar(component['name']);
  const variableName = scalar(variable['name']);
  if (componentName === null || variableName === null) return null;
  return deviceModelKey(
    {
      name: componentName,
      instance: scalar(component['instance']),
      evse: scalar(evse['id']),
      connector: scalar(evse['connectorId']),
    },
    { name: variableName, instance: scalar(variable['instance']) },
    attribute,
  );
}
