import type { EvidenceRef } from '../../parsers/model/evidence.ts';
import type { Issue, IssueParams, IssueSeverity } from '../../parsers/model/issue.ts';

/** A hostile archive must not fill the case with the same sentence: so many per code and source, the rest is counted. */
const keptPerCode = 100;

/** The issues of one source, bounded. */
export class IssueList {
  readonly #issues: Issue[] = [];
  readonly #counts = new Map<string, number>();

  add(issue: Issue): void {
    const count = (this.#counts.get(issue.code) ?? 0) + 1;
    this.#counts.set(issue.code, count);
    if (count <= keptPerCode) this.#issues.push(issue);
  }

  report(code: string, severity: IssueSeverity, params: IssueParams = {}, place: EvidenceRef | null = null): void {
    this.add({ code, severity, place, params });
  }

  /** All that came, also those that are only counted. */
  get count(): number {
    let sum = 0;
    for (const count of this.#counts.values()) sum += count;
    return sum;
  }

  /** The list for the ledger; codes that came too often end with one issue that tells how many more there were. */
  finish(): readonly Issue[] {
    const more: Issue[] = [];
    for (const [code, count] of this.#counts) {
      if (count > keptPerCode) {
        more.push({
          code: 'import.more-issues',
          severity: 'info',
          place: null,
          params: { code, more: count - keptPerCode },
        });
      }
    }
    return [...this.#issues, ...more];
  }
}

/** Text of an input as a value of a sentence: bounded, control and bidirectional characters made visible (house rule 11). */
export function quoted(text: string, maximum = 200): string {
  const cut = text.length > maximum ? `${text.slice(0, maximum)}…` : text;
  return cut.replaceAll(
    // C0, C1, bidi controls (UAX 9), line and paragraph separators, and halves of surrogate pairs
    /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
