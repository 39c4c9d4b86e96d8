import type { Bilingual } from '../../model/language.ts';

/** What a person reads of a finding; `{name}` is filled from its params. */
export interface FindingText {
  /** What it is, in a few words without values. */
  readonly title: Bilingual;
  /** What was noticed, with the values. */
  readonly detail: Bilingual;
  /** What to do about it. */
  readonly remedy: Bilingual;
}

export type FindingTextCatalogue = Readonly<Record<string, FindingText>>;
