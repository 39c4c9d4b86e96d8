import type { ConclusionStep } from '../api/views/import-views.ts';

/** Throws `ConclusionInterrupted` when a person does not wait any more; called every few milliseconds, and so cheap. */
export type Look = () => void;

/** What a conclusion tells of itself while it is drawn, and by whom it may be ended. */
export interface ConclusionCourse {
  readonly look: Look;
  /** How far a step is, of messages or signed values; also looks. */
  reached(step: ConclusionStep, done: number, total: number): void;
  /** The messages of a case that had no conclusions can be read now. */
  readable(): void;
}

/** Conclusions that nobody watches. */
export const unwatched: ConclusionCourse = { look: () => {}, reached: () => {}, readable: () => {} };

/** A person left it: what was written since its beginning is taken back. */
export class ConclusionInterrupted extends Error {
  constructor() {
    super('the conclusion was interrupted');
    this.name = 'ConclusionInterrupted';
  }
}
