import type { Language } from '../../../parsers/model/language.ts';
import { nothingUnderstood } from '../../../parsers/model/ledger.ts';
import type { ReadingAccount } from '../../../parsers/model/ledger.ts';
import { issueText, reasonText } from '../../../parsers/text/issue-texts.ts';
import { readerText } from '../../../parsers/text/reader-texts.ts';
import type { SourceRow } from '../../api/views/source-views.ts';
import { recordCounts, sources } from '../../casefile/concluded-records.ts';
import type { StoredSource } from '../../casefile/concluded-records.ts';
import { recordKinds } from '../../casefile/stored-record-list.ts';
import { evidenceLabels } from '../evidence-view.ts';
import type { OpenCase } from '../open-cases.ts';

/** What is shown of a source that is still being read or whose reading was cut off. */
const unfinished: ReadingAccount = { ...nothingUnderstood, reader: 'unfinished', bytesTotal: 0 };

function shownState(state: StoredSource['state']): SourceRow['state'] {
  return state === 'reading' || state === 'interrupted' ? 'partial' : state;
}

/** The ledger: every source, as what it was read, how much was understood and what was left. */
export function listSources(open: OpenCase, language: Language): readonly SourceRow[] {
  const counts = recordCounts(open.database);
  const labels = evidenceLabels(open);
  const kinds = recordKinds(open.database);
  return sources(open.database).map((source) => ({
    id: source.id,
    parentId: source.parentId,
    name: source.name,
    entry: source.entry,
    sha256: source.sha256 ?? '',
    sizeBytes: source.sizeBytes,
    state: shownState(source.state),
    account: source.account ?? unfinished,
    readAs: readerText((source.account ?? unfinished).reader, language),
    reasonTexts: (source.account ?? unfinished).reasons.map(({ code, params }) => reasonText(code, params, language)),
    issues: source.issues.map((issue) => ({
      code: issue.code,
      severity: issue.severity,
      text: issueText(issue, language),
      evidence: labels.viewOrNull(issue.place),
    })),
    kinds: kinds.get(source.id) ?? {},
    counts: counts.get(source.id) ?? { frames: 0, events: 0, rows: 0, signed: 0 },
  }));
}
