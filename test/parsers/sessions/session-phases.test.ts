import { describe, expect, it } from 'vitest';
import type { SessionStep, SessionStepKind } from '../../../parsers/model/session.ts';
import type { StatusInterval } from '../../../parsers/model/status-interval.ts';
import type { Timestamp } from '../../../parsers/model/timestamp.ts';
import { sessionPhases } from '../../../parsers/sessions/session-phases.ts';

const evidence = { kind: 'bytes', sourceId: 1, offset: 0, length: 1, line: 1 } as const;

function at(minute: number): Timestamp {
  return { text: `${minute}`, epochMs: minute * 60_000, quality: 'offset-given' };
}

function steps(...told: readonly (readonly [number, SessionStepKind])[]): readonly SessionStep[] {
  return told.map(([minute, step]) => ({ step, at: at(minute), until: null, detail: null, evidence }));
}

function unknownFrom(minute: number): StatusInterval {
  return {
    station: 'S',
    connector: 1,
    status: 'unknown',
    errorCode: null,
    vendorErrorCode: null,
    vendorId: null,
    info: null,
    from: at(minute),
    to: null,
    notifications: 0,
    evidence: null,
  };
}

function shown(...given: Parameters<typeof sessionPhases>): readonly string[] {
  const minute = (time: Timestamp | null): string =>
    time === null || time.epochMs === null ? '?' : String(time.epochMs / 60_000);
  return sessionPhases(...given).map(({ phase, from, to }) => `${minute(from)}-${minute(to)} ${phase}`);
}

describe('phases of a session', () => {
  it('leave a gap where the state is not known', () => {
    const told = steps([0, 'started'], [1, 'charging'], [40, 'charging'], [60, 'stopped']);
    expect(shown(told, [unknownFrom(20)], true)).toEqual([
      '0-1 start',
      '1-20 charge',
      '20-40 unknown',
      '40-60 charge',
      '60-60 stop',
    ]);
  });

  it('are one stretch where only both ends are told, as in a row of a database', () => {
    const ends = steps([0, 'started'], [50, 'stopped']);
    expect(shown(ends, [], true)).toEqual(['0-50 ends-only']);
    expect(shown(ends, [unknownFrom(20)], true)).toEqual(['0-50 ends-only']);
    const asked = steps([0, 'authorised'], [1, 'started'], [49, 'remote-stop'], [50, 'stopped']);
    expect(shown(asked, [], true)).toEqual(['0-1 authorise', '1-50 ends-only']);
  });

  it('keep a start that a reported state follows or that has no end', () => {
    expect(shown(steps([0, 'started'], [1, 'charging'], [50, 'stopped']), [], true)).toEqual([
      '0-1 start',
      '1-50 charge',
      '50-50 stop',
    ]);
    expect(shown(steps([0, 'started']), [], false)).toEqual(['0-? start']);
  });

  it('are unknown from the loss of power until the station reports again', () => {
    const told = steps([0, 'started'], [1, 'charging'], [10, 'power-lost'], [12, 'rebooted'], [13, 'stopped']);
    expect(shown(told, [], true)).toEqual(['0-1 start', '1-10 charge', '10-13 unknown', '13-13 stop']);
  });

  it('go on in the state that was reported before the start', () => {
    const told = steps(
      [0, 'plugged'],
      [5, 'charging'],
      [6, 'started'],
      [30, 'stopped'],
      [31, 'finishing'],
      [33, 'unplugged'],
    );
    expect(shown(told, [], true)).toEqual(['0-5 plug', '5-30 charge', '30-31 stop', '31-33 finish']);
  });

  it('stay faulted after the fault has ended the transaction', () => {
    const fault: SessionStep = { step: 'fault', at: at(9), until: at(25), detail: null, evidence };
    const told = [...steps([0, 'started'], [1, 'charging']), fault, ...steps([10, 'stopped'], [25, 'unplugged'])];
    expect(shown(told, [], true)).toEqual(['0-1 start', '1-9 charge', '9-25 fault']);
  });

  it('stay open where no stop is known', () => {
    expect(shown(steps([0, 'started'], [1, 'charging']), [], false)).toEqual(['0-1 start', '1-? charge']);
  });

  it('never overlap and follow each other without holes of their own', () => {
    const kinds: readonly SessionStepKind[] = [
      'plugged',
      'authorised',
      'started',
      'charging',
      'fault',
      'charging',
      'stopped',
      'finishing',
    ];
    const told = steps(...kinds.map((kind, index): [number, SessionStepKind] => [index * 2, kind]));
    const phases = sessionPhases(told, [unknownFrom(7), unknownFrom(9)], true);
    for (const [index, phase] of phases.entries()) {
      const next = phases[index + 1];
      if (next !== undefined) expect(phase.to).toEqual(next.from);
    }
  });

  it('know nothing without a time', () => {
    const told: readonly SessionStep[] = [
      {
        step: 'started',
        at: { text: '', epochMs: null, quality: 'position-only' },
        until: null,
        detail: null,
        evidence,
      },
    ];
    expect(shown(told, [], false)).toEqual([]);
  });
});
