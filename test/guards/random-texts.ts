/**
 * Lines that mean nothing or almost something, the same in every run: random bytes as text, brackets, digits, control
 * characters, and one long line.
 */
function texts(count: number): readonly string[] {
  let state = 0x2545f491;
  const next = (below: number): number => {
    // xorshift32 (Marsaglia 2003): repeatable, and random enough to be a nuisance.
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
  const pieces = [
    '[2,"',
    '{',
    '}',
    '"',
    ' ',
    ':',
    '-',
    'T',
    '2025-10-2',
    '09:1',
    'OCMF|',
    '\t',
    '<',
    '>',
    '|',
    '\u0000',
    '\u202e',
    'ä',
    '\ud800',
    '\\',
  ];
  return Array.from({ length: count }, () =>
    Array.from({ length: next(40) }, () =>
      next(3) === 0 ? String.fromCharCode(next(0x250)) : (pieces[next(pieces.length)] ?? ''),
    ).join(''),
  );
}

export const randomTexts: readonly string[] = ['', ' ', '\u0000', ...texts(2_000), '['.repeat(200_000)];
