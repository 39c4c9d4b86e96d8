/** What the screen shows, as it stands in the address (`t=`): the view and the station, parts separated by `~`. */
export const configurationViews = ['current', 'history', 'compare', 'audit'] as const;
export type ConfigurationView = (typeof configurationViews)[number];

export interface ConfigurationPlace {
  readonly view: ConfigurationView;
  /** `undefined`: the first station that has a configuration. */
  readonly station: string | null | undefined;
}

/** What stands for "no station named" in the address; no identity is empty. */
const nobody = '';

export function parseConfigurationPlace(tab: string | null): ConfigurationPlace {
  const [name, station] = (tab ?? '').split('~');
  const view = configurationViews.find((each) => each === name) ?? 'current';
  return { view, station: station === undefined ? undefined : station === nobody ? null : decode(station) };
}

export function formatConfigurationPlace({ view, station }: ConfigurationPlace): string | null {
  if (station === undefined) return view === 'current' ? null : view;
  return `${view}~${station === null ? nobody : encodeURIComponent(station)}`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
