import type { Contract, ProcedureName } from '../../main/api/contract.ts';
import type { InputOf, OutputOf } from '../../main/api/procedure.ts';
import type { JobView } from '../../main/api/views/import-views.ts';
import type { Engine } from '../../main/engine/engine.ts';

export type Ask = <Name extends ProcedureName>(
  name: Name,
  input: InputOf<Contract[Name]>,
) => Promise<OutputOf<Contract[Name]>>;

/** Asks an engine as a shell does; an error of the contract is thrown with its name and code. The engine may be made later than this. */
export function asking(engine: () => Engine): Ask {
  return async (name, input) => {
    const reply = await engine().call(name, input);
    if (!reply.ok) throw new Error(`${name}: ${JSON.stringify(reply.error)}`);
    return reply.value;
  };
}

/** Waits until a job is done; one that failed or was cancelled is thrown. */
export async function ended(ask: Ask, { jobId }: Pick<JobView, 'jobId'>): Promise<JobView> {
  for (;;) {
    const job = await ask('job.get', { jobId });
    if (job.phase === 'done') return job;
    if (job.phase === 'failed' || job.phase === 'cancelled') {
      throw new Error(`${job.phase} ${job.failure ?? ''} ${job.failureDetail ?? ''}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
