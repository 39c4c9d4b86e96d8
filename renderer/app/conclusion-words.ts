import type { ConclusionProgress, JobView } from '../../main/api/views/import-views.ts';
import { isRunning, useJob } from '../client/job-store.ts';
import { formatPercent } from '../text/format-number.ts';
import { useWords } from '../text/texts-context.ts';
import { useCase } from './case-context.ts';

/** How much of a conclusion a step begins with and takes, of a long log: measured, and only for a bar. */
const parts: Readonly<Record<ConclusionProgress['step'], readonly [number, number]>> = {
  ordering: [0, 0.03],
  messages: [0.03, 0.8],
  signatures: [0.83, 0.07],
  sessions: [0.9, 0.04],
  findings: [0.94, 0.06],
};

/** How far a conclusion is, from 0 to 1. */
export function conclusionShare({ conclusion }: Pick<JobView, 'conclusion'>): number {
  if (conclusion === null) return 0;
  const [begin, size] = parts[conclusion.step];
  return begin + (conclusion.total === 0 ? 0 : (size * conclusion.done) / conclusion.total);
}

/** What a running conclusion is at, in words: "messages 45 %"; `null` while none runs. */
export function useConclusionWords(): string | null {
  const { t, language } = useWords();
  const { caseId } = useCase();
  const job = useJob(caseId);
  if (job === undefined || !isRunning(job) || job.conclusion === null) return null;
  const { step, done, total } = job.conclusion;
  return total === 0
    ? t.conclusion.steps[step]
    : `${t.conclusion.steps[step]} ${formatPercent(Math.floor((Math.min(done, total) / total) * 100) / 100, language)}`;
}
