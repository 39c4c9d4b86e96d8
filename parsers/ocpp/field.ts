/** A field of an OCPP message, as far as a log needs it: tolerant reading, then a remark where something is missing or unknown. */
export interface Field {
  readonly name: string;
  readonly required: boolean;
  readonly type: 'string' | 'integer' | 'decimal' | 'boolean' | 'dateTime' | 'enumeration' | 'object' | 'any';
  /** A list of such values. */
  readonly list: boolean;
  /** Longest text allowed; `null` where the standard sets no limit. */
  readonly maximumLength: number | null;
  /** Of an enumeration: the words that are allowed. */
  readonly values: readonly string[];
  /** Of an object: its own fields. */
  readonly fields: readonly Field[];
}

/** Request and answer of one action. */
export interface MessageFields {
  readonly request: readonly Field[];
  readonly response: readonly Field[];
}

interface FieldDetails {
  readonly maximumLength?: number;
  readonly values?: readonly string[];
  readonly fields?: readonly Field[];
}

function field(name: string, type: Field['type'], details: FieldDetails = {}): Field {
  const { maximumLength = null, values = [], fields = [] } = details;
  return { name, required: true, type, list: false, maximumLength, values, fields };
}

export const text = (name: string, maximumLength?: number): Field =>
  field(name, 'string', maximumLength === undefined ? {} : { maximumLength });
export const integer = (name: string): Field => field(name, 'integer');
export const decimal = (name: string): Field => field(name, 'decimal');
export const boolean = (name: string): Field => field(name, 'boolean');
export const dateTime = (name: string): Field => field(name, 'dateTime');
export const oneOf = (name: string, values: readonly string[]): Field => field(name, 'enumeration', { values });
export const object = (name: string, fields: readonly Field[]): Field => field(name, 'object', { fields });

/** The same field, which may be left out. */
export function optional(inner: Field): Field {
  return { ...inner, required: false };
}

/** A list of such values. */
export function listOf(inner: Field): Field {
  return { ...inner, list: true };
}
