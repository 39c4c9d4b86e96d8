/**
 * What happens at a charging site, and all that is concluded from it: sessions, states, findings. What must come out of each story was written down before it
 * was tried; a finding too many is as wrong as one that is missing.
 */
import { expect, it } from 'vitest';
import { caseView, findingsOf } from '../builders/case-view.ts';
import { siteStories } from './site-stories/all-stories.ts';
import type { SiteStory } from './site-stories/lines.ts';
import { findingText, lineName, timeText } from './told.ts';

function storyText({ name, parts }: SiteStory): string {
  const { sessions, statusHistory } = caseView(parts);
  const nameOf = lineName(parts);
  return [
    name,
    ...sessions.map(
      ({ transactionId, connector, startedAt, stoppedAt, energyWh, reason, witnesses, replayed }) =>
        `  session ${transactionId} at ${connector}: ${timeText(startedAt?.epochMs ?? null)} to ${timeText(stoppedAt?.epochMs ?? null)}, ${energyWh} Wh, ${reason}, ${witnesses.join(' and ')}${replayed ? ', sent later' : ''}`,
    ),
    ...statusHistory.map(
      ({ connector, status, errorCode, from, to }) =>
        `  ${connector} ${status}${errorCode === null || errorCode === 'NoError' ? '' : ` ${errorCode}`} ${timeText(from.epochMs)} to ${timeText(to?.epochMs ?? null)}`,
    ),
    ...findingsOf(parts).map((finding) => `  ${finding.rule}\n${findingText(finding, nameOf)}`),
  ].join('\n');
}

it('stories of a site come out as they were foreseen', async () => {
  await expect(`${siteStories.map(storyText).join('\n\n')}\n`).toMatchFileSnapshot('golden/site-stories.txt');
});
