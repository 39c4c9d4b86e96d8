import { memberOf, type JsonNode } from '../../base/json-reader.ts';
import { utf8Length } from '../../base/text-encodings.ts';
import type { Deviations } from '../deviations.ts';
import { plainText, type OcmfRecord } from './record.ts';

/* Rules on the user block: who was charging, and how surely (OCMF 1.4 Tables 4, 11 to 17; research 1.4, 1.5). */

function kindName(node: JsonNode): string {
  return node.kind;
}

const assignedLevels = new Set(['HEARSAY', 'TRUSTED', 'VERIFIED', 'CERTIFIED', 'SECURE']);
const errorLevels = new Set(['MISMATCH', 'INVALID', 'OUTDATED', 'UNKNOWN']);

/** Tables 13 to 16: one statement of each group. */
const flagGroups: Readonly<Record<string, readonly string[]>> = {
  RFID: ['RFID_NONE', 'RFID_PLAIN', 'RFID_RELATED', 'RFID_PSK'],
  OCPP: [
    'OCPP_NONE',
    'OCPP_RS',
    'OCPP_AUTH',
    'OCPP_RS_TLS',
    'OCPP_AUTH_TLS',
    'OCPP_CACHE',
    'OCPP_WHITELIST',
    'OCPP_CERTIFIED',
  ],
  ISO15118: ['ISO15118_NONE', 'ISO15118_PNC'],
  PLMN: ['PLMN_NONE', 'PLMN_RING', 'PLMN_SMS'],
};

/** Table 17. Only some types have a shape that the text itself defines. */
const identificationShapes: Readonly<Record<string, RegExp | null>> = {
  NONE: null,
  DENIED: null,
  UNDEFINED: null,
  ISO14443: /^(?:[0-9A-Fa-f]{8}|[0-9A-Fa-f]{14})$/,
  ISO15693: /^[0-9A-Fa-f]{16}$/,
  EMAID: /^.{14,15}$/,
  EVCCID: /^.{1,6}$/,
  EVCOID: null,
  ISO7812: null,
  CARD_TXN_NR: null,
  CENTRAL: null,
  CENTRAL_1: null,
  CENTRAL_2: null,
  LOCAL: null,
  LOCAL_1: null,
  LOCAL_2: null,
  PHONE_NUMBER: /^\+[\d\s()./-]{5,25}$/,
  KEY_CODE: null,
};

function checkIdentificationLevel(record: OcmfRecord, found: Deviations): void {
  // Before 0.5 the level stood in IS as a word.
  const node = memberOf(record.payload, record.oldModel ? 'IS' : 'IL');
  const path = record.oldModel ? 'IS' : 'IL';
  const level = node?.kind === 'string' ? node.value : null;
  if (level === null) return;
  const clause = 'OCMF 1.4 Table 11';
  if (errorLevels.has(level)) found.add('ocmf.identification-level', 'fatal', clause, path, level, { value: level });
  else if (level !== 'NONE' && !assignedLevels.has(level)) {
    found.add('ocmf.identification-level-unknown', 'warning', clause, path, level, { value: level });
  }
  const assigned = memberOf(record.payload, 'IS');
  if (record.oldModel || assigned?.kind !== 'boolean') return;
  if ((assigned.value && level === 'NONE') || (!assigned.value && assignedLevels.has(level))) {
    found.add('ocmf.identification-level-conflict', 'warning', clause, 'IL', level, {
      assigned: String(assigned.value),
      level,
    });
  }
}

function checkIdentificationFlags(record: OcmfRecord, found: Deviations): void {
  const node = memberOf(record.payload, 'IF');
  const clause = 'OCMF 1.4 Table 4';
  if (node === undefined) {
    found.add('ocmf.identification-flags-missing', 'warning', clause, 'IF', null);
    return;
  }
  if (node.kind !== 'array') {
    found.add('ocmf.wrong-type', 'warning', clause, 'IF', plainText(node), {
      name: 'IF',
      found: kindName(node),
      expected: 'array',
    });
    return;
  }
  if (node.items.length > 4) {
    found.add('ocmf.identification-flags-count', 'warning', clause, 'IF', null, { count: node.items.length });
  }
  const seen = new Set<string>();
  for (const [index, item] of node.items.slice(0, 40).entries()) {
    const path = `IF[${index}]`;
    const flag = item.kind === 'string' ? item.value : null;
    const group = Object.entries(flagGroups).find(([, words]) => words.includes(flag ?? ''))?.[0];
    if (flag === null || group === undefined) {
      const value = plainText(item) ?? kindName(item);
      found.add('ocmf.identification-flag-unknown', 'warning', 'OCMF 1.4 Tables 13 to 16', path, value, { value });
    } else if (seen.has(group)) {
      found.add('ocmf.identification-flags-group', 'warning', 'OCMF 1.4 Tables 12 to 16', path, flag, { group });
    } else seen.add(group);
  }
}

function checkIdentificationData(record: OcmfRecord, found: Deviations): void {
  const type = record.field('IT');
  if (type === null) {
    found.add('ocmf.identification-type-missing', 'warning', 'OCMF 1.4 Table 4', 'IT', null);
    return;
  }
  const clause = 'OCMF 1.4 Table 17';
  if (!Object.hasOwn(identificationShapes, type)) {
    found.add('ocmf.identification-type-unknown', 'warning', clause, 'IT', type, { value: type });
    return;
  }
  const data = record.field('ID');
  if (data === null) return;
  const shape = identificationShapes[type];
  if ((shape instanceof RegExp && !shape.test(data)) || (type === 'NONE' && data !== '')) {
    found.add('ocmf.identification-data', 'warning', clause, 'ID', data, { type });
  }
  const length = utf8Length(data);
  if (length > 40) found.add('ocmf.identification-data-length', 'warning', 'OCMF 1.4 Table 4', 'ID', data, { length });
}

/** All rules on IS, IL, IF, IT and ID. */
export function checkUser(record: OcmfRecord, found: Deviations): void {
  const clause = 'OCMF 1.4 User Assignment';
  const userFields = ['IS', 'IL', 'IF', 'IT', 'ID', 'TT'].filter(
    (name) => memberOf(record.payload, name) !== undefined,
  );
  if (record.pagination?.context === 'F') {
    if (userFields.length > 0) found.add('ocmf.user-block-in-fiscal', 'warning', clause, userFields[0] ?? '', null);
    return;
  }
  const assigned = memberOf(record.payload, 'IS');
  if (assigned === undefined) found.add('ocmf.user-block-missing', 'warning', 'OCMF 1.4 Table 4', 'IS', null);
  else if (assigned.kind !== 'boolean' && !record.oldModel) {
    const text = plainText(assigned) ?? kindName(assigned);
    found.add('ocmf.wrong-type', 'warning', 'OCMF 1.4 Table 4', 'IS', text, {
      name: 'IS',
      found: kindName(assigned),
      expected: 'boolean',
    });
  } else if (assigned.kind === 'boolean' && !assigned.value) {
    found.add('ocmf.user-not-assigned', 'warning', clause, 'IS', 'false');
  }
  checkIdentificationLevel(record, found);
  checkIdentificationFlags(record, found);
  checkIdentificationData(record, found);
}
