import { createContext, useContext } from 'react';
import type { CaseInfo } from '../../main/api/views/case-views.ts';

export const CaseContext = createContext<CaseInfo | null>(null);

/** The case that is open. Only below `CaseFrame`. */
export function useCase(): CaseInfo {
  const info = useContext(CaseContext);
  if (info === null) throw new Error('no case');
  return info;
}
