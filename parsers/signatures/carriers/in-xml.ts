import { SaxesParser } from 'saxes';
import type { SourceId } from '../../model/evidence.ts';
import type { Issue } from '../../model/issue.ts';
import type { EncodingLayer, PublicKeyRecord, SignedValueRecord } from '../../model/signed-value.ts';
import { unwrapSignedValue } from '../unwrap.ts';
import type { FoundRecords } from './found-records.ts';
import { lettersOf, sourceText, type SourceText } from './source-text.ts';
import { placeholderFor, replacedAt, strayAmpersands, withoutProlog } from './xml-text.ts';

/*
 * The containers of the S.A.F.E. Transparency Software: `values` with `value`, `signedData` or the older `encodedData`, `publicKey`
 * (research/transparency-software 2.3), Mennekes `Billing` with `ChargingProcess`, and a bare `signedMeterValue`. Read as a fragment, because
 * files with two roots occur (Compleo). Prefixes and default namespaces are accepted; entities other than the five of XML are never expanded.
 */

interface OpenValue {
  readonly transactionId: string | null;
  readonly context: string | null;
  readonly start: number;
  data: OpenData | null;
  key: string | null;
}

interface OpenData {
  readonly element: 'signedData' | 'encodedData' | 'ChargingProcess' | 'signedMeterValue';
  readonly format: string | null;
  readonly textStart: number;
  textEnd: number;
  text: string;
  empty: boolean;
}

/** Names that carriers give to formats, in lower case, and ours (research/transparency-software 1.2, research/ocmf 4.2). */
const declaredFormats: Readonly<Record<string, string>> = {
  ocmf: 'ocmf',
  alfen: 'alfen',
  edl_40_p: 'edl40',
  sml_edl40_p: 'edl40',
  edl_40_sig: 'edl40-sig',
  edl_40_mennekes: 'edl40-mennekes',
  isa_edl_40_p: 'isa-edl40',
  pcdf: 'pcdf',
};

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** Attributes by local name; misspelt `transactionld` occurs in the field. */
function attribute(attributes: Readonly<Record<string, string>>, ...names: readonly string[]): string | null {
  for (const [name, value] of Object.entries(attributes)) if (names.includes(localName(name))) return value;
  return null;
}

/** Wrong places in the XML are told, but not each of thousands. */
const mostFaults = 20;
/** Something with this many faults is no XML. */
const faultsUntilStop = 2_000;
/** Containers are four levels deep; embedded records a few more. */
const deepestNesting = 256;

const recordInXml = /<\s*(?:\w+:)?(?:signedMeterValue|ChargingProcess)\b/;

class TooManyFaults extends Error {}

class ContainerReader {
  private readonly found: SignedValueRecord[] = [];
  readonly keys: PublicKeyRecord[] = [];
  readonly issues: Issue[] = [];
  private readonly source: SourceText;
  private value: OpenValue | null = null;
  private data: OpenData | null = null;
  private keyText: string | null = null;
  private keyStart = 0;
  private depthInRaw = 0;
  /** What stands for ampersands that begin no reference. */
  private ampersand = '&';
  /** Roots by name, and whether they lie in a namespace. */
  private readonly roots: { readonly name: string; readonly namespaced: boolean }[] = [];

  constructor(source: SourceText) {
    this.source = source;
  }

  read(): void {
    const parser = new SaxesParser({ fragment: true, position: true, xmlns: false });
    const text = this.withoutStrayAmpersands(withoutProlog(this.source.text));
    let faults = 0;
    parser.on('error', (error) => {
      faults += 1;
      if (faults > faultsUntilStop) throw new TooManyFaults();
      if (this.issues.length >= mostFaults) return;
      const place = this.source.evidence(
        Math.min(parser.position, text.length),
        Math.min(parser.position + 1, text.length),
      );
      const what = error.message
        .replace(/^(?:\S*:)?\d+:\d+:\s*/, '')
        .replace(/\.$/, '')
        .slice(0, 120);
      this.issues.push({ code: 'signatures.xml-malformed', severity: 'warning', place, params: { what } });
    });
    // The position at the event of an opening tag is one past it, at text and closing tags one past these.
    let depth = 0;
    parser.on('opentag', (tag) => {
      depth += 1;
      if (depth === 1 && this.roots.length < 2) {
        const namespaced = tag.name.includes(':') || (attribute(tag.attributes, 'xmlns') ?? '') !== '';
        this.roots.push({ name: localName(tag.name), namespaced });
      }
      if (depth > deepestNesting) throw new TooManyFaults();
      this.open(localName(tag.name), tag.attributes, parser.position, tag.isSelfClosing, text);
    });
    parser.on('text', (piece) => this.characters(piece));
    parser.on('cdata', (piece) => this.characters(piece));
    parser.on('closetag', (tag) => {
      depth -= 1;
      this.close(localName(tag.name), parser.position, text);
    });
    try {
      parser.write(text).close();
    } catch (error) {
      if (!(error instanceof TooManyFaults)) throw error;
      const place = this.source.evidence(Math.min(parser.position, text.length), text.length);
      const params = { what: 'given up: nested too deeply or too many faults' };
      this.issues.push({ code: 'signatures.xml-malformed', severity: 'error', place, params });
    }
    if (this.value !== null) this.finishValue(text.length);
  }

