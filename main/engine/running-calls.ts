/** Calls that may take long, by the ticket that their caller gave them, so that the caller can end them (`query.cancel`). */
export interface RunningCalls {
  /** Runs a call with the signal by which it learns that nobody waits for its answer any more. */
  run<Answer>(ticket: string | undefined, call: (signal: AbortSignal) => Promise<Answer>): Promise<Answer>;
  cancel(ticket: string): void;
  /** Ends all that run (Ctrl-C on the command line). */
  cancelAll(): void;
}

/** Orders to cancel may overtake the call on their way; so many are remembered for it. */
const mostEarly = 64;

export function createRunningCalls(): RunningCalls {
  const running = new Set<{ readonly ticket: string | undefined; readonly controller: AbortController }>();
  const early = new Set<string>();
  return {
    async run(ticket, call) {
      const mine = { ticket, controller: new AbortController() };
      if (ticket !== undefined && early.delete(ticket)) mine.controller.abort();
      running.add(mine);
      try {
        return await call(mine.controller.signal);
      } finally {
        running.delete(mine);
      }
    },
    cancel(ticket) {
      const found = [...running].filter((call) => call.ticket === ticket);
      for (const { controller } of found) controller.abort();
      if (found.length > 0) return;
      early.add(ticket);
      const [oldest] = early;
      if (early.size > mostEarly && oldest !== undefined) early.delete(oldest);
    },
    cancelAll() {
      for (const { controller } of running) controller.abort();
    },
  };
}
