import { stateColour } from '../charts/state-colour.ts';

/** The colour field of a state; unknown states are hatched. */
export function StateSwatch({ status }: { readonly status: string }) {
  const { fill, hatched } = stateColour(status);
  return (
    <svg className="state-swatch" width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
      <rect width="10" height="10" rx="2" style={{ fill }} />
      {hatched && <path d="M0 6 6 0M4 10 10 4M0 10 10 0" className="hatch-line" />}
      {status === 'Faulted' && <path d="M2.5 2.5l5 5M7.5 2.5l-5 5" className="swatch-cross" />}
    </svg>
  );
}
