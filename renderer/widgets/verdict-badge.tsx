import type { Readable, SignatureAnswer } from '../../parsers/model/verdict.ts';
import { useWords } from '../text/texts-context.ts';
import type { CountedRule } from './departures.ts';
import { RuleCounts } from './rule-counts.tsx';

interface Props {
  readonly signature: SignatureAnswer | null;
  readonly readable?: Readable;
  /** Only the mark; the word stays for those who cannot see it. */
  readonly compact?: boolean;
  readonly title?: string;
  /** Departures from rules, counted beside the word. */
  readonly rules?: readonly CountedRule[];
}

/** The one verdict badge: mark, word and colour together; broken records count as invalid in their look, not in their word. */
export function VerdictBadge({ signature, readable = 'ok', compact = false, title, rules = [] }: Props) {
  const { t } = useWords();
  if (signature === null) return <span className="muted">{t.common.none}</span>;
  const word = readable === 'broken' ? t.verdict.readable.broken : t.verdict.signature[signature];
  const look = readable === 'broken' ? 'invalid' : signature;
  return (
    <span className="verdict" data-verdict={look} title={title ?? (compact ? word : undefined)}>
      <VerdictMark verdict={look} />
      <span className={compact ? 'hidden-visually' : 'verdict-word'}>{word}</span>
      <RuleCounts rules={rules} />
    </span>
  );
}

/** Tick in a circle, cross in a square, question mark in a diamond. */
export function VerdictMark({ verdict }: { readonly verdict: SignatureAnswer }) {
  return (
    <svg className="verdict-mark" width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" data-verdict={verdict}>
      {verdict === 'valid' && <circle cx="7" cy="7" r="6.25" className="mark-ground" />}
      {verdict === 'valid' && <path d="M4 7.3 6.2 9.5 10.2 4.9" className="mark-sign" />}
      {verdict === 'invalid' && <rect x=".9" y=".9" width="12.2" height="12.2" rx="1.5" className="mark-ground" />}
      {verdict === 'invalid' && <path d="M4.5 4.5l5 5M9.5 4.5l-5 5" className="mark-sign" />}
      {verdict === 'unverifiable' && <path d="M7 .5 13.5 7 7 13.5.5 7z" className="mark-ground" />}
      {verdict === 'unverifiable' && (
        <path d="M5.4 5.8a1.6 1.6 0 1 1 2.4 1.4c-.6.35-.8.6-.8 1.2M7 9.9v.2" className="mark-sign" />
      )}
    </svg>
  );
}
