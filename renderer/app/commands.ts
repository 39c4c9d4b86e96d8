import type { Texts } from '../text/en.ts';
import type { RailScreen } from './screens.ts';
import { railScreens } from './screens.ts';

/** The one list of commands: menus, palette, key map and help are made from it. */
export type CommandId = keyof Texts['commands'] | `go-${RailScreen}`;

export type CommandGroup = keyof Texts['groups'];

export interface Command {
  readonly id: CommandId;
  readonly group: CommandGroup;
  /** Keys as `normaliseKey` writes them; a space separates the keys of a sequence. The first one is shown. */
  readonly keys: readonly string[];
  title(t: Texts): string;
}

const letters: Readonly<Record<RailScreen, string>> = {
  overview: 'o',
  findings: 'f',
  sessions: 's',
  log: 'l',
  status: 'c',
  signatures: 'g',
  configuration: 'k',
  evidence: 'e',
  journal: 'j',
  report: 'r',
};

function named(id: keyof Texts['commands'], group: CommandGroup, ...keys: string[]): Command {
  return { id, group, keys, title: (t) => t.commands[id] };
}

export const commands: readonly Command[] = [
  ...railScreens.map(
    (screen): Command => ({
      id: `go-${screen}`,
      group: 'go',
      keys: [`g ${letters[screen]}`],
      title: (t) => t.screens[screen],
    }),
  ),
  named('palette', 'view', 'Mod+k', 'Mod+Shift+p'),
  named('help', 'view', '?'),
  named('filter', 'view', '/'),
  named('findRaw', 'view', 'Mod+Shift+f'),
  named('columns', 'view', 'v'),
  named('raw', 'view', 'r'),
  named('time', 'view', 't'),
  named('theme', 'view'),
  named('language', 'view'),
  named('rail', 'view'),
  named('escape', 'view', 'Escape'),
  named('rowNext', 'rows', 'j'),
  named('rowPrevious', 'rows', 'k'),
  named('rowOpen', 'rows', 'Enter'),
  named('hitNext', 'rows', 'n'),
  named('hitPrevious', 'rows', 'Shift+N'),
  named('findingNext', 'rows', 'e'),
  named('findingPrevious', 'rows', 'Shift+E'),
  named('sessionNext', 'rows', ']'),
  named('sessionPrevious', 'rows', '['),
  named('mark', 'rows', 'm'),
  named('note', 'rows', 'Shift+M'),
  named('undo', 'rows', 'Mod+z'),
  named('redo', 'rows', 'Mod+Shift+z', 'Mod+y'),
  named('copyRow', 'rows', 'c'),
  named('copyLink', 'rows', 'Shift+C'),
  named('zoomIn', 'range', 'w'),
  named('zoomOut', 'range', 's'),
  named('panLeft', 'range', 'a'),
  named('panRight', 'range', 'd'),
  named('fit', 'range', 'f'),
  named('wholeRange', 'range', '0'),
  named('explain', 'case', 'x'),
  named('addFiles', 'case'),
  named('verify', 'case'),
  named('zone', 'case'),
  named('rules', 'case'),
  named('closeCase', 'case'),
];

/** `Mod+Shift+p`, `?`, `Shift+E`: how a key press is written in the list above. */
export function normaliseKey(
  event: {
    readonly key: string;
    readonly ctrlKey: boolean;
    readonly metaKey: boolean;
    readonly shiftKey: boolean;
    readonly altKey: boolean;
  },
  mac: boolean,
): string {
  const letter = /^[a-z]$/i.test(event.key);
  const sign = !letter && event.key.length === 1;
  // A German `[` is Option+5 on macOS and AltGr+8 on Windows, which some browsers tell as Ctrl and Alt together.
  const levelThree = sign && event.altKey && (mac || event.ctrlKey);
  // On macOS Ctrl edits text (Ctrl+K, Ctrl+A); what is Ctrl elsewhere is Cmd there.
  const modified = mac ? event.metaKey : (event.ctrlKey && !levelThree) || event.metaKey;
  const control = mac && event.ctrlKey;
  const alt = event.altKey && !levelThree;
  // Signs such as `?` already contain the shift key of the layout at hand.
  const shift = event.shiftKey && !sign;
  const key = modified && letter ? event.key.toLowerCase() : event.key;
  return `${modified ? 'Mod+' : ''}${control ? 'Ctrl+' : ''}${alt ? 'Alt+' : ''}${shift ? 'Shift+' : ''}${key}`;
}

/** `Ctrl K`, `⇧ E`: how a key is shown; `control` is what a keyboard of the language bears where Apple's have ⌘ (German: Strg). */
export function showKey(keys: string, mac: boolean, control: string): string {
  return keys
    .split(' ')
    .map((key) =>
      key
        .replace('Mod+', mac ? '⌘ ' : `${control} `)
        .replace('Shift+', mac ? '⇧ ' : 'Shift ')
        .replace('Escape', 'Esc')
        .replace(/\b[a-z]$/, (letter) => letter.toUpperCase()),
    )
    .join(' ');
}
