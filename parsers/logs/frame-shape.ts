import type { FrameKind } from '../model/frame.ts';
import { callErrorCodes, isOcppAction, knownActions } from '../ocpp/actions.ts';
import type { JsonStructure } from './json-structure.ts';

/** What an array says when it has the shape of an OCPP-J message (OCPP-J 1.6, 4.2). */
export interface FrameShape {
  readonly kind: FrameKind;
  readonly messageTypeId: number;
  readonly uniqueId: string;
  readonly action: string | null;
  readonly errorCode: string | null;
  readonly errorDescription: string | null;
  /** Index of the payload among the elements, of a CALLERROR that of the details; `null` when there is none. */
  readonly payloadElement: number | null;
  /** Where the array is not what the standard says and there is no doubt all the same: a code as those of repairs. */
  readonly oddity?: FrameOddity;
}

/** More elements than the standard has; the payload written as a string; the action's name in an answer. */
export type FrameOddity = 'extra-elements' | 'payload-in-string' | 'action-in-answer';

/** Elements of an array as they stand, and whether the last one is complete. */
export interface ArrayElements {
  readonly count: number;
  readonly lastIsComplete: boolean;
  /** Source text of an element; of an incomplete one what there is. */
  text(index: number): string;
}

/** Ids are at most 36 characters by the standard (OCPP-J 1.6, 4.1.4); real ones are longer. */
const longestId = 255;
const actionForm = /^[A-Za-z][\w.:-]{0,63}$/;
/** CALLERROR codes are letters; free text occurs (research P18). */
const longestErrorCode = 120;
const longestDescription = 1000;
/** Enough of a cut action name to know that it is one. */
const shortestCutAction = 3;

/** The elements of a walked array within its text. */
export function elementsOf(source: string, structure: JsonStructure): ArrayElements {
  const { bounds, end } = structure;
  const count = (bounds.length + 1) >> 1;
  return {
    count,
    lastIsComplete: bounds.length % 2 === 0,
    text: (index) => source.slice(bounds[index * 2] ?? end, bounds[index * 2 + 1] ?? end),
  };
}

