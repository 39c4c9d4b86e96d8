import { useMemo } from 'react';
import { useCase } from '../app/case-context.ts';
import { sharedBeginning, shortStation } from '../text/station-names.ts';
import { Identifier } from './identifier.tsx';

/** A station in a list: shortened so that those of the case stay apart, whole on hover and on copy. */
export function StationName({ name, maximum }: { readonly name: string | null; readonly maximum: number }) {
  const { stations } = useCase();
  const shared = useMemo(() => sharedBeginning(stations), [stations]);
  return <Identifier text={name} maximum={maximum} shorten={(text, most) => shortStation(text, shared, most)} />;
}