  /** Values in the order of the file, with what their container is for the S.A.F.E. software. */
  get values(): readonly SignedValueRecord[] {
    return this.isForeign()
      ? this.found.map((value) => ({ ...value, layers: ['safe-xml-foreign', ...value.layers] }))
      : this.found;
  }

  /** Whether release 1.4.1 refuses the file as a whole (research/transparency-software 2.3.1). Entities, which it expands, leave that open. */
  private isForeign(): boolean {
    const [root, second] = this.roots;
    if (root?.name !== 'values' || this.source.text.slice(0, 10_000).includes('<!DOCTYPE')) return false;
    return (
      root.namespaced || second !== undefined || this.issues.some(({ code }) => code === 'signatures.xml-malformed')
    );
  }

  private open(
    name: string,
    attributes: Readonly<Record<string, string>>,
    position: number,
    selfClosing: boolean,
    text: string,
  ): void {
    if (this.data !== null) {
      this.depthInRaw += 1;
      if (name === 'publicKey' || name === 'PublicKey') this.startKey(position);
      return;
    }
    const start = text.lastIndexOf('<', position - 1);
    switch (name) {
      case 'value':
        if (this.value !== null) this.finishValue(start);
        this.value = {
          transactionId: attribute(attributes, 'transactionId', 'transactionld'),
          context: attribute(attributes, 'context'),
          start,
          data: null,
          key: null,
        };
        return;
      case 'signedData':
      case 'encodedData':
        this.data = this.openData(name, attribute(attributes, 'format'), position);
        if (selfClosing) this.data.empty = true;
        return;
      case 'ChargingProcess':
      case 'signedMeterValue':
        this.data = this.openData(name, null, start);
        return;
      case 'publicKey':
        this.startKey(position);
        return;
      default:
    }
  }

  private openData(element: OpenData['element'], format: string | null, textStart: number): OpenData {
    this.depthInRaw = 0;
    return { element, format, textStart, textEnd: textStart, text: '', empty: false };
  }

  private startKey(position: number): void {
    this.keyText = '';
    this.keyStart = position;
  }

  /** Each is a fault of the document, and stands for itself. */
  private withoutStrayAmpersands(text: string): string {
    const places = [...strayAmpersands(text)];
    for (const at of places.slice(0, mostFaults)) {
      const params = { what: 'an ampersand that begins no reference' };
      const place = this.source.evidence(at, at + 1);
      this.issues.push({ code: 'signatures.xml-malformed', severity: 'warning', place, params });
    }
    if (places.length === 0) return text;
    this.ampersand = placeholderFor(text);
    return replacedAt(text, places, this.ampersand);
  }

  private asWritten(text: string): string {
    return this.ampersand === '&' || this.ampersand === '?' ? text : text.replaceAll(this.ampersand, '&');
  }

  private characters(parsed: string): void {
    const piece = this.asWritten(parsed);
    if (this.keyText !== null) this.keyText += piece;
    if (this.data !== null) this.data.text += piece;
  }

  private close(name: string, position: number, text: string): void {
    const start = text.lastIndexOf('<', position - 1);
    if (this.keyText !== null && (name === 'publicKey' || name === 'PublicKey')) this.finishKey(start);
    if (this.data !== null) {
      if (name === this.data.element && this.depthInRaw === 0) this.finishData(start, position, text);
      else this.depthInRaw = Math.max(0, this.depthInRaw - 1);
      return;
    }
    if (name === 'value' && this.value !== null) this.finishValue(position);
  }

