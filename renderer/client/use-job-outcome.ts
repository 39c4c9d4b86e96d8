import { useEffect, useState } from 'react';
import type { JobView } from '../../main/api/views/import-views.ts';
import { ApiCallError } from './api-call-error.ts';
import { forgetJob, isRunning, rememberJob, useJob } from './job-store.ts';

/**
 * An order that answers with a job at once and succeeds or fails later (pinning a key, changing the zone): whoever gave
 * it waits for the end, and shows a failure where the order was given.
 */
export function useJobOutcome(caseId: string, onDone: () => void) {
  const [jobId, setJobId] = useState<string | null>(null);
  const job = useJob(caseId);
  const mine = jobId !== null && job?.jobId === jobId ? job : undefined;
  const done = mine?.phase === 'done';
  useEffect(() => {
    if (done) onDone();
    // oxlint-disable-next-line react/exhaustive-deps -- told once, when the job ends
  }, [done]);
  return {
    watch: (started: JobView) => {
      rememberJob(started);
      setJobId(started.jobId);
    },
    /** Before a new try: the failure of the last one no longer counts. */
    reset: () => {
      if (mine !== undefined && !isRunning(mine)) forgetJob(caseId);
      setJobId(null);
    },
    running: jobId !== null && (mine === undefined || isRunning(mine)),
    error: mine?.phase === 'failed' || mine?.phase === 'cancelled' ? failureOf(mine) : null,
  };
}

/** The job's failure code is one of the contract's error codes. */
function failureOf(job: JobView): ApiCallError {
  const code = (job.failure ?? (job.phase === 'cancelled' ? 'cancelled' : 'internal')) as ApiCallError['error']['code'];
  return new ApiCallError({ code, params: {}, detail: job.failureDetail });
}
