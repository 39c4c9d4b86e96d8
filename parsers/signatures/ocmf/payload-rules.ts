import { assertNever } from '../../base/assert.ts';
import { memberOf, type JsonNode, type JsonObject } from '../../base/json-reader.ts';
import { decodeBase64Tolerant, decodeHexTolerant } from '../../base/text-encodings.ts';
import type { Deviations } from '../deviations.ts';
import { unsafeCharacters } from '../deviations.ts';
import { keysOfBytes } from '../keys/key-structure.ts';
import { plainText, type OcmfRecord } from './record.ts';
import { checkUser } from './user-rules.ts';

/* Rules on the payload outside the readings: OCMF 1.4 Tables 1 to 6, 11 to 18, 24 (research 1.4, 1.5, 1.7). */

const newestMinor = 4;

const textFields = ['GI', 'GS', 'GV', 'PG', 'MV', 'MM', 'MS', 'MF', 'IL', 'IT', 'ID', 'TT', 'CF', 'CT', 'CI'] as const;
const otherFields = ['FV', 'IS', 'IF', 'LC', 'RD'] as const;
/** Versions before 0.5: gateway vendor and version. */
const oldFields = ['VI', 'VV', 'IS', 'EI'] as const;
/** The algorithm was part of the payload before 1.0. */
const fieldsBefore1 = ['SA'] as const;

/** Names that change what is billed or what is believed when two readers take different ones (research F9). */
const decisiveNames = new Set(['RV', 'RD', 'TX', 'RU', 'RI', 'ST', 'EF', 'SD', 'SA']);

function kindName(node: JsonNode): string {
  return node.kind;
}

function checkDuplicates(record: OcmfRecord, found: Deviations): void {
  for (const { name, path } of record.duplicates) {
    const severity = decisiveNames.has(name) ? 'fatal' : 'warning';
    found.add('ocmf.duplicate-key', severity, 'Ladeakte rule F9; RFC 8259, 4', path, null, { name });
  }
}

/** Texts that show something else than what they say, anywhere in the record. */
function checkTexts(node: JsonNode, path: string, found: Deviations): void {
  switch (node.kind) {
    case 'string': {
      if (!node.value.isWellFormed()) found.add('ocmf.lone-surrogate', 'warning', 'RFC 8259, 8.2', path, node.value);
      const characters = unsafeCharacters(node.value.toWellFormed().replaceAll('\ufffd', ''));
      if (characters !== null) {
        found.add('ocmf.invisible-characters', 'warning', 'Ladeakte', path, node.value, { characters });
      }
      return;
    }
    case 'array':
      for (const [index, item] of node.items.entries()) checkTexts(item, `${path}[${index}]`, found);
      return;
    case 'object':
      for (const member of node.members) {
        checkTexts(member.value, path === '' ? member.name : `${path}.${member.name}`, found);
      }
      return;
    case 'number':
    case 'boolean':
    case 'null':
      return;
    default:
      assertNever(node);
  }
}

function checkVersion(record: OcmfRecord, found: Deviations): void {
  const node = memberOf(record.payload, 'FV');
  const clause = 'OCMF 1.4 Table 1';
  if (node === undefined) {
    found.add('ocmf.version-missing', 'warning', clause, 'FV', null);
    return;
  }
  const text = plainText(node) ?? '';
  if (node.kind !== 'string') {
    found.add('ocmf.wrong-type', 'warning', clause, 'FV', text, {
      name: 'FV',
      found: kindName(node),
      expected: 'string',
    });
  }
  const { version } = record;
  if (version === null || version.major > 1) {
    found.add('ocmf.version-unknown', 'warning', 'OCMF 1.4 Versioning of the Document', 'FV', text, { version: text });
  } else if (version.major === 1 && version.minor > newestMinor) {
    found.add('ocmf.version-newer', 'warning', 'OCMF 1.4 Versioning of the Document', 'FV', text, { version: text });
  } else if (record.oldModel) {
    found.add('ocmf.version-old', 'info', 'OCMF revision overview', 'FV', text, { version: text });
  }
}

function checkPagination(record: OcmfRecord, found: Deviations): void {
  const text = record.field('PG');
  const clause = 'OCMF 1.4 Table 2';
  if (text === null) found.add('ocmf.pagination-missing', 'warning', clause, 'PG', null);
  else if (record.pagination === null)
    found.add('ocmf.pagination-form', 'warning', clause, 'PG', text, { value: text });
  else if (/^[TF]0\d/.test(text))
    found.add('ocmf.pagination-leading-zero', 'warning', clause, 'PG', text, { value: text });
}

function present(record: OcmfRecord, name: string): boolean {
  return (record.field(name) ?? '').trim() !== '';
}

function checkSerials(record: OcmfRecord, found: Deviations): void {
  const meter = present(record, 'MS');
  const gateway = present(record, 'GS');
  const chargePoint = present(record, 'CT') && present(record, 'CI');
  if (!meter && !gateway && !chargePoint) {
    found.add('ocmf.no-serial', 'fatal', 'OCMF 1.4 Relation of Serial Numbers to Charge Points', '', null);
  } else if (!meter) found.add('ocmf.meter-serial-missing', 'warning', 'OCMF 1.4 Table 3', 'MS', null);
}

