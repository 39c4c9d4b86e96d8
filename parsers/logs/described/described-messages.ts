import type { DirectionLabel } from '../../model/frame.ts';
import {
  actionHint,
  isMemberLine,
  readAction,
  readMemberLines,
  readPayloadLine,
  readRepr,
  readSecurityLine,
  readStatusWords,
  securityHint,
  statusHint,
  type Telling,
  type ToldMessage,
} from './told-message.ts';

/** One line without a frame; `message` is what stands behind its prefix. */
export interface ToldLine {
  readonly message: string;
  readonly time: string;
  readonly station: string | null;
  readonly label: DirectionLabel;
  readonly number: number;
  /** Bytes of the source. */
  readonly from: number;
  readonly to: number;
}

/** A described message with the first and the last of the lines it stands on. */
export interface DescribedMessage {
  readonly told: ToldMessage & { readonly payload: string };
  readonly id: string;
  readonly first: ToldLine;
  readonly last: ToldLine;
}

interface OpenCall {
  readonly action: string;
  readonly id: string;
  readonly label: DirectionLabel;
  readonly first: ToldLine;
  readonly last: ToldLine;
}

/** A payload printed over lines ends within so many. */
const mostLines = 200;
const mostCharacters = 65_536;
/** An answer stands within so many lines below its request. */
const answerWithin = 12;

/** Finds lines worth decoding. */
export const describedHint = new RegExp(
  `${actionHint}|${statusHint}|${securityHint}|'info'\\s?:|'connectorId'\\s?:|'errorCode'\\s?:|<Call(?:Result|Error)? - unique_id`,
  'g',
);

function opposite(label: DirectionLabel): DirectionLabel {
  switch (label) {
    case 'station-to-csms':
      return 'csms-to-station';
    case 'csms-to-station':
      return 'station-to-csms';
    case 'sent':
      return 'received';
    case 'received':
      return 'sent';
    case 'unknown':
      return 'unknown';
  }
}

/**
 * Puts together what a log without messages tells of them (research K12, K25, K26, K40, P19): payloads over several lines, payloads below the action's
 * name, answers by adjacency. Fed line by line; a decision never looks ahead.
 */
