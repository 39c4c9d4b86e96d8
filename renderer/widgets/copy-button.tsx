import { useEffect, useState } from 'react';
import { useWords } from '../text/texts-context.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';

interface Props {
  readonly text: string;
  readonly label?: string;
  /** Only the sign, beside each of many values; the word is its name and what the pointer reads. */
  readonly small?: boolean;
  readonly testId?: string;
}

/** Copies and says so in its own place; both words lie on top of each other, so nothing moves. */
export function CopyButton({ text, label, small = false, testId }: Props) {
  const { t } = useWords();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), 1_500);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = () => {
    void navigator.clipboard.writeText(text).then(() => setCopied(true));
  };
  if (small) {
    return (
      <Button
        kind="quiet"
        onPress={copy}
        label={copied ? t.common.copied : (label ?? t.common.copy)}
        {...(testId === undefined ? {} : { testId })}
      >
        <Icon name={copied ? 'done' : 'copy'} />
        <span className="hidden-visually" aria-live="polite">
          {copied ? t.common.copied : ''}
        </span>
      </Button>
    );
  }
  return (
    <Button kind="quiet" onPress={copy} {...(testId === undefined ? {} : { testId })}>
      <span className="two-words">
        <span data-off={copied ? '' : undefined}>{label ?? t.common.copy}</span>
        <span data-off={copied ? undefined : ''} aria-live="polite">
          {t.common.copied}
        </span>
      </span>
    </Button>
  );
}
