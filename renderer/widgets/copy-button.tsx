import { useEffect, useState } from 'react';
import { useWords } from '../text/texts-context.ts';
import { Button } from './button.tsx';

interface Props {
  readonly text: string;
  readonly label?: string;
  readonly testId?: string;
}

/** Copies and says so in its own place; both words lie on top of each other, so nothing moves. */
export function CopyButton({ text, label, testId }: Props) {
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