export class DescribedMessages {
  /** An action named without its payload. */
  #named: { readonly told: ToldMessage; readonly line: ToldLine } | null = null;
  /** A call that waits for an answer. */
  #open: OpenCall | null = null;
  /** Lines of a payload that is not complete. */
  #pending: {
    readonly lines: string[];
    readonly first: ToldLine;
    readonly read: (text: string) => Telling;
    length: number;
  } | null = null;
  /** Lines of a `'name': value` list. */
  #members: { readonly lines: string[]; readonly first: ToldLine; last: ToldLine } | null = null;

  /** Whether the next line must be shown even without a hint in it. */
  get waiting(): boolean {
    return this.#named !== null || this.#open !== null || this.#pending !== null || this.#members !== null;
  }

  /** A line with a real frame: nothing goes on over it. */
  interrupt(): void {
    this.#named = null;
    this.#open = null;
    this.#pending = null;
    this.#members = null;
  }

  /** What the line makes complete. `reprOnly`: the log holds real messages, so that only text with an id of its own counts. */
  line(line: ToldLine, reprOnly: boolean): readonly DescribedMessage[] {
    const found: DescribedMessage[] = [];
    if (this.#pending !== null) {
      const goesOn = this.#goOn(line);
      if (goesOn === 'taken') return found;
      if (goesOn !== 'over') {
        found.push(goesOn);
        return found;
      }
    }
    const made = this.#membersUpTo(line);
    if (made === 'taken') return found;
    if (made !== undefined) found.push(made);
    if (line.message.trim() === '') return found;
    const own = this.#begin(line, reprOnly);
    if (own !== undefined) found.push(own);
    return found;
  }

  /** What is complete at the end of the log. */
  end(): readonly DescribedMessage[] {
    const made = this.#closeMembers();
    this.interrupt();
    return made === undefined ? [] : [made];
  }

  #begin(line: ToldLine, reprOnly: boolean): DescribedMessage | undefined {
    const { message } = line;
    const quoted = readRepr(message);
    if (quoted !== undefined) return this.#take(quoted, line, readRepr);
    if (reprOnly) return undefined;
    const below = this.#below(line);
    if (below !== undefined) return below === 'open' ? undefined : below;
    const read = (text: string): Telling => readAction(text, line.label);
    const action = read(message);
    if (action !== undefined) return this.#take(action, line, read);
    const status = readSecurityLine(message) ?? readStatusWords(message);
    return status === undefined ? undefined : this.#take(status, line, () => undefined);
  }

  /** The line as the payload of an action named above, or as the answer to what stands above. */
  #below(line: ToldLine): DescribedMessage | 'open' | undefined {
    const named = this.#named;
    if (named !== null) {
      const read = (text: string): Telling => {
        const payload = readPayloadLine(text, 'payload');
        return payload === undefined || payload === 'open' ? payload : { ...named.told, payload };
      };
      const told = readPayloadLine(line.message, 'answer') === undefined ? read(line.message) : undefined;
      if (told !== undefined) return this.#take(told, named.line, read, line) ?? 'open';
    }
    const open = this.#open;
    if (open === null || line.number - open.last.number > answerWithin) {
      this.#open = null;
      return undefined;
    }
    const read = (text: string): Telling => {
      const payload = readPayloadLine(text, 'answer');
      if (payload === undefined || payload === 'open') return payload;
      return {
        kind: 'result',
        action: open.action,
        id: open.id,
        payload,
        label: opposite(open.label),
        errorCode: null,
      };
    };
    const told = read(line.message);
    return told === undefined ? undefined : (this.#take(told, line, read) ?? 'open');
  }

  #take(
    telling: Telling,
    first: ToldLine,
    read: (text: string) => Telling,
    last: ToldLine = first,
  ): DescribedMessage | undefined {
    if (telling === undefined) return undefined;
    if (telling === 'open') {
      this.#pending = { lines: [last.message], first, read, length: last.message.length };
      return undefined;
    }
    return this.#made(telling, first, last);
  }

  #made(told: ToldMessage, first: ToldLine, last: ToldLine): DescribedMessage | undefined {
    if (told.payload === null) {
      this.#named = { told, line: first };
      return undefined;
    }
    this.#named = null;
    const open = told.kind === 'call' ? null : this.#answeredBy(told);
    const id = told.id ?? open?.id ?? `line-${first.number}`;
    const action = told.action === '' ? (open?.action ?? '') : told.action;
    if (told.kind === 'call') this.#open = { action, id, label: told.label, first, last };
    else if (open !== null) this.#open = null;
    const station = first.station ?? open?.first.station ?? null;
    return { told: { ...told, action, payload: told.payload }, id, first: { ...first, station }, last };
  }

  /** The call that an answer belongs to; `null` when it is none of those above. */
  #answeredBy({ action, id }: ToldMessage): OpenCall | null {
    const open = this.#open;
    if (open === null || (id !== null && id !== open.id)) return null;
    return action === '' || action === open.action ? open : null;
  }

  /** Goes on with a payload over several lines. `over`: it came to nothing, the line stands for itself. */
  #goOn(line: ToldLine): DescribedMessage | 'taken' | 'over' {
    const pending = this.#pending;
    if (pending === null) return 'over';
    pending.lines.push(line.message);
    pending.length += line.message.length;
    const tooLong = pending.lines.length > mostLines || pending.length > mostCharacters;
    // Only a line with a closing bracket can end it.
    if (!tooLong && !/[}\])]/.test(line.message)) return 'taken';
    const telling = tooLong ? undefined : pending.read(pending.lines.join('\n'));
    if (telling === 'open') return 'taken';
    this.#pending = null;
    if (telling === undefined) return 'over';
    return this.#made(telling, pending.first, line) ?? 'taken';
  }

  #membersUpTo(line: ToldLine): DescribedMessage | 'taken' | undefined {
    const members = this.#members;
    if (isMemberLine(line.message)) {
      if (members === null) this.#members = { lines: [line.message], first: line, last: line };
      else {
        members.lines.push(line.message);
        members.last = line;
      }
      const closes = closesObject(line.message) || (this.#members?.lines.length ?? 0) > 40;
      return closes ? (this.#closeMembers() ?? 'taken') : 'taken';
    }
    return this.#closeMembers();
  }

  #closeMembers(): DescribedMessage | undefined {
    const members = this.#members;
    this.#members = null;
    if (members === null) return undefined;
    const lines = members.lines.map((text) => text.trim().replace(/,?$/, ','));
    const told = readMemberLines(lines.join('\n'));
    return told === undefined ? undefined : this.#made(told, members.first, members.last);
  }
}

/** Ends with a closing brace, perhaps with a comma behind. */
function closesObject(text: string): boolean {
  const end = text.trimEnd();
  return end.endsWith('}') || (end.endsWith(',') && end.slice(0, -1).trimEnd().endsWith('}'));
}
