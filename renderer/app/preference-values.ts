import type { Language } from '../../parsers/model/language.ts';

export type Theme = 'system' | 'light' | 'dark';
export type TimeDisplay = 'station' | 'utc' | 'mine';
export type RolePreset = 'support' | 'audit' | 'operator';

export interface ColumnPreference {
  /** Switched off by the person. */
  readonly hidden: readonly string[];
  /** Switched on by the person: hidden at first, or given way where the list is narrow. */
  readonly shown: readonly string[];
  readonly widths: Readonly<Record<string, number>>;
}

/** How the window looks to this person; never part of a case and never in a link. */
export interface Preferences {
  readonly language: Language;
  readonly theme: Theme;
  readonly timeDisplay: TimeDisplay;
  readonly role: RolePreset;
  readonly railCollapsed: boolean;
  /** Runs of routine messages as one row. */
  readonly logFolded: boolean;
  readonly rawOpen: boolean;
  readonly rawHeight: number;
  readonly rawTab: string;
  /** Share of the first pane, per split, in percent. */
  readonly splits: Readonly<Record<string, number>>;
  readonly columns: Readonly<Record<string, ColumnPreference>>;
}

export function defaultPreferences(): Preferences {
  return {
    language: navigator.language.toLowerCase().startsWith('de') ? 'de' : 'en',
    theme: 'system',
    timeDisplay: 'station',
    role: 'support',
    railCollapsed: false,
    logFolded: true,
    rawOpen: false,
    rawHeight: 240,
    rawTab: 'text',
    splits: {},
    columns: {},
  };
}

/** What an older program or another hand wrote is taken field by field; nonsense falls back to the default. */
export function readPreferences(json: string): Preferences {
  const base = defaultPreferences();
  let stored: unknown;
  try {
    stored = JSON.parse(json);
  } catch {
    return base;
  }
  if (typeof stored !== 'object' || stored === null) return base;
  const from = stored as Partial<Record<keyof Preferences, unknown>>;
  return {
    language: oneOf(from.language, ['de', 'en'], base.language),
    theme: oneOf(from.theme, ['system', 'light', 'dark'], base.theme),
    timeDisplay: oneOf(from.timeDisplay, ['station', 'utc', 'mine'], base.timeDisplay),
    role: oneOf(from.role, ['support', 'audit', 'operator'], base.role),
    railCollapsed: from.railCollapsed === true,
    logFolded: from.logFolded !== false,
    rawOpen: from.rawOpen === true,
    rawHeight: typeof from.rawHeight === 'number' ? from.rawHeight : base.rawHeight,
    rawTab: typeof from.rawTab === 'string' ? from.rawTab : base.rawTab,
    splits: typeof from.splits === 'object' && from.splits !== null ? (from.splits as Preferences['splits']) : {},
    columns: readColumns(from.columns),
  };
}

function readColumns(value: unknown): Preferences['columns'] {
  if (typeof value !== 'object' || value === null) return {};
  const columns: Record<string, ColumnPreference> = {};
  for (const [grid, entry] of Object.entries(value)) {
    const { hidden, shown, widths } = (entry ?? {}) as Partial<ColumnPreference>;
    if (!Array.isArray(hidden) || typeof widths !== 'object') continue;
    columns[grid] = { hidden, shown: Array.isArray(shown) ? shown : [], widths };
  }
  return columns;
}

function oneOf<Choice extends string>(value: unknown, choices: readonly Choice[], fallback: Choice): Choice {
  return choices.find((choice) => choice === value) ?? fallback;
}
