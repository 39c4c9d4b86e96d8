import { assertNever } from '../base/assert.ts';
import { fail, ok } from '../base/result.ts';
import type { Result } from '../base/result.ts';
import { readPattern } from './pattern-syntax.ts';
import type { CharacterSet, PatternError, PatternNode } from './pattern-syntax.ts';

/**
 * A regular expression that runs in time proportional to the text, whatever the pattern (house rule 11): the host's
 * own engine backtracks, and one hostile filter would stop the program.
 */
export interface LinearPattern {
  /** As written between the slashes. */
  readonly source: string;
  /** Whether it occurs anywhere in the text. The text must be in lower case already. */
  test(lowerText: string): boolean;
}

/** States of the non-deterministic automaton; `out` are the next states. */
type State =
  | { readonly kind: 'take'; readonly set: CharacterSet; readonly out: number }
  | { readonly kind: 'fork'; readonly outs: readonly number[] }
  | { readonly kind: 'at-start'; readonly out: number }
  | { readonly kind: 'at-end'; readonly out: number }
  | { readonly kind: 'match' };

const stateLimit = 3_000;
const machineLimit = 2_000;

class TooBig extends Error {}

function build(node: PatternNode): { readonly states: readonly State[]; readonly entry: number } {
  const states: State[] = [{ kind: 'match' }];

  function add(state: State): number {
    if (states.length >= stateLimit) throw new TooBig();
    return states.push(state) - 1;
  }

  /** Builds backwards: gives the entry of `part` that goes on to `out`. */
  function compile(part: PatternNode, out: number): number {
    switch (part.part) {
      case 'set':
        return add({ kind: 'take', set: part.set, out });
      case 'start':
        return add({ kind: 'at-start', out });
      case 'end':
        return add({ kind: 'at-end', out });
      case 'sequence':
        return part.nodes.reduceRight((next, inner) => compile(inner, next), out);
      case 'choice':
        return add({ kind: 'fork', outs: part.nodes.map((inner) => compile(inner, out)) });
      case 'repeat': {
        let entry = out;
        if (part.to === null) {
          const loop = add({ kind: 'fork', outs: [] });
          states[loop] = { kind: 'fork', outs: [compile(part.node, loop), out] };
          entry = loop;
        } else {
          for (let count = part.from; count < part.to; count += 1) {
            entry = add({ kind: 'fork', outs: [compile(part.node, entry), out] });
          }
        }
        for (let count = 0; count < part.from; count += 1) entry = compile(part.node, entry);
        return entry;
      }
      default:
        return assertNever(part);
    }
  }

  const entry = compile(node, 0);
  return { states, entry };
}

function contains(set: CharacterSet, code: number): boolean {
  return set.ranges.some(([from, to]) => code >= from && code <= to) !== set.negated;
}

/** A state of the deterministic automaton, made when it is first reached. */
interface Machine {
  readonly members: readonly number[];
  readonly matched: boolean;
  /** Matches if the text ends here. */
  readonly matchesAtEnd: boolean;
  readonly next: Map<number, Machine>;
}

class Automaton {
  private readonly states: readonly State[];
  private readonly entry: number;
  private readonly machines = new Map<string, Machine>();
  private first: Machine;

  constructor(states: readonly State[], entry: number) {
    this.states = states;
    this.entry = entry;
    this.first = this.machine([entry], true);
  }

  test(text: string): boolean {
    let machine = this.first;
    for (let at = 0; at < text.length; at += 1) {
      if (machine.matched) return true;
      const code = text.charCodeAt(at);
      machine = machine.next.get(code) ?? this.step(machine, code);
    }
    return machine.matched || machine.matchesAtEnd;
  }

  private step(machine: Machine, code: number): Machine {
    if (this.machines.size > machineLimit) {
      // Forget and start anew: memory stays bounded, and the time stays linear.
      this.machines.clear();
      this.first = this.machine([this.entry], true);
    }
    const seeds: number[] = [this.entry];
    for (const index of machine.members) {
      const state = this.states[index];
      if (state?.kind === 'take' && contains(state.set, code)) seeds.push(state.out);
    }
    const next = this.machine(seeds, false);
    // Rare characters are not remembered: a hostile text must not fill the memory with them.
    if (code < 0x180) machine.next.set(code, next);
    return next;
  }

  private machine(seeds: readonly number[], atStart: boolean): Machine {
    const reached = this.closure(seeds, atStart, false);
    const key = `${atStart ? '^' : ''}${reached.join(',')}`;
    const known = this.machines.get(key);
    if (known !== undefined) return known;
    const made: Machine = {
      members: reached,
      matched: reached.includes(0),
      matchesAtEnd: this.closure(seeds, atStart, true).includes(0),
      next: new Map(),
    };
    this.machines.set(key, made);
    return made;
  }

  /** All states reached without taking a character, in order of their numbers. */
  private closure(seeds: readonly number[], atStart: boolean, atEnd: boolean): readonly number[] {
    const seen = new Set<number>();
    const open = [...seeds];
    for (let index = open.pop(); index !== undefined; index = open.pop()) {
      if (seen.has(index)) continue;
      seen.add(index);
      const state = this.states[index];
      if (state?.kind === 'fork') open.push(...state.outs);
      else if (state?.kind === 'at-start' && atStart) open.push(state.out);
      else if (state?.kind === 'at-end' && atEnd) open.push(state.out);
    }
    return [...seen].sort((left, right) => left - right);
  }
}

/** Compiles a pattern, without regard to case. */
export function compilePattern(source: string): Result<LinearPattern, PatternError> {
  const read = readPattern(source);
  if (!read.ok) return read;
  try {
    const { states, entry } = build(read.value);
    const automaton = new Automaton(states, entry);
    return ok({ source, test: (lowerText) => automaton.test(lowerText) });
  } catch (error) {
    if (error instanceof TooBig) return fail({ position: 0, reason: 'too-big' });
    throw error;
  }
}
