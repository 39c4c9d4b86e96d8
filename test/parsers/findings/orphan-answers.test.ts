import { expect, it } from 'vitest';
import { orphanAnswers } from '../../../parsers/findings/connection/orphan-answers.ts';
import type { CorrelatedFrame } from '../../../parsers/model/frame.ts';
import { caseView } from '../builders/case-view.ts';
import { story } from '../builders/story.ts';
import { lines, status, times } from './case-lines.ts';

/** A day on which an answer names an id that nobody used; `table` says what else happens. */
function told(table: string, at: string) {
  const view = caseView({ table: lines(...times('10:01:00', 6, 60).map((time) => status(time, 'Available')), table) });
  const [stray] = story(`${at} > Heartbeat -> currentTime:$t`).slice(1);
  if (stray === undefined) throw new Error('no answer');
  const answer: CorrelatedFrame = {
    ...stray.frame,
    frameId: 9_999,
    action: null,
    answerToFrameId: null,
    uniqueId: 'x',
  };
  const frames = [...view.frames(), answer].toSorted(
    (left, right) => (left.loggedAt.epochMs ?? 0) - (right.loggedAt.epochMs ?? 0),
  );
  if (orphanAnswers.works !== 'over-messages') throw new Error('another kind of rule');
  const watch = orphanAnswers.watch({}, view);
  for (const frame of frames) watch.frame(frame, {});
  return [...watch.finish(view)];
}

it('names the request that waited when an answer came with another id', () => {
  expect(told('10:20:00 > Authorize idTag:A', '10:20:02')).toMatchObject([
    { severity: 'warning', params: { asked: 'Authorize' } },
  ]);
});

it('says that the log lacks a line where no request waited', () => {
  expect(told('10:20:00 > Authorize idTag:A -> ok', '10:25:02')).toMatchObject([
    { severity: 'info', params: { lost: 1 } },
  ]);
});
