import { isQuietState, stateColour } from '../charts/state-colour.ts';

/** The colour field of a state; unknown states are hatched. */
export function StateSwatch({ status }: { readonly status: string }) {
  const { fill, hatched } = stateColour(status);
  return (
    <svg className="state-swatch" width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
      {hatched ? (
        <>
          <rect x="0.5" y="0.5" width="9" height="9" rx="1.5" className="hatch-frame" />
          <path d="M1 6 6 1M4.5 9.5l5-5M1 9.5 9.5 1" className="hatch-line" />
        </>
      ) : isQuietState(status) ? (
        <rect y="3" width="10" height="4" rx="1" style={{ fill }} />
      ) : (
        <rect width="10" height="10" rx="2" style={{ fill }} />
      )}
      {status === 'Faulted' && <path d="M2.5 2.5l5 5M7.5 2.5l-5 5" className="swatch-cross" />}
    </svg>
  );
}
