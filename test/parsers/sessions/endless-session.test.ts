import { expect, it } from 'vitest';
import { story } from '../builders/story.ts';
import type { StoryFrame } from '../builders/story.ts';
import { fold } from './fold-sessions.ts';

/** More than a function takes as arguments. */
const samples = 150_000;

// A log may begin in the middle of a session, and a station may send a sample a second for days.
it('samples of a session that nobody knew yet are claimed by its end, however many they are', () => {
  const [start, started, sample, , stop] = story(`
    10:00:00 > StartTransaction connectorId:1 idTag:A meterStart:1 timestamp:$t -> transactionId:7 idTagInfo:{"status":"Accepted"}
    10:01:00 > MeterValues connectorId:1 transactionId:8 meterValue:[] -> ok
    d3 10:00:00 > StopTransaction transactionId:8 meterStop:9000 timestamp:$t -> ok`);
  if (start === undefined || started === undefined || sample === undefined || stop === undefined)
    throw new Error('the story has three requests');
  const moved = ({ frame, payload }: StoryFrame, byIds: number, byMs: number): StoryFrame => {
    const { loggedAt } = frame;
    const epochMs = (loggedAt.epochMs ?? 0) + byMs;
    return { frame: { ...frame, frameId: frame.frameId + byIds, loggedAt: { ...loggedAt, epochMs } }, payload };
  };
  const many = Array.from({ length: samples }, (_, number) => moved(sample, 2 * number, number * 1_000));
  const found = fold([start, started, ...many, moved(stop, 2 * samples, 0)]);
  expect(found.map(({ transactionId, frameIds }) => [transactionId, frameIds.length])).toEqual([
    ['7', 2],
    ['8', samples + 1],
  ]);
});
