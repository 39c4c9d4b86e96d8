import { useEffect } from 'react';
import type { CommandId } from './commands.ts';
import { commands, normaliseKey } from './commands.ts';
import { handlerOf } from './command-handlers.ts';
import { isMac } from './platform.ts';

const sequenceMs = 1_200;

const byKeys: ReadonlyMap<string, CommandId> = new Map(
  commands.flatMap(({ id, keys }) => keys.map((key): readonly [string, CommandId] => [key, id])),
);
const sequenceStarts = new Set(
  [...byKeys.keys()].filter((keys) => keys.includes(' ')).map((keys) => keys.split(' ')[0]),
);

/** Turns key presses into commands. Plain keys stay with text fields, menus and dialogs; those with Ctrl or Cmd go everywhere. */
export function useKeyMap(): void {
  useEffect(() => {
    let begun: { readonly key: string; readonly at: number } | undefined;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const key = normaliseKey(event, isMac());
      // Fields undo what was typed into them.
      const own = !key.startsWith('Mod+') || /^Mod\+(?:Shift\+)?[zy]$/.test(key);
      if (own && takesKeys(event.target, key)) return;
      const started = begun !== undefined && event.timeStamp - begun.at < sequenceMs ? begun.key : undefined;
      begun = undefined;
      const id = (started === undefined ? undefined : byKeys.get(`${started} ${key}`)) ?? byKeys.get(key);
      const handler = id === undefined ? undefined : handlerOf(id);
      if (handler !== undefined) {
        event.preventDefault();
        handler();
      } else if (sequenceStarts.has(key)) {
        begun = { key, at: event.timeStamp };
      }
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}

/** Whether the focused element needs this key itself. */
function takesKeys(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('[role="dialog"], [role="menu"], [role="listbox"]') !== null) return true;
  if (target.matches('textarea, select, [contenteditable="true"]')) return true;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button'].includes(target.type);
  return key === 'Enter' && target.matches('button, a, [role="button"]');
}
