import { createContext, useContext } from 'react';
import { unreachable } from '../app/unreachable.ts';
import { usePreferences } from '../app/preferences.ts';
import { hostZone } from './format-time.ts';

/** Zone of the case that is open; `UTC` without one. */
export const StationZoneContext = createContext('UTC');

/** The zone in which times are shown now, by the person's choice. */
export function useShownZone(): string {
  const station = useContext(StationZoneContext);
  const { timeDisplay } = usePreferences();
  switch (timeDisplay) {
    case 'station':
      return station;
    case 'utc':
      return 'UTC';
    case 'mine':
      return hostZone();
    default:
      return unreachable(timeDisplay);
  }
}
