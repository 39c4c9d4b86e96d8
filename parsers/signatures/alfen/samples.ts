import type { SignedFormatSample } from '../signed-format.ts';

/* Made by the scripts in test/parsers/signatures (make-*.ts) with keys that are worth nothing. */

export const alfenSamples: readonly SignedFormatSample[] = [
  {
    note: 'as the meter signed it',
    text: 'AP;0;3;APZC4SJG4UG32F466XKPV5TRQ3DTLSBDDLO3FCYD;BJKGKW3IVDYOEOQBOYYDCNAAAAEQCTCBIQAAAAAAUEAAAAAAM4JAAAAQACSGSAIAAEEAB7Y6ABRNKAYAAAAAAACTIFGVATCFFVKUSRAAAAAAAAAAAAAAAABKAAAAABYAAAAA====;QR7UYAKVYUK5YEY225YD2EQ2YYAGGNZMTWRZUJEYMH7AGE4UT2UHONKBQSKCAQYCODYTC3S7K6552===;',
    publicKey: '03f22e4926e50dbd179ef5d4faf67186c735c8231addb28b03',
    expected: { readable: 'ok', signature: 'valid', signatureReason: 'matches' },
  },
  {
    note: 'the value was changed after signing',
    text: 'AP;0;3;APZC4SJG4UG32F466XKPV5TRQ3DTLSBDDLO3FCYD;BJKGKW3IVDYOEOQBOYYDCNAAAAEQCTCBIQAAAAAAUEAAAAAAM4JAAAAQACSGSAIAAEEAB7Y6BBRNKAYAAAAAAACTIFGVATCFFVKUSRAAAAAAAAAAAAAAAABKAAAAABYAAAAA====;QR7UYAKVYUK5YEY225YD2EQ2YYAGGNZMTWRZUJEYMH7AGE4UT2UHONKBQSKCAQYCODYTC3S7K6552===;',
    publicKey: '03f22e4926e50dbd179ef5d4faf67186c735c8231addb28b03',
    expected: { readable: 'ok', signature: 'invalid', signatureReason: 'does-not-match' },
  },
  {
    note: 'a part is missing',
    text: 'AP;0;3;APZC4SJG4UG32F466XKPV5TRQ3DTLSBDDLO3FCYD',
    publicKey: '03f22e4926e50dbd179ef5d4faf67186c735c8231addb28b03',
    expected: { readable: 'broken', signature: 'unverifiable', signatureReason: 'not-readable' },
  },
];
