import type { SignedFormatSample } from '../signed-format.ts';

/* Made with a throw-away key pair of our own (secp256r1); only the public key was kept. */

const publicKey =
  '3059301306072a8648ce3d020106082a8648ce3d03010703420004a5e3b87b4fd960fba67a0ff73e438a533f43b2fa8dad175b7e2a42d3120f8fdc7e2b696fcb04701448d48bfc376dfb1100673ed5187c2fe82fb0e38a2faec4e6';

const signed =
  'OCMF|{"FV":"1.0","GI":"Ladeakte sample","GS":"GW-0001","GV":"1.0","PG":"T10","MV":"Sample","MM":"S1","MS":"M-0001","MF":"1.0","IS":true,"IL":"VERIFIED","IF":["RFID_PLAIN"],"IT":"ISO14443","ID":"1F2D3A4F5506C7","RD":[{"TM":"2026-03-01T08:00:00,000+0100 S","TX":"B","RV":100.000,"RI":"01-00:B1.08.00*FF","RU":"kWh","RT":"AC","EF":"","ST":"G"},{"TM":"2026-03-01T09:30:00,000+0100 S","TX":"E","RV":129.500,"RI":"01-00:B1.08.00*FF","RU":"kWh","RT":"AC","EF":"","ST":"G"}]}|{"SA":"ECDSA-secp256r1-SHA256","SD":"304502210086db2c82ee92dc8c85d568f38dbc318cc6e2c7df826ca3e43e55ef9c72b00a1a02200f0930dd66d3b96415fa3f309ac0ae7bd233ecc5d89cc23472d39878ad1ce315"}';

export const ocmfSamples: readonly SignedFormatSample[] = [
  {
    note: 'begin and end in one record, own key',
    text: signed,
    publicKey,
    expected: { readable: 'ok', signature: 'valid', signatureReason: 'matches' },
  },
  {
    note: 'the value at the end was changed after signing',
    text: signed.replace('129.500', '929.500'),
    publicKey,
    expected: { readable: 'ok', signature: 'invalid', signatureReason: 'does-not-match' },
  },
  {
    note: 'no key at hand',
    text: signed,
    publicKey: null,
    expected: { readable: 'ok', signature: 'unverifiable', signatureReason: 'no-key' },
  },
  {
    note: 'cut in the middle',
    text: signed.slice(0, 300),
    publicKey,
    expected: { readable: 'broken', signature: 'unverifiable', signatureReason: 'not-readable' },
  },
];
