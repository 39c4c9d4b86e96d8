import { assertNever } from '../../../parsers/base/assert.ts';
import { evaluateQuery } from '../../../parsers/query/evaluate-query.ts';
import type { Query } from '../../../parsers/query/query-tree.ts';
import type { ContentReader } from '../../casefile/content-store.ts';
import type { FrameCursor } from '../../casefile/frame-scan.ts';
import type { OrderPackReader } from '../../casefile/order-columns.ts';
import type { FilterRow } from '../list-window.ts';
import { FrameTextSearch, searchedText } from './frame-text.ts';

/** Whether the frame at which a cursor stands passes. */
export type FrameTest = (cursor: FrameCursor) => boolean;

type FieldQuery = Extract<Query, { node: 'field' }>;

const wordFields = ['action', 'station', 'tx', 'kind', 'direction'] as const;
const numberFields = ['connector', 'latency', 'at'] as const;

function nameOf<Name extends string>(names: readonly Name[], name: string): Name | undefined {
  return names.find((each) => each === name);
}

const noText = (): string => '';

/** A field that takes few values in a pack: each value is judged once a pack, each frame by its number. */
function wordTest(query: FieldQuery, field: (typeof wordFields)[number]): FrameTest {
  let pack: OrderPackReader | undefined;
  let numbers: ArrayLike<number> = [];
  let passes: boolean[] = [];
  return (cursor) => {
    if (cursor.pack !== pack) {
      pack = cursor.pack;
      const words = pack.words(field);
      numbers = words.numbers;
      passes = words.values.map((value) => evaluateQuery(query, { fields: { [field]: value }, text: noText }));
    }
    return passes[numbers[cursor.row] ?? 0] === true;
  };
}

function numberTest(query: FieldQuery, field: (typeof numberFields)[number]): FrameTest {
  let known: number | null | undefined;
  let passes = false;
  return ({ pack, row }) => {
    const value = pack[field](row);
    if (value !== known) {
      known = value;
      passes = evaluateQuery(query, { fields: { [field]: value }, text: noText });
    }
    return passes;
  };
}

/** Cheap tests first: what they rule out is not looked into. */
function costOf(query: Query): number {
  switch (query.node) {
    case 'and':
    case 'or':
      return Math.max(0, ...query.terms.map(costOf));
    case 'not':
      return costOf(query.term);
    case 'field':
      return nameOf(wordFields, query.field) !== undefined || nameOf(numberFields, query.field) !== undefined ? 0 : 2;
    case 'text':
      return 1;
    case 'pattern':
      return 3;
    default:
      return assertNever(query);
  }
}

/** Fields whose value stands in the payload as it is looked for, unless it is escaped there. */
const payloadFields: readonly string[] = ['status', 'code', 'reason'];

/**
 * Turns a filter into a test of frames in a list. It says the same as `evaluateQuery` on the frame's row, without making rows of frames that
 * numbers or the bytes of a block rule out.
 * @param rowOf the frame as a row, for what neither tells.
 */
export function frameTest(query: Query, content: ContentReader, rowOf: (cursor: FrameCursor) => FilterRow): FrameTest {
  const whole = (part: Query): FrameTest => {
    return (cursor) => evaluateQuery(part, rowOf(cursor));
  };

  /** A frame whose payload holds neither the value nor an escape has no such field; only errors have a code of their own. */
  function payloadTest(part: FieldQuery): FrameTest {
    const exact = whole(part);
    const { comparison } = part;
    // A value with blanks may span two members.
    if (comparison.op !== 'is' || comparison.value === '' || /\s/.test(comparison.value)) return exact;
    const value = new FrameTextSearch(content, comparison.value);
    const escape = new FrameTextSearch(content, '\\');
    return (cursor) =>
      (cursor.kind === 'error' ||
        cursor.kind === 'other' ||
        value.occursInPayload(cursor) ||
        escape.occursInPayload(cursor)) &&
      exact(cursor);
  }

  function test(part: Query): FrameTest {
    switch (part.node) {
      case 'and': {
        const tests = part.terms.toSorted((left, right) => costOf(left) - costOf(right)).map(test);
        return (cursor) => tests.every((each) => each(cursor));
      }
      case 'or': {
        const tests = part.terms.toSorted((left, right) => costOf(left) - costOf(right)).map(test);
        return (cursor) => tests.some((each) => each(cursor));
      }
      case 'not': {
        const inner = test(part.term);
        return (cursor) => !inner(cursor);
      }
      case 'text': {
        const search = new FrameTextSearch(content, part.text);
        return (cursor) => search.occursIn(cursor);
      }
      case 'pattern':
        return (cursor) => part.pattern.test(searchedText(content, cursor).toLowerCase());
      case 'field': {
        const word = nameOf(wordFields, part.field);
        if (word === 'kind') {
          // The kinds of 2.1 are one by its number, and two by their names.
          const [plain, exact] = [wordTest(part, word), whole(part)];
          return (cursor) => (cursor.kind === 'other' ? exact(cursor) : plain(cursor));
        }
        if (word !== undefined) return wordTest(part, word);
        const number = nameOf(numberFields, part.field);
        if (number !== undefined) return numberTest(part, number);
        return payloadFields.includes(part.field) ? payloadTest(part) : whole(part);
      }
      default:
        return assertNever(part);
    }
  }
  return test(query);
}
