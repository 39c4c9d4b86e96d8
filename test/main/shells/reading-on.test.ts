import { expect, test } from 'vitest';
import type { JobView } from '../../../main/api/views/import-views.ts';
import { cliText } from '../../../main/shells/cli/cli-texts.ts';
import { readingOn } from '../../../main/shells/cli/finished-job.ts';

const job: JobView = {
  jobId: 'a',
  caseId: 'b',
  phase: 'reading',
  files: [],
  bytesDone: 40_550_000,
  bytesTotal: 120_000_000,
  records: 91_000,
  issues: 0,
  locked: 0,
  timeLeftMs: null,
  conclusion: null,
  left: null,
  summary: null,
  failure: null,
  failureDetail: null,
  failureFile: null,
};

test('a long import says on the terminal how far it is, and how long it takes where that is known', () => {
  expect(cliText('reading-on', readingOn(job), 'en')).toBe('40.5 of 120.0 MB, 91,000 records');
  const at = (timeLeftMs: number, language: 'de' | 'en') =>
    cliText('reading-on', readingOn({ ...job, timeLeftMs }), language);
  expect(at(25_000, 'en')).toMatch(/, about 25 s left to read$/);
  expect(at(90_000, 'de')).toMatch(/ Datensätze, noch etwa 1 min 30 s zu lesen$/);
  expect(at(9_600_000, 'en')).toMatch(/, about 2 h 40 min left to read$/);
});
