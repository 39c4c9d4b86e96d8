import type { Issue } from '../../../parsers/model/issue.ts';
import type { OtherContent } from './other-content.ts';
import type { ReadingContext, ReadingReport, StreamReading } from './source-reader.ts';

/**
 * The reading of a source that is listed and kept and not read; why is told at its end, when its size is known. What is known to be no evidence is told as what it is; what
 * systems keep for themselves stands in the ledger only, and leaves nothing unread.
 */
export function listBytes(
  reader: string,
  { recognition }: ReadingContext,
  why: (bytes: number) => Issue,
  other: OtherContent | null = null,
): StreamReading {
  let bytes = 0;
  return {
    push(chunk) {
      bytes += chunk.length;
      return [];
    },
    end: () => (other === null ? [{ record: 'issue', issue: why(bytes) }] : otherIssues(other)),
    report: () => {
      const report = {
        account: {
          reader,
          confidence: recognition.confidence,
          reasons: recognition.reasons,
          bytesUnderstood: 0,
          linesTotal: null,
          linesUnderstood: null,
          leftovers: bytes === 0 ? [] : [{ code: 'unknown-bytes', bytes }],
          firstMs: null,
          lastMs: null,
        },
        found: 'nothing',
        partial: false,
      } as const;
      return other === null ? report : otherReport(other, report);
    },
  };
}

/** What is told about content that is no evidence. */
export function otherIssues(other: OtherContent): readonly { readonly record: 'issue'; readonly issue: Issue }[] {
  if (other.what === 'kept-for-itself') return [];
  return [{ record: 'issue', issue: { code: `import.is-${other.kind}`, severity: 'info', place: null, params: {} } }];
}

/** The account of a source that holds no evidence: named, every byte counted. */
export function otherReport(other: OtherContent, { account }: ReadingReport): ReadingReport {
  const bytes = account.leftovers.reduce((sum, leftover) => sum + leftover.bytes, 0);
  const isDocument = other.what === 'document';
  return {
    account: {
      ...account,
      reader: isDocument ? 'other-document' : 'system-file',
      confidence: 1,
      reasons: [{ code: `sniff.${other.kind}`, params: {} }],
      // Lines of a picture or a PDF are none of a log.
      linesTotal: null,
      linesUnderstood: null,
      leftovers: bytes === 0 ? [] : [{ code: 'no-evidence', bytes }],
    },
    found: isDocument ? 'nothing' : 'text',
    partial: false,
  };
}
