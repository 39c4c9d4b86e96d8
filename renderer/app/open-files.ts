import type { HostBridge } from '../../main/api/client.ts';
import type { CaseInfo } from '../../main/api/views/case-views.ts';
import { rememberJob } from '../client/job-store.ts';
import { callProcedure } from '../client/use-procedure.ts';
import { goTo } from './navigation.ts';
import { startState } from './url-state.ts';

type AdoptedFile = Awaited<ReturnType<HostBridge['adopt']>>[number];

/** Opens a case or starts an import and goes to its overview at once; the rest comes as events. */
export async function openAdopted(
  host: HostBridge,
  files: readonly AdoptedFile[],
  intoCaseId: string | null,
): Promise<void> {
  const first = files[0];
  if (first === undefined) return;
  if (files.length === 1 && first.name.toLowerCase().endsWith('.ladeakte')) {
    await openCaseFile(host, first.token);
    return;
  }
  const job = await callProcedure(host, 'import.start', {
    files: files.map(({ token }) => token),
    ...(intoCaseId === null ? {} : { caseId: intoCaseId }),
  });
  rememberJob(job);
  goToCase(job.caseId, intoCaseId);
}

export async function openCaseFile(host: HostBridge, token: string): Promise<void> {
  const info: CaseInfo = await callProcedure(host, 'case.open', { file: token });
  goToCase(info.caseId, null);
}

export async function openSample(host: HostBridge): Promise<void> {
  const job = await callProcedure(host, 'import.sample', {});
  rememberJob(job);
  goToCase(job.caseId, null);
}

function goToCase(caseId: string, from: string | null): void {
  goTo(caseId === from ? { screen: 'overview' } : { ...startState, caseId, screen: 'overview' });
}
