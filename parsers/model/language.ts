/** The two languages of the product (house rule 10). */
export type Language = 'de' | 'en';

/** One text in both languages; the type is what keeps the catalogues complete. */
export type Bilingual = Readonly<Record<Language, string>>;
