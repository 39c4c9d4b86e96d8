import type { JsonObject } from '../../base/json-reader.ts';
import { decodeHexTolerant } from '../../base/text-encodings.ts';
import type { PublicKeyRecord, SignedValueRecord } from '../../model/signed-value.ts';
import type { ReadingView, RuleDeviation, ValueVerdict } from '../../model/verdict.ts';
import { blockVerdict, brokenBlock } from '../block-verdict.ts';
import { readSignature } from '../crypto/der-signature.ts';
import { deviation } from '../deviations.ts';
import { scaledWh, wallClock, wattHours } from '../edl/edl-block.ts';
import { readClockText } from '../ocmf/clock-text.ts';
import { safeRefused } from '../safe/safe-reasons.ts';
import type { SignatureAccelerator, SignedFormat } from '../signed-format.ts';
import { readSnapshot, statedInteger, taggedMeta, type BsmSnapshot } from './bsm-snapshot.ts';
import { looksLikeEntryText, readEntry, textAt } from './entry-fields.ts';
import { chargeItSamples } from './samples.ts';

/* The verdict on a snapshot of a BAUER BSM-WS36A: secp256r1, SHA-256 over the abstract form, DER (bsm-python, doc/examples/snapshots.md). */

/** Kinds of snapshots (SunSpec model 64901, Typ). */
const letters: readonly string[] = ['C', 'B', 'E', 'B', 'E'];

function reading(snapshot: BsmSnapshot, name: string, obis: string, tx: string): ReadingView {
  const { value, scale, unit } = snapshot.number(name);
  const offset = Number(snapshot.number('TZO').value);
  const events = snapshot.number('Evt').value;
  return {
    time: wallClock(snapshot.number('Epoch').value + BigInt(offset) * 60n, offset),
    clock: null,
    tx,
    value: scaledWh(value, scale),
    unit: unit === wattHours ? 'Wh' : `DLMS ${unit}`,
    obis,
    status: events.toString(16).padStart(8, '0'),
    errorFlags: null,
    inherited: [],
  };
}

const clause = 'bsm-python, chargy.md, Signature Verification';

/** The unsigned part repeats some of what is signed; a reader must not be told something else there. */
function unsignedRules(entry: JsonObject, snapshot: BsmSnapshot): readonly RuleDeviation[] {
  const rules: RuleDeviation[] = [];
  const compare = (field: string, stated: string | null, signed: string | null): void => {
    if (stated === null || signed === null || stated === signed) return;
    rules.push(deviation('format.unsigned-differs', 'warning', clause, field, stated, { field, stated, signed }));
  };
  compare('meterInfo.meterId', textAt(entry, 'meterInfo', 'meterId'), snapshot.text('MA1'));
  compare('measurementId', statedInteger(entry, 'measurementId'), String(snapshot.number('RCnt').value));
  compare('value', statedInteger(entry, 'value', 'measuredValue', 'value'), String(snapshot.number('RCR').value));
  const contract = textAt(entry, 'contract', 'id');
  const type = textAt(entry, 'contract', 'type');
  const tagged = taggedMeta(snapshot, 'contract-id');
  if (contract !== null) compare('contract', type === null ? contract : `${type}:${contract}`, tagged);
  const time = textAt(entry, 'time');
  const instant = readClockText(time ?? '')?.epochMs ?? null;
  const signedMs = Number(snapshot.number('Epoch').value) * 1000;
  if (time !== null && instant !== signedMs) compare('time', time, wallClock(snapshot.number('Epoch').value, 0));
  return rules;
}

function rulesOf(entry: JsonObject, snapshot: BsmSnapshot): readonly RuleDeviation[] {
  const rules: RuleDeviation[] = [...unsignedRules(entry, snapshot)];
  const { unit } = snapshot.number('RCR');
  if (unit !== wattHours)
    rules.push(deviation('format.unit', 'fatal', 'Ladeakte rule 1.10', 'RCR', String(unit), { value: unit }));
  const events = snapshot.number('Evt').value;
  if (events !== 0n) {
    const bits = `0x${events.toString(16).padStart(8, '0')}`;
    rules.push(deviation('format.meter-status', 'warning', 'SunSpec model 64901, Evt', 'Evt', bits, { bits }));
  }
  return rules;
}

function verify(
  value: SignedValueRecord,
  keys: readonly PublicKeyRecord[],
  accelerator: SignatureAccelerator | null,
): ValueVerdict {
  const refused = safeRefused('format');
  const entry = readEntry(value.text);
  if (entry === undefined) return brokenBlock(value, clause, 'no-json', refused);
  const snapshot = readSnapshot(entry);
  if (!snapshot.ok) return brokenBlock(value, clause, snapshot.error, refused);
  const tx = letters[Number(snapshot.value.number('Typ').value)];
  if (tx === undefined) return brokenBlock(value, clause, 'data-point Typ', refused);
  const scalars = readSignature(decodeHexTolerant(textAt(entry, 'signature') ?? '') ?? new Uint8Array(), 32);
  if (!scalars.ok) return brokenBlock(value, clause, 'signature', refused);
  const { r, s, oddities } = scalars.value;
  const odd = oddities.map((oddity) =>
    deviation('ocmf.signature-not-canonical', 'warning', 'X.690, 8.3; Ladeakte rule 1.8', 'signature', null, {
      oddity,
    }),
  );
  const { signed } = snapshot.value;
  const contract = taggedMeta(snapshot.value, 'contract-id') ?? '';
  return blockVerdict(
    value,
    keys,
    accelerator,
    {
      signed,
      signedRange: { offset: 0, length: 0 },
      options: [{ curve: 'secp256r1', r, s }],
      meter: snapshot.value.text('MA1'),
      gateway: null,
      pagination: String(snapshot.value.number('RCnt').value),
      session: null,
      readings: [
        reading(snapshot.value, 'RCR', '1-0:1.8.0*198', tx),
        reading(snapshot.value, 'TotWhImp', '1-0:1.8.0*255', tx),
      ],
      energyWh: null,
      embeddedKey: textAt(entry, 'meterInfo', 'publicKey'),
      rules: [...rulesOf(entry, snapshot.value), ...odd],
      facts: { contract, evse: taggedMeta(snapshot.value, 'evse-id') ?? '', block: String(signed.length) },
    },
    { keyForm: 'in-record', say: () => refused },
  );
}

export const bsmWs36a: SignedFormat = {
  id: 'bsm-ws36a',
  title: 'BAUER BSM-WS36A (chargeIT JSON)',
  source: 'chargeIT mobility, bsm-python: doc/examples/snapshots.md, doc/examples/chargy.md',
  sniff: (text) => (looksLikeEntryText(text) === 'bsm-ws36a' ? 0.85 : 0),
  verify,
  samples: chargeItSamples.bsm,
};
