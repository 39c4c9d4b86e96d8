/* oxlint-disable jsx-a11y/prefer-tag-over-role jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by the keyboard */
import { Digits } from './digits.tsx';

/** Up to about five lines of a narrow detail. */
const shortLength = 200;

/** A number that is compared and copied, not read. A long one scrolls in its place, for mouse and keys. */
export function ProofValue({ text, label }: { readonly text: string; readonly label: string }) {
  if (text.length <= shortLength)
    return (
      <span className="proof-value">
        <Digits text={text} />
      </span>
    );
  return (
    <div className="proof-value" role="group" aria-label={label} tabIndex={0}>
      <Digits text={text} />
    </div>
  );
}
