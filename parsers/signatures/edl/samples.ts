import type { SignedFormatSample } from '../signed-format.ts';

/* Made by the scripts in test/parsers/signatures (make-*.ts) with keys that are worth nothing. */

type EdlFormat = 'edl40' | 'edl40Sig' | 'edl40Mennekes' | 'isaEdl40';

export const edlSamples: Readonly<Record<EdlFormat, readonly SignedFormatSample[]>> = {
  edl40: [
    {
      note: 'as the meter signed it',
      text: '1b1b1b1b01010101760201620062007263070177010b09014c414400000000a101017477070100011100ff6208726203736569a4001053003c530000621e52ff69000000000003d5620177078100600800010101010172620172620165000012730177078180817101ff01010101650000000c0177078182815401ff01726203736569a4000653003c5300000101810173616d706c652d636f6e7472616374018304a966ee5da9882b4d1685b9fdfbd9fe2e7beec94d9e3531611ea843d8d1a0de201e8c2fef2c802a5f35dc750e7ac56a8b000701630000000000001b1b1b1b1a0356d5',
      publicKey: 'f22e4926e50dbd179ef5d4faf67186c735c8231addb28b03b2fb8eabbd7071221ce5d37d3b50b2b565b03389d272fabb',
      expected: { readable: 'ok', signature: 'valid', signatureReason: 'matches' },
    },
    {
      note: 'the value was changed after signing',
      text: '1b1b1b1b01010101760201620062007263070177010b09014c414400000000a101017477070100011100ff6208726203736569a4001053003c530000621e52ff6900000000000f20020177078100600800010101010172620172620165000012730177078180817101ff01010101650000000c0177078182815401ff01726203736569a4000653003c5300000101810173616d706c652d636f6e7472616374018304a966ee5da9882b4d1685b9fdfbd9fe2e7beec94d9e3531611ea843d8d1a0de201e8c2fef2c802a5f35dc750e7ac56a8b000701630000000000001b1b1b1b1a03e85b',
      publicKey: 'f22e4926e50dbd179ef5d4faf67186c735c8231addb28b03b2fb8eabbd7071221ce5d37d3b50b2b565b03389d272fabb',
      expected: { readable: 'ok', signature: 'invalid', signatureReason: 'does-not-match' },
    },
    {
      note: 'a part is missing',
      text: '1b1b1b1b01010101760201620062007263070177010b09014c414400000000a101017477070100011100ff6208726203736569a4001053003c530000',
      publicKey: 'f22e4926e50dbd179ef5d4faf67186c735c8231addb28b03b2fb8eabbd7071221ce5d37d3b50b2b565b03389d272fabb',
      expected: { readable: 'broken', signature: 'unverifiable', signatureReason: 'not-readable' },
    },
  ],
  edl40Sig: [
    {
      note: 'as the meter signed it',
      text: '<signedMeterValue><publicKey encoding="base64">8i5JJuUNvRee9dT69nGGxzXIIxrdsosDsvuOq71wcSIc5dN9O1CytWWwM4nScvq7</publicKey><meterValueSignature encoding="base64">B0RrsxKoH0Sj+x0x+YjL9LT8ZNGyJJyPLJdo8qO0s7lpQJFH+otU61BnFVvR3UoyAAc=</meterValueSignature><signatureMethod>ECDSA192SHA256</signatureMethod><encodedMeterValue encoding="base64">CQFMQUQAAAAAoSAOpGkIhhIAAB8AAAABAAERAP8e/2LVAwAAAAAAAAdzYW1wbGUtY29udHJhY3QAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAABYOpGkAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=</encodedMeterValue></signedMeterValue>',
      publicKey: 'f22e4926e50dbd179ef5d4faf67186c735c8231addb28b03b2fb8eabbd7071221ce5d37d3b50b2b565b03389d272fabb',
      expected: { readable: 'ok', signature: 'valid', signatureReason: 'matches' },
    },
    {
      note: 'the value was changed after signing',
      text: '<signedMeterValue><publicKey encoding="base64">8i5JJuUNvRee9dT69nGGxzXIIxrdsosDsvuOq71wcSIc5dN9O1CytWWwM4nScvq7</publicKey><meterValueSignature encoding="base64">B0RrsxKoH0Sj+x0x+YjL9LT8ZNGyJJyPLJdo8qO0s7lpQJFH+otU61BnFVvR3UoyAAc=</meterValueSignature><signatureMethod>ECDSA192SHA256</signatureMethod><encodedMeterValue encoding="base64">CQFMQUQAAAAAoSAOpGkIhhIAAB8AAAABAAERAP8e/wIgDwAAAAAAAAdzYW1wbGUtY29udHJhY3QAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAABYOpGkAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=</encodedMeterValue></signedMeterValue>',
      publicKey: 'f22e4926e50dbd179ef5d4faf67186c735c8231addb28b03b2fb8eabbd7071221ce5d37d3b50b2b565b03389d272fabb',
      expected: { readable: 'ok', signature: 'invalid', signatureReason: 'does-not-match' },
    },
    {
      note: 'a part is missing',
      text: '<signedMeterValue><publicKey encoding="base64">8i5JJuUNvRee9dT69nGGxzXIIxrdsosDsvuOq71wcSIc5dN9O1CytWWwM4nScvq7</publicKey><meterValueSignature encoding="base64">B0RrsxKoH0Sj+x0x+YjL9LT8ZNGyJJyPLJdo8qO0s7lpQJFH+otU61BnFVvR3UoyAAc=</meterValueSignature><signatureMethod>ECDSA192SHA256</signatureMethod></signedMeterValue>',
      publicKey: 'f22e4926e50dbd179ef5d4faf67186c735c8231addb28b03b2fb8eabbd7071221ce5d37d3b50b2b565b03389d272fabb',
      expected: { readable: 'broken', signature: 'unverifiable', signatureReason: 'not-readable' },
    },
  ],
  edl40Mennekes: [
    {
      note: 'as the meter signed it',
      text: '<ChargingProcess><ServerId>09014C414400000000A1</ServerId><PublicKey>F22E4926E50DBD179EF5D4FAF67186C735C8231ADDB28B03B2FB8EABBD7071221CE5D37D3B50B2B565B03389D272FABB</PublicKey><CustomerIdent>874AD0FE</CustomerIdent><TimestampCustomerIdent>2026-03-01T09:59:50+01:00</TimestampCustomerIdent><MeasurementStart><Timestamp>2026-03-01T10:00:00+01:00</Timestamp><Signature>7A2D069F694A3A5EE39B3A20C17A87AC26104668DC7EF279C6F20B016820985DA9786EED8BBD93A1D8BDED3039CC5672</Signature><EventCounter>7</EventCounter><MeterStatus>8</MeterStatus><Value>519116</Value><Scaler>-1</Scaler><Pagination>20</Pagination><SecondIndex>4731</SecondIndex></MeasurementStart><MeasurementEnd><Timestamp>2026-03-01T10:04:30+01:00</Timestamp><Signature>E1C7BA51AEDC00C27DBF2EE6E87BB6824CBAC6CBD4A495994C93F1AC1EA32E9EC769518E55F20C3A2894FB02364C804E</Signature><EventCounter>7</EventCounter><MeterStatus>8</MeterStatus><Value>520535</Value><Scaler>-1</Scaler><Pagination>21</Pagination><SecondIndex>4732</SecondIndex></MeasurementEnd></ChargingProcess>',
      publicKey: 'f22e4926e50dbd179ef5d4faf67186c735c8231addb28b03b2fb8eabbd7071221ce5d37d3b50b2b565b03389d272fabb',
      expected: { readable: 'ok', signature: 'valid', signatureReason: 'matches' },
    },
    {
      note: 'the value was changed after signing',
      text: '<ChargingProcess><ServerId>09014C414400000000A1</ServerId><PublicKey>F22E4926E50DBD179EF5D4FAF67186C735C8231ADDB28B03B2FB8EABBD7071221CE5D37D3B50B2B565B03389D272FABB</PublicKey><CustomerIdent>874AD0FE</CustomerIdent><TimestampCustomerIdent>2026-03-01T09:59:50+01:00</TimestampCustomerIdent><MeasurementStart><Timestamp>2026-03-01T10:00:00+01:00</Timestamp><Signature>7A2D069F694A3A5EE39B3A20C17A87AC26104668DC7EF279C6F20B016820985DA9786EED8BBD93A1D8BDED3039CC5672</Signature><EventCounter>7</EventCounter><MeterStatus>8</MeterStatus><Value>519116</Value><Scaler>-1</Scaler><Pagination>20</Pagination><SecondIndex>4731</SecondIndex></MeasurementStart><MeasurementEnd><Timestamp>2026-03-01T10:04:30+01:00</Timestamp><Signature>E1C7BA51AEDC00C27DBF2EE6E87BB6824CBAC6CBD4A495994C93F1AC1EA32E9EC769518E55F20C3A2894FB02364C804E</Signature><EventCounter>7</EventCounter><MeterStatus>8</MeterStatus><Value>990535</Value><Scaler>-1</Scaler><Pagination>21</Pagination><SecondIndex>4732</SecondIndex></MeasurementEnd></ChargingProcess>',
      publicKey: 'f22e4926e50dbd179ef5d4faf67186c735c8231addb28b03b2fb8eabbd7071221ce5d37d3b50b2b565b03389d272fabb',
      expected: { readable: 'ok', signature: 'invalid', signatureReason: 'does-not-match' },
    },
    {
      note: 'a part is missing',
      text: '<ChargingProcess><ServerId>09014C414400000000A1</ServerId><PublicKey>F22E4926E50DBD179EF5D4FAF67186C735C8231ADDB28B03B2FB8EABBD7071221CE5D37D3B50B2B565B03389D272FABB</PublicKey><CustomerIdent>874AD0FE</CustomerIdent><TimestampCustomerIdent>2026-03-01T09:59:50+01:00</TimestampCustomerIdent><MeasurementStart><Timestamp>2026-03-01T10:00:00+01:00</Timestamp><Signature>7A2D069F694A3A5EE39B3A20C17A87AC26104668DC7EF279C6F20B016820985DA9786EED8BBD93A1D8BDED3039CC5672</Signature><EventCounter>7</EventCounter><MeterStatus>8</MeterStatus><Value>519116</Value><Scaler>-1</Scaler><Pagination>20</Pagination><SecondIndex>4731</SecondIndex></MeasurementStart></ChargingProcess>',
      publicKey: 'f22e4926e50dbd179ef5d4faf67186c735c8231addb28b03b2fb8eabbd7071221ce5d37d3b50b2b565b03389d272fabb',
      expected: { readable: 'broken', signature: 'unverifiable', signatureReason: 'not-readable' },
    },
  ],
  isaEdl40: [
    {
      note: 'as the meter signed it',
      text: '1b1b1b1b01010101760201620062007263070177010b09014c414400000000a1078180816202ff017577078182815401ff01726203736569a3fdb853003c5300000101810173616d706c652d636f6e74726163740177070100010800806500000000726203736569a3fee453003c530000621e52ff69000000000f50e3540177078180c7f040ff0101010165000000180177078180816101ff01010101810681818181818181818181818181818181818181810177070100010800ff6500000000726203736569a4001053003c530000621e52ff69000000000f544b9284044d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d840400c8b2a794d5acea88fbff92dd4441a7499f1964f010aa878573174a75a41e6cc70a97234332bd54a32cfbd992090439b103b9809f96137703b6aba4f2e869a8a401016300000000001b1b1b1b1a026b27',
      publicKey:
        '3d941b55fd4fa46147f9c1ce921aaee13f998f0ba889915c948ea634d84d05cd8d11e60df14882f7d6f7ea52361ba68281ae9c202e88e5a75040e0f74b202fe6',
      expected: { readable: 'ok', signature: 'valid', signatureReason: 'matches' },
    },
    {
      note: 'the value was changed after signing',
      text: '1b1b1b1b01010101760201620062007263070177010b09014c414400000000a1078180816202ff017577078182815401ff01726203736569a3fdb853003c5300000101810173616d706c652d636f6e74726163740177070100010800806500000000726203736569a3fee453003c530000621e52ff69000000000f50e3540177078180c7f040ff0101010165000000180177078180816101ff01010101810681818181818181818181818181818181818181810177070100010800ff6500000000726203736569a4001053003c530000621e52ff69000000003b6fcc9284044d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d840400c8b2a794d5acea88fbff92dd4441a7499f1964f010aa878573174a75a41e6cc70a97234332bd54a32cfbd992090439b103b9809f96137703b6aba4f2e869a8a401016300000000001b1b1b1b1a02d050',
      publicKey:
        '3d941b55fd4fa46147f9c1ce921aaee13f998f0ba889915c948ea634d84d05cd8d11e60df14882f7d6f7ea52361ba68281ae9c202e88e5a75040e0f74b202fe6',
      expected: { readable: 'ok', signature: 'invalid', signatureReason: 'does-not-match' },
    },
    {
      note: 'a part is missing',
      text: '1b1b1b1b01010101760201620062007263070177010b09014c414400000000a1078180816202ff017577078182815401ff01726203736569a3fdb853003c5300000101810173616d706c652d636f6e747261637401770701000108008065000000007262',
      publicKey:
        '3d941b55fd4fa46147f9c1ce921aaee13f998f0ba889915c948ea634d84d05cd8d11e60df14882f7d6f7ea52361ba68281ae9c202e88e5a75040e0f74b202fe6',
      expected: { readable: 'broken', signature: 'unverifiable', signatureReason: 'not-readable' },
    },
  ],
};