/** The characters of a JSON string; `undefined` when the element is none. */
function stringOf(element: string): string | undefined {
  if (element.charCodeAt(0) !== 0x22 || element.length < 2) return undefined;
  if (!element.includes('\\')) return element.slice(1, -1);
  try {
    const parsed: unknown = JSON.parse(element);
    return typeof parsed === 'string' ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/** `<id>`, `{id}`, `$id`: documentation says what would stand here (research K41). */
const placeholder = /^(?:<[^<>]*>|\{\{?[^{}]*\}?\}|\$\{?\w+\}?)$/;

function idOf(element: string): string | undefined {
  const id = stringOf(element) ?? (/^\d{1,19}$/.test(element) ? element : undefined);
  return id === undefined || id.length > longestId || placeholder.test(id) ? undefined : id;
}

interface Header {
  readonly messageTypeId: number;
  readonly uniqueId: string;
}

function shape(kind: FrameKind, header: Header, rest: Partial<FrameShape>): FrameShape {
  return {
    kind,
    messageTypeId: header.messageTypeId,
    uniqueId: header.uniqueId,
    action: rest.action ?? null,
    errorCode: rest.errorCode ?? null,
    errorDescription: rest.errorDescription ?? null,
    payloadElement: rest.payloadElement ?? null,
    ...(rest.oddity === undefined ? {} : { oddity: rest.oddity }),
  };
}

/** A string whose characters are those of a JSON object: somebody wrote the payload as JSON twice. */
function isObjectInString(element: string): boolean {
  return element.startsWith('"{') && /^"\{\s{0,8}(?:\\"|\}"$|\\[nr])/.test(element);
}

/** `[2, id, action, payload]`; type 6 (SEND) of 2.1 has the same form (2.1 part 4, 4.2.5). */
function callShape(kind: FrameKind, header: Header, elements: ArrayElements, whole: boolean): FrameShape | undefined {
  const actionIsCut = elements.count === 3 && !elements.lastIsComplete;
  if (actionIsCut) {
    const begun = elements.text(2).slice(1);
    if (whole || begun.length < shortestCutAction || !beginsAnAction(begun)) return undefined;
    return shape(kind, header, {});
  }
  const action = elements.count < 3 ? undefined : stringOf(elements.text(2));
  if (action === undefined || !actionForm.test(action)) return undefined;
  const known = isOcppAction(action);
  if (elements.count === 3) return known ? shape(kind, header, { action }) : undefined;
  const payload = elements.text(3);
  const isObject = payload.startsWith('{');
  // A type that no version defines is only believed with a name that one does.
  if (kind === 'other' && !known && header.messageTypeId !== 6) return undefined;
  if (elements.count > 4)
    return known && isObject && (kind === 'call' || header.messageTypeId === 6)
      ? shape(kind, header, { action, payloadElement: 3, oddity: 'extra-elements' })
      : undefined;
  if (isObject) return shape(kind, header, { action, payloadElement: 3 });
  if (!known) return undefined;
  if (isObjectInString(payload)) return shape(kind, header, { action, payloadElement: 3, oddity: 'payload-in-string' });
  return payload === 'null' || payload.startsWith('[') ? shape(kind, header, { action, payloadElement: 3 }) : undefined;
}

function beginsAnAction(begun: string): boolean {
  return knownActions.some((name) => name.startsWith(begun));
}

const answerName = /^([A-Za-z]{3,64}?)(?:Response|Resp|Result|Confirmation|Conf|\.conf|\.response)?$/;

/** The action that a word in an answer names, with what libraries hang on it. */
function answeredAction(word: string | undefined): string | null {
  const action = answerName.exec(word ?? '')?.[1];
  return action !== undefined && isOcppAction(action) ? action : null;
}

const emptyList = /^\[\s{0,64}\]$/;

/** `[3, id, payload]`; some write the action before the payload as in a request. */
function resultShape(header: Header, elements: ArrayElements): FrameShape | undefined {
  if (elements.count < 3 || elements.count > 4) return undefined;
  const payload = elements.text(2);
  if (elements.count === 3) {
    // PHP writes an object without members as a list.
    if (payload.startsWith('{') || payload === 'null' || emptyList.test(payload))
      return shape('result', header, { payloadElement: 2 });
    return isObjectInString(payload)
      ? shape('result', header, { payloadElement: 2, oddity: 'payload-in-string' })
      : undefined;
  }
  const action = answeredAction(stringOf(payload));
  return action !== null && elements.text(3).startsWith('{')
    ? shape('result', header, { action, payloadElement: 3, oddity: 'action-in-answer' })
    : undefined;
}

/** The details of an error; some leave out the description before them. */
function detailsOf(elements: ArrayElements): number | null {
  if (elements.count === 5) return 4;
  return elements.count === 4 && elements.text(3).startsWith('{') ? 3 : null;
}

/** `[4, id, code, description, details]`, sloppy in the wild (research P18); type 5 of 2.1 alike. */
function errorShape(kind: FrameKind, header: Header, elements: ArrayElements, whole: boolean): FrameShape | undefined {
  const codeIsWhole = elements.count > 3 || (elements.count === 3 && elements.lastIsComplete);
  const written = codeIsWhole ? elements.text(2) : '';
  const detailed = elements.count === 5 && elements.text(4).startsWith('{');
  const errorCode = stringOf(written) ?? (detailed && /^\d{1,6}$/.test(written) ? written : undefined);
  if (errorCode === undefined || errorCode.length > longestErrorCode || elements.count > 5) return undefined;
  const known = callErrorCodes.includes(errorCode);
  if (!known && (elements.count < 4 || kind === 'other')) return undefined;
  const described = elements.count > 4 || (elements.count === 4 && (whole || elements.lastIsComplete));
  const description = described ? elements.text(3) : 'null';
  const errorDescription = stringOf(description)?.slice(0, longestDescription) ?? null;
  if (described && errorDescription === null && description !== 'null' && !known) return undefined;
  return shape(kind, header, { errorCode, errorDescription, payloadElement: detailsOf(elements) });
}

/**
 * The message that an array is, or `undefined` when it only looks like one (research P15): process ids, number lists and
 * `[27393929, StatusNotification]` have no full frame shape. `whole` is false for an array that was cut.
 */
export function readFrameShape(elements: ArrayElements, whole: boolean): FrameShape | undefined {
  const type = elements.text(0);
  if (elements.count < (whole ? 3 : 2) || !/^\d$/.test(type)) return undefined;
  if (elements.count === 2 && !elements.lastIsComplete) return undefined;
  const uniqueId = idOf(elements.text(1));
  if (uniqueId === undefined) return undefined;
  const header = { messageTypeId: Number(type), uniqueId };
  switch (type) {
    case '2':
      return callShape('call', header, elements, whole);
    case '3':
      return resultShape(header, elements);
    case '4':
      return errorShape('error', header, elements, whole);
    case '5':
      return errorShape('other', header, elements, whole);
    default:
      return callShape('other', header, elements, whole);
  }
}
