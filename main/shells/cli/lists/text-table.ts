/** A column of a list as a person reads it. */
export interface TextColumn<Row, Say> {
  readonly title: string;
  /** Numbers stand below each other by their last digit. */
  readonly align?: 'right';
  /** Texts of any length: on a narrow terminal these give way, paths at their beginning. */
  readonly gives?: true | 'path';
  readonly cell: (row: Row, say: Say) => string;
}

/** Longer cells are cut here; `--json` and `--csv` have them whole. */
const longestCell = 160;
/** What a column that gives way keeps. */
const fewestKept = 12;
const between = '  ';
const cutMark = '…';
const nothing = '–';

/** Hangul, CJK and full-width forms take two places (Unicode Standard Annex 11). */
const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** Places that a text takes on a terminal. */
export function placesOf(text: string): number {
  let places = 0;
  for (const character of text) places += wide.test(character) ? 2 : 1;
  return places;
}

function cut(text: string, places: number): string {
  if (placesOf(text) <= places) return text;
  let kept = '';
  let taken = 0;
  for (const character of text) {
    taken += wide.test(character) ? 2 : 1;
    if (taken > places - 1) break;
    kept += character;
  }
  return `${kept}${cutMark}`;
}

function reversed(text: string): string {
  return Array.from(text).toReversed().join('');
}

/** The end of a path says more than its beginning; what stands before it as indent stays. */
function cutPath(path: string, places: number): string {
  const bare = path.trimStart();
  const indent = path.slice(0, path.length - bare.length);
  return `${indent}${reversed(cut(reversed(bare), places - indent.length))}`;
}

function widthsOf(rows: readonly (readonly string[])[]): number[] {
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, index) => (widths[index] = Math.max(widths[index] ?? 0, placesOf(cell))));
  return widths;
}

/** Takes from the widest of the columns that give way until the row fits, or all of them have given what they can. */
function fitted(widths: readonly number[], gives: readonly boolean[], room: number): readonly number[] {
  const fit = [...widths];
  const total = (): number => fit.reduce((sum, width) => sum + width, (fit.length - 1) * between.length);
  for (let over = total() - room; over > 0; over = total() - room) {
    const widest = fit.reduce(
      (found, width, index) =>
        gives[index] === true && width > fewestKept && width > (fit[found] ?? fewestKept) ? index : found,
      -1,
    );
    if (widest < 0) return fit;
    fit[widest] = Math.max(fewestKept, (fit[widest] ?? 0) - over);
  }
  return fit;
}

/**
 * Rows below each other as a table with one line each. Widths follow the first rows, so that a list of any length is printed as it comes; a later cell that is
 * wider takes the room it needs.
 */
export class TextTable<Row, Say> {
  readonly #columns: readonly TextColumn<Row, Say>[];
  readonly #say: Say;
  readonly #room: number;
  readonly #visible: (text: string) => string;
  #widths: readonly number[] | undefined;

  /**
   * @param room places of a line; `null` where it is no terminal and nothing has to give way.
   * @param visible what makes a text harmless and one line.
   */
  constructor(
    columns: readonly TextColumn<Row, Say>[],
    say: Say,
    room: number | null,
    visible: (text: string) => string,
  ) {
    this.#columns = columns;
    this.#say = say;
    this.#room = room ?? Number.POSITIVE_INFINITY;
    this.#visible = visible;
  }

  /** Lines for some rows; before the first ones the headings. */
  *lines(rows: readonly Row[]): Generator<string> {
    const cells = rows.map((row) =>
      this.#columns.map((column) => cut(this.#visible(column.cell(row, this.#say)), longestCell)),
    );
    if (this.#widths === undefined) {
      const titles = this.#columns.map(({ title }) => title);
      this.#widths = fitted(
        widthsOf([titles, ...cells.map((row) => row.map((cell) => cell || nothing))]),
        this.#columns.map(({ gives }) => gives !== undefined),
        this.#room,
      );
      yield this.#line(titles);
    }
    for (const row of cells) yield this.#line(row.map((cell) => (cell === '' ? nothing : cell)));
  }

  #line(cells: readonly string[]): string {
    const parts = cells.map((cell, index) => {
      const width = this.#widths?.[index] ?? 0;
      const column = this.#columns[index];
      const gives = column?.gives;
      const shown = gives === undefined ? cell : gives === 'path' ? cutPath(cell, width) : cut(cell, width);
      const space = ' '.repeat(Math.max(0, width - placesOf(shown)));
      return column?.align === 'right' ? `${space}${shown}` : `${shown}${space}`;
    });
    return parts.join(between).trimEnd();
  }
}