function checkLength(record: OcmfRecord, name: string, limit: number, clause: string, found: Deviations): void {
  const text = record.field(name);
  if (text !== null && text.length > limit) {
    found.add('ocmf.text-too-long', 'warning', clause, name, text, { name, length: text.length, limit });
  }
}

function checkLossCompensation(record: OcmfRecord, found: Deviations): void {
  const node = memberOf(record.payload, 'LC');
  const clause = 'OCMF 1.4 Table 24';
  if (node === undefined) return;
  if (node.kind !== 'object') {
    found.add('ocmf.wrong-type', 'warning', clause, 'LC', plainText(node), {
      name: 'LC',
      found: kindName(node),
      expected: 'object',
    });
    return;
  }
  for (const name of ['LR', 'LU']) {
    if (memberOf(node, name) === undefined) {
      found.add('ocmf.loss-compensation-incomplete', 'warning', clause, `LC.${name}`, null, { name });
    }
  }
  for (const name of ['LR', 'LI']) expectKind(node, name, 'number', clause, found);
  const unit = plainText(memberOf(node, 'LU'));
  if (unit !== null && unit !== 'mOhm' && unit !== 'uOhm') {
    found.add('ocmf.loss-compensation-unit', 'warning', clause, 'LC.LU', unit, { value: unit });
  }
  const label = plainText(memberOf(node, 'LN'));
  if (label !== null && label.length > 20) {
    found.add('ocmf.text-too-long', 'warning', clause, 'LC.LN', label, { name: 'LN', length: label.length, limit: 20 });
  }
}

function expectKind(
  node: JsonObject,
  name: string,
  expected: JsonNode['kind'],
  clause: string,
  found: Deviations,
): void {
  const value = memberOf(node, name);
  if (value === undefined || value.kind === expected) return;
  found.add('ocmf.wrong-type', 'warning', clause, `LC.${name}`, plainText(value), {
    name,
    found: kindName(value),
    expected,
  });
}

function checkChargePoint(record: OcmfRecord, found: Deviations): void {
  const type = record.field('CT');
  if (type !== null && type !== 'EVSEID' && type !== 'CBIDC') {
    found.add('ocmf.charge-point-type', 'warning', 'OCMF 1.4 Table 18', 'CT', type, { value: type });
  }
  const id = record.field('CI');
  if (type === 'CBIDC' && id !== null && !/^\S{1,60} \S{1,20}$/.test(id)) {
    found.add('ocmf.charge-point-id', 'warning', 'OCMF 1.4 Table 18', 'CI', id);
  }
}

/** A certificate in a vendor's field is shown and never trusted (research 1.11; Enercharge puts one into XP). */
function holdsCertificate(node: JsonNode): boolean {
  if (node.kind !== 'string' || node.value.length < 200 || node.value.length > 40_000) return false;
  if (node.value.includes('BEGIN CERTIFICATE')) return true;
  const bytes = decodeHexTolerant(node.value) ?? decodeBase64Tolerant(node.value);
  return bytes !== undefined && keysOfBytes(bytes).problem?.code === 'key.certificate';
}

function checkNames(record: OcmfRecord, found: Deviations): void {
  const known = new Set<string>([
    ...textFields,
    ...otherFields,
    ...(record.oldModel ? oldFields : []),
    ...(record.version?.major === 0 ? fieldsBefore1 : []),
  ]);
  for (const { name, value } of record.payload.members) {
    if (known.has(name)) continue;
    // U to Z at top level are the vendors' (OCMF 1.4, Extension Points).
    if (/^[U-Z]/.test(name)) {
      found.add('ocmf.vendor-extension', 'info', 'OCMF 1.4 Extension Points', name, plainText(value), { name });
      if (holdsCertificate(value))
        found.add('ocmf.certificate-enclosed', 'info', 'Ladeakte rule 1.11', name, null, { name });
    } else found.add('ocmf.unknown-key', 'warning', 'OCMF 1.4 Extension Points', name, plainText(value), { name });
  }
}

function checkTypes(record: OcmfRecord, found: Deviations): void {
  for (const name of textFields) {
    const node = memberOf(record.payload, name);
    if (node === undefined || node.kind === 'string') continue;
    found.add('ocmf.wrong-type', 'warning', 'OCMF 1.4 Tables 1 to 6', name, plainText(node), {
      name,
      found: kindName(node),
      expected: 'string',
    });
  }
}

/** All rules on the payload outside RD. */
export function checkPayload(record: OcmfRecord, found: Deviations): void {
  checkDuplicates(record, found);
  checkVersion(record, found);
  checkTypes(record, found);
  checkPagination(record, found);
  checkSerials(record, found);
  checkUser(record, found);
  checkLength(record, 'TT', 250, 'OCMF 1.4 Table 4', found);
  checkLength(record, 'CF', 25, 'OCMF 1.4 Table 5', found);
  checkLossCompensation(record, found);
  checkChargePoint(record, found);
  checkNames(record, found);
  checkTexts(record.payload, '', found);
}
