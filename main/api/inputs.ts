/** Shapes of input that several procedures of the contract share. */
import * as v from 'valibot';
import { maskKinds, reportKinds } from './report-choices.ts';
import { tableUseNames } from './table-uses.ts';

export const caseId = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,64}$/));
export const language = v.picklist(['de', 'en']);
/** Stands for a file that a shell has granted; paths never cross the contract. */
export const fileToken = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
export const zone = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
export const id = v.pipe(v.number(), v.integer(), v.minValue(0));
export const text = (maximum: number) => v.pipe(v.string(), v.maxLength(maximum));

/** A place in the evidence, as rows carry it. */
export const evidence = v.variant('kind', [
  v.object({
    kind: v.literal('bytes'),
    sourceId: id,
    offset: id,
    length: id,
    line: v.nullable(id),
  }),
  v.object({
    kind: v.literal('row'),
    sourceId: id,
    table: text(200),
    rowId: text(32),
    column: v.nullable(text(200)),
  }),
]);

/** What marks and notes are about: a row by its lasting name, or the whole case. */
export const journalTarget = v.pipe(text(600), v.regex(/^(?:case|(?:frame|session|finding|signature):.+)$/s));

/** Half-open range of log time in milliseconds; absent ends are open. */
export const range = v.optional(v.object({ fromMs: v.nullable(v.number()), toMs: v.nullable(v.number()) }), {
  fromMs: null,
  toMs: null,
});

/** A list's window: filter in the language of `parsers/query`, position, size. */
export const listEntries = {
  caseId,
  language: v.optional(language, 'en'),
  range,
  filter: v.optional(text(2_000), ''),
  offset: v.optional(id, 0),
  limit: v.optional(v.pipe(id, v.maxValue(1_000)), 200),
};

/** What one table of a database holds (`parsers/databases/table-plan.ts`). */
export const tablePlans = v.pipe(
  v.array(
    v.object({
      table: text(200),
      as: v.picklist(tableUseNames),
      columns: v.record(text(60), text(200)),
      unit: v.picklist(['mWh', '0.1 Wh', 'Wh', '10 Wh', '100 Wh', 'kWh', 'MWh', 'J', 'kJ', 'MJ']),
      times: v.picklist(['zone', 'utc']),
      kind: text(60),
    }),
  ),
  v.maxLength(2_000),
);

export const sortOrder = v.optional(v.picklist(['ascending', 'descending']), 'ascending');
export const reportKind = v.picklist(reportKinds);
/** Masking: on unless asked otherwise, some kinds shown, serial numbers hidden on request. */
export const masking = {
  mask: v.optional(v.boolean(), true),
  unmask: v.optional(v.array(v.picklist(maskKinds)), []),
  maskAlso: v.optional(v.array(v.picklist(maskKinds)), []),
};
/** The template's file, and beside it the picture that it names. */
export const template = v.optional(v.pipe(v.array(fileToken), v.maxLength(8)), []);

/** A station as far as it is known until a time, or a file that a shell has granted. */
export const configurationSide = v.object({
  station: v.optional(v.nullable(text(200))),
  atMs: v.optional(v.number()),
  file: v.optional(fileToken),
});

/** For locked entries of archives: used while an import runs, never stored or told. */
export const passwords = v.pipe(v.array(v.pipe(text(1_000), v.minLength(1))), v.maxLength(20));
const limit = v.optional(v.pipe(id, v.minValue(1)));
/** What an import may cost, instead of the defaults (`main/importers/import-limits.ts`). */
export const importLimits = v.strictObject({
  entries: limit,
  totalBytes: limit,
  ratio: limit,
  ratioFloorBytes: limit,
  depth: limit,
  pathLength: limit,
  wholeTextBytes: limit,
});
