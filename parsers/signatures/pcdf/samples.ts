import type { SignedFormatSample } from '../signed-format.ts';

/* Made by the scripts in test/parsers/signatures (make-*.ts) with keys that are worth nothing. */

export const pcdfSamples: readonly SignedFormatSample[] = [
  {
    note: 'as the meter signed it',
    text: '128.8.0(ST:260301100000)(CT:260301101500)(CD:001500)(TV:1)(BV:1)(CSC:1)(SP:1)(RV:0003.276*kWh)(SI:55*1*959bff1e-7164-4132-b783-4a9feed1bfee)(CS:513f627b)(HW:12345678901)(DT:0)(PK:043d941b55fd4fa46147f9c1ce921aaee13f998f0ba889915c948ea634d84d05cd8d11e60df14882f7d6f7ea52361ba68281ae9c202e88e5a75040e0f74b202fe6)(SG:30440220546714ff39f6bf6356e37707c8de2a06da8281f36166996b9f8ee0feaff5b671022040cf25ac79753527f6f35675fa9eaee2e01e6504846b7bfd9f9a8d0b35e2fdd1)',
    publicKey:
      '043d941b55fd4fa46147f9c1ce921aaee13f998f0ba889915c948ea634d84d05cd8d11e60df14882f7d6f7ea52361ba68281ae9c202e88e5a75040e0f74b202fe6',
    expected: { readable: 'ok', signature: 'valid', signatureReason: 'matches' },
  },
  {
    note: 'the value was changed after signing',
    text: '128.8.0(ST:260301100000)(CT:260301101500)(CD:001500)(TV:1)(BV:1)(CSC:1)(SP:1)(RV:0009.276*kWh)(SI:55*1*959bff1e-7164-4132-b783-4a9feed1bfee)(CS:513f627b)(HW:12345678901)(DT:0)(PK:043d941b55fd4fa46147f9c1ce921aaee13f998f0ba889915c948ea634d84d05cd8d11e60df14882f7d6f7ea52361ba68281ae9c202e88e5a75040e0f74b202fe6)(SG:30440220546714ff39f6bf6356e37707c8de2a06da8281f36166996b9f8ee0feaff5b671022040cf25ac79753527f6f35675fa9eaee2e01e6504846b7bfd9f9a8d0b35e2fdd1)',
    publicKey:
      '043d941b55fd4fa46147f9c1ce921aaee13f998f0ba889915c948ea634d84d05cd8d11e60df14882f7d6f7ea52361ba68281ae9c202e88e5a75040e0f74b202fe6',
    expected: { readable: 'ok', signature: 'invalid', signatureReason: 'does-not-match' },
  },
  {
    note: 'a part is missing',
    text: '128.8.0(ST:260301100000)(CT:260301101500)(CD:001500)(TV:1)(BV:1)(CSC:1)(SP:1)(RV:0003.276*kWh)(SI:55*1*959bff1e-7164-4132-b783-4a9feed1bfee)(CS:513f627b)(HW:12345678901)(DT:0)(PK:043d941b55fd4fa46147f9c1ce921aaee13f998f0ba889915c948ea634d84d05cd8d11e60df14882f7d6f7ea52361ba68281ae9c202e88e5a75040e0f74b202fe6)',
    publicKey:
      '043d941b55fd4fa46147f9c1ce921aaee13f998f0ba889915c948ea634d84d05cd8d11e60df14882f7d6f7ea52361ba68281ae9c202e88e5a75040e0f74b202fe6',
    expected: { readable: 'broken', signature: 'unverifiable', signatureReason: 'not-readable' },
  },
];
