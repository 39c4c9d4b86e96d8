import { Fragment } from 'react';

/** As many as an eye compares at once. */
const groupLength = 8;
/** From here on a number is compared group by group; shorter ones are read. */
const shortest = 24;
/** Beyond this it is bytes to copy, and a mark for each group only costs. */
const longest = 4_096;

const digitsOnly = /^[\da-f]+$/i;

/**
 * A long number of hexadecimal digits in groups that can be compared, broken only between them. The gaps are drawn and not written: what is
 * copied is the number.
 */
export function Digits({ text }: { readonly text: string }) {
  if (text.length < shortest || text.length > longest || !digitsOnly.test(text)) return text;
  const groups = Array.from({ length: Math.ceil(text.length / groupLength) }, (_, index) =>
    text.slice(index * groupLength, (index + 1) * groupLength),
  );
  return (
    <span className="digits">
      {groups.map((group, index) => (
        // Groups of a number may be the same; they never change their order.
        // oxlint-disable-next-line react/no-array-index-key -- see above
        <Fragment key={index}>
          {index > 0 && <wbr />}
          <span>{group}</span>
        </Fragment>
      ))}
    </span>
  );
}
