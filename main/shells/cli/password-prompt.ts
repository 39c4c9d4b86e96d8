import { isatty } from 'node:tty';
import type { Terminal } from './terminal.ts';

const enter = new Set(['\r', '\n']);
const endOfInput = '\u0004';
const interrupt = '\u0003';
const erase = new Set(['\u007f', '\b']);

/** Whether a person can be asked: standard input is a terminal. A pipe or a script is never asked. */
export function canAsk(): boolean {
  return isatty(0);
}

/** Asks for a password on standard error without showing it; `null` when the person gives none. */
export async function askPassword(terminal: Terminal, locked: number): Promise<string | null> {
  terminal.say('password-question', { count: locked });
  process.stderr.write('> ');
  const { stdin } = process;
  stdin.setRawMode(true);
  stdin.setEncoding('utf8');
  stdin.resume();
  let typed = '';
  try {
    return await new Promise<string | null>((resolve) => {
      const listen = (text: string): void => {
        for (const character of text) {
          if (enter.has(character)) return end(typed === '' ? null : typed);
          if (character === endOfInput || character === interrupt) return end(null);
          if (erase.has(character)) typed = Array.from(typed).slice(0, -1).join('');
          else if (character >= ' ') typed += character;
        }
      };
      const end = (value: string | null): void => {
        stdin.off('data', listen);
        resolve(value);
      };
      stdin.on('data', listen);
    });
  } finally {
    stdin.setRawMode(false);
    stdin.pause();
    process.stderr.write('\n');
  }
}
