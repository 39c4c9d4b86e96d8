import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';

interface Props {
  readonly children: ReactNode;
  readonly onPress?: () => void;
  readonly kind?: 'plain' | 'main' | 'quiet';
  readonly disabled?: boolean;
  readonly label?: string;
  readonly testId?: string;
  readonly type?: 'button' | 'submit';
  readonly pressed?: boolean;
}

/** What a button without words is for, on hover; the library lets no `title` through. */
export function titled(words: string): (element: HTMLElement | null) => void {
  return (element) => {
    if (element !== null) element.title = words;
  };
}

/** The one button. `main` at most once on a screen; `quiet` in tool bars. */
export function Button({ children, onPress, kind = 'plain', disabled, label, testId, type, pressed }: Props) {
  return (
    <AriaButton
      className={`button button-${kind}`}
      type={type ?? 'button'}
      {...(onPress === undefined ? {} : { onPress })}
      {...(disabled === undefined ? {} : { isDisabled: disabled })}
      {...(label === undefined ? {} : { 'aria-label': label, ref: titled(label) })}
      {...(testId === undefined ? {} : { 'data-testid': testId })}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
    >
      {children}
    </AriaButton>
  );
}
