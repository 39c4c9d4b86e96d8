import { expect, it } from 'vitest';
import { story } from '../builders/story.ts';
import type { StoryFrame } from '../builders/story.ts';
import { fold } from './fold-sessions.ts';

/** Each looked for among all others, they take minutes. */
const sessions = 20_000;
const distanceMs = 3_600_000;

// Backends made for trials answer every start with the same id, and some real ones did for months.
it.each(['1', '0'])('sessions that all have the id %s are told apart, in proportion to their number', (id) => {
  const messages = story(`
    10:00:00 > StartTransaction connectorId:1 idTag:A meterStart:100 timestamp:$t -> transactionId:${id} idTagInfo:{"status":"Accepted"}
    10:05:00 > MeterValues connectorId:1 transactionId:${id} meterValue:[] -> ok
    10:30:00 > StopTransaction transactionId:${id} meterStop:900 timestamp:$t -> ok`);
  const moved = ({ frame, payload }: StoryFrame, number: number): StoryFrame => {
    const { loggedAt, frameId, answerToFrameId } = frame;
    const byIds = number * messages.length;
    const epochMs = (loggedAt.epochMs ?? 0) + number * distanceMs;
    return {
      frame: {
        ...frame,
        frameId: frameId + byIds,
        answerToFrameId: answerToFrameId === null ? null : answerToFrameId + byIds,
        uniqueId: `${frame.uniqueId}-${number}`,
        loggedAt: { ...loggedAt, epochMs },
      },
      payload: { ...Object(payload), timestamp: new Date(epochMs).toISOString() },
    };
  };
  const frames = Array.from({ length: sessions }, (_, number) => messages.map((each) => moved(each, number))).flat();
  const found = fold(frames);
  expect(found.length).toBe(sessions);
  expect(new Set(found.map(({ id: of }) => of)).size).toBe(sessions);
  expect(
    found.every(({ complete, energyWh, frameIds }) => complete && energyWh === '800' && frameIds.length === 6),
  ).toBe(true);
});
