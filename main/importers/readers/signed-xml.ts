import { looksLikeSignedXml, recordsInXml } from '../../../parsers/signatures/carriers/in-xml.ts';
import { SignedContentReading } from './signed-content.ts';
import type { SourceReader } from './source-reader.ts';

/** XML files of the S.A.F.E. Transparency Software and its relatives. */
export const signedXmlReader: SourceReader = {
  id: 'safe-xml',
  takes: 'stream',
  recognise(head) {
    if (head.text === null || !looksLikeSignedXml(head.text.text)) return null;
    // XML that stands inside messages of a log does not make the log an XML file
    const confidence = /^[\s\ufeff]{0,100}</.test(head.text.text) ? 0.95 : 0.35;
    return { confidence, reasons: [{ code: 'sniff.signed-xml', params: {} }] };
  },
  open: (context) => new SignedContentReading(context, 'safe-xml', recordsInXml),
};
