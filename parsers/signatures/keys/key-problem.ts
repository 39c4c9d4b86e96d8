import type { IssueParams } from '../../model/issue.ts';

/** Why a text cannot be used as a public key. Sentences: `keyProblemTexts` in parsers/text/signature-texts.ts. */
export type KeyProblemCode =
  | 'key.empty'
  | 'key.too-long'
  | 'key.undecodable'
  | 'key.private-key'
  | 'key.certificate'
  | 'key.explicit-parameters'
  | 'key.unknown-curve'
  | 'key.not-elliptic'
  | 'key.point-at-infinity'
  | 'key.coordinate-out-of-range'
  | 'key.point-not-on-curve'
  | 'key.hybrid-parity'
  | 'key.point-length'
  | 'key.damaged-structure';

export interface KeyProblem {
  readonly code: KeyProblemCode;
  readonly params: IssueParams;
}

/** The more telling of two problems comes first: a text can be decoded in several ways, and one of them was meant. */
const telling: readonly KeyProblemCode[] = [
  'key.private-key',
  'key.explicit-parameters',
  'key.certificate',
  'key.point-at-infinity',
  'key.coordinate-out-of-range',
  'key.hybrid-parity',
  'key.point-not-on-curve',
  'key.unknown-curve',
  'key.not-elliptic',
  'key.point-length',
  'key.damaged-structure',
  'key.too-long',
  'key.undecodable',
  'key.empty',
];

export function moreTelling(left: KeyProblem | undefined, right: KeyProblem): KeyProblem {
  if (left === undefined) return right;
  return telling.indexOf(right.code) < telling.indexOf(left.code) ? right : left;
}

export function keyProblem(code: KeyProblemCode, params: IssueParams = {}): KeyProblem {
  return { code, params };
}
