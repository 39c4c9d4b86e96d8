import { hiddenCharacters } from '../../api/visible-text.ts';

/**
 * HTML as a value: texts are escaped where they enter, and nothing else can produce markup. Told by what it is and not by its shape: the records of a
 * case are other people's JSON, and an object in the place of a text may have any members.
 */
class Markup {
  readonly #markup: string;
  constructor(markup: string) {
    this.#markup = markup;
  }
  get markup(): string {
    return this.#markup;
  }
}
export type Html = Markup;

type Part = Html | string | number | null | undefined | readonly Part[];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Control and bidirectional characters are shown as what they are; a reader must not be fooled by them (design 8). */
function shown(character: string): string {
  if (character === '\n' || character === '\t') return character;
  return `\\u{${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0') ?? ''}}`;
}

/** Text as it may stand between tags and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(hiddenCharacters, shown)
    .toWellFormed()
    .replaceAll(/[&<>"']/g, (character) => entities[character] ?? '');
}

function markupOf(part: Part): string {
  if (part === null || part === undefined) return '';
  if (typeof part === 'string') return escapeHtml(part);
  if (typeof part === 'number') return String(part);
  if (part instanceof Markup) return part.markup;
  // What a damaged or forged case has in the place of a text is shown as it stands there.
  return Array.isArray(part) ? part.map(markupOf).join('') : escapeHtml(JSON.stringify(part));
}

/** Tagged template: `html\`<td>${text}</td>\``. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Markup(strings.reduce((all, piece, index) => all + piece + markupOf(parts[index]), ''));
}

/** Several pieces as one. */
export function joined(parts: readonly Html[]): Html {
  return new Markup(parts.map(({ markup }) => markup).join(''));
}

export const nothing: Html = new Markup('');

/** A long number in groups of eight that an eye can compare; whole in its title, and copied without gaps. */
export function digits(number: string): Html {
  if (number.length < 24 || number.length > 4_096 || !/^[\da-f]+$/i.test(number)) return html`${number}`;
  const groups = number.match(/.{1,8}/g) ?? [];
  return html`<span class="digits" title="${number}">${groups.map((group, index) => html`${index === 0 ? null : html`<wbr/>`}<span>${group}</span>`)}</span>`;
}

/** A written time whose hyphens keep their width among figures of one width. */
export function figuresOfTime(text: string): Html {
  return html`${text.split(/(?<=\d)-(?=\d\d\b)/).map((part, index) => html`${index === 0 ? null : html`<span class="hyphen">-</span>`}${part}`)}`;
}

/** A word that begins the head of a column. */
export function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
