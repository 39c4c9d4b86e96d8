import type { CorrelatedFrame, FrameKind } from '../model/frame.ts';
import type { LooksAt } from './finding-rule.ts';

/** Kinds and actions remembered; a log with more of them is hostile, and only slower. */
const mostRemembered = 2_000;

/** Finds who looks at a message, by its kind and action, without asking each of them for every message. */
export class MessageDispatch<Watch extends { readonly looksAt: LooksAt }> {
  readonly #watches: readonly Watch[];
  readonly #known = new Map<FrameKind, Map<string | null, readonly Watch[]>>();
  #remembered = 0;

  constructor(watches: readonly Watch[]) {
    this.#watches = watches;
  }

  /** Whoever looks at messages like this one, in the order in which they were given. */
  watchesOf({ kind, action }: Pick<CorrelatedFrame, 'kind' | 'action'>): readonly Watch[] {
    return this.#known.get(kind)?.get(action) ?? this.#find(kind, action);
  }

  #find(kind: FrameKind, action: string | null): readonly Watch[] {
    const found = this.#watches.filter(({ looksAt }) => looksAt(kind, action));
    if (this.#remembered >= mostRemembered) return found;
    this.#remembered += 1;
    const actions = this.#known.get(kind) ?? new Map<string | null, readonly Watch[]>();
    this.#known.set(kind, actions);
    actions.set(action, found);
    return found;
  }
}
