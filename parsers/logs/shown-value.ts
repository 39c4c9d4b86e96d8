const unprintable = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;
const longest = 80;

/** A value of the input as it may stand in a sentence: bounded, without control and direction characters. */
export function shownValue(text: string): string {
  const bounded = text.length > longest ? `${text.slice(0, longest)}…` : text;
  return bounded.replaceAll(unprintable, '�');
}
