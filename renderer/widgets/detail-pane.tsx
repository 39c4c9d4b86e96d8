/* oxlint-disable jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by the keyboard */
import type { ReactNode } from 'react';
import { useWords } from '../text/texts-context.ts';

/** What is known of the chosen row; scrolls by itself, for mouse and keys. */
export function DetailPane({ children, whole = false }: { readonly children: ReactNode; readonly whole?: boolean }) {
  const { t } = useWords();
  return (
    <section className={whole ? 'detail detail-whole' : 'detail'} aria-label={t.common.detail} tabIndex={0}>
      {children}
    </section>
  );
}