  private finishKey(end: number): void {
    const key = this.keyText?.trim() ?? '';
    this.keyText = null;
    if (key === '') return;
    if (this.value !== null && this.data === null) this.value.key = key;
    this.keys.push({
      record: 'public-key',
      text: key,
      origin: 'enclosed',
      via: 'safe-xml',
      station: null,
      connector: null,
      meterSerial: null,
      observedAt: null,
      evidence: this.source.evidence(this.keyStart, end),
    });
  }

  private finishData(start: number, position: number, text: string): void {
    const { data } = this;
    if (data === null) return;
    this.data = null;
    const raw = data.element === 'ChargingProcess' || data.element === 'signedMeterValue';
    data.textEnd = raw ? position : start;
    // A record that is XML itself is kept as it stands in the file, tags included.
    if (raw) data.text = this.asWritten(text.slice(data.textStart, position));
    else if (recordInXml.test(text.slice(data.textStart, start)) && !recordInXml.test(data.text)) {
      // In a CDATA section or with entities the record is already whole in the characters that were read.
      data.text = text.slice(data.textStart, start);
    }
    if (this.value !== null) {
      if (this.value.data === null) this.value.data = data;
    } else this.emit(data, null, null, null);
  }

  private finishValue(end: number): void {
    const { value } = this;
    this.value = null;
    if (value === null) return;
    if (value.data === null) {
      if (this.issues.length >= mostFaults) return;
      const place = this.source.evidence(value.start, end);
      this.issues.push({ code: 'signatures.value-without-data', severity: 'warning', place, params: {} });
      return;
    }
    this.emit(value.data, value.transactionId, value.context, value.key);
  }

  private emit(data: OpenData, transactionId: string | null, context: string | null, key: string | null): void {
    const unwrapped = data.element === 'ChargingProcess' ? undefined : unwrapSignedValue(data.text);
    const outer: readonly EncodingLayer[] =
      data.element === 'encodedData' ? ['safe-xml-encoded-data'] : ['safe-xml-signed-data'];
    const declared = declaredFormats[data.format?.trim().toLowerCase() ?? ''];
    const fallback =
      data.element === 'ChargingProcess' ? 'edl40-mennekes' : sealed(data) ? 'safe-seal' : (declared ?? 'unknown');
    this.found.push({
      record: 'signed-value',
      format: unwrapped?.format ?? fallback,
      text: unwrapped?.text ?? data.text,
      layers: [...lettersOf(unwrapped?.text ?? data.text, this.source), ...outer, ...(unwrapped?.layers ?? [])],
      channel: 'safe-xml',
      context,
      transactionId,
      station: null,
      connector: null,
      enclosedKey: unwrapped?.enclosedKey ?? key,
      reportedAt: null,
      index: this.found.length,
      evidence: this.source.evidence(data.textStart, data.textEnd),
    });
  }
}

/** The RSA container of S.A.F.E. (research/transparency-software 2.11): a DER sequence in hex under `encodedData`. */
function sealed(data: OpenData): boolean {
  return data.element === 'encodedData' && /^\s*3082[0-9A-F]{4}060A2B06010401/i.test(data.text);
}

/** Largest XML that is read as one text. */
const longestXml = 256_000_000;

/**
 * Signed values and keys in an XML container, with the byte range of each value. Malformed XML gives what it held and issues with their
 * places; nothing is thrown. Linear in the length.
 */
export function recordsInXml(content: Uint8Array | string, sourceId: SourceId): FoundRecords {
  if (content.length > longestXml) {
    const issue: Issue = {
      code: 'signatures.source-too-large',
      severity: 'error',
      place: null,
      params: { limit: longestXml },
    };
    return { signedValues: [], publicKeys: [], issues: [issue] };
  }
  const reader = new ContainerReader(sourceText(content, sourceId));
  reader.read();
  return { signedValues: reader.values, publicKeys: reader.keys, issues: reader.issues };
}

/** A message in SOAP has `values` and `value` too (OCPP 1.5 MeterValues); it is read as the message that it is. */
const soapRoot = /^[\s\ufeff]*(?:<\?xml[^<>]{0,500}\?>\s*)?(?:<!--[^<>]{0,2000}-->\s*)?<(?:[\w-]{1,40}:)?Envelope[\s>]/;

/** Whether a text begins like one of these containers; for choosing a reader. */
export function looksLikeSignedXml(text: string): boolean {
  if (soapRoot.test(text.slice(0, 4_000))) return false;
  return /<(?:\w{1,20}:)?(?:values|signedMeterValue|ChargingProcess|Billing|signedData|encodedData)[\s>]/.test(
    text.slice(0, 100_000),
  );
}
