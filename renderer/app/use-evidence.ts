import type { EvidenceRef } from '../../parsers/model/evidence.ts';
import { goTo, usePlace } from './navigation.ts';
import { setPreferences } from './preferences.ts';
import { sameEvidence } from './selection.ts';

/** What the raw pane shows, and how to show something else there. Asking for bytes opens the pane. */
export function useEvidence() {
  const { evidence } = usePlace();
  return {
    evidence,
    isShown: (ref: EvidenceRef) => sameEvidence(ref, evidence),
    show: (ref: EvidenceRef) => {
      setPreferences({ rawOpen: true });
      goTo({ evidence: ref }, 'replace');
    },
  };
}
