import type { SourceRow } from '../../../main/api/views/source-views.ts';
import { useEvidence } from '../../app/use-evidence.ts';
import { formatBytes, formatCount, formatPercent } from '../../text/format-number.ts';
import { useWords } from '../../text/texts-context.ts';
import { visibleText } from '../../text/visible-text.ts';
import { Button } from '../../widgets/button.tsx';
import { CopyButton } from '../../widgets/copy-button.tsx';
import { Digits } from '../../widgets/digits.tsx';
import { EvidenceLink } from '../../widgets/evidence-link.tsx';
import { KeyValueList } from '../../widgets/key-value-list.tsx';
import { SeverityMark } from '../../widgets/severity-mark.tsx';
import { TimeText } from '../../widgets/time-text.tsx';
import { SourceReadingSection } from './source-reading.tsx';
import { StoredRecords } from './tables/stored-records.tsx';
import { TableMapping } from './tables/table-mapping.tsx';

/** An issue of reading looks like a finding of the same weight. */
const marks = { error: 'critical', warning: 'warning', info: 'info' } as const;

/** One source: its identity, why it was read as what, what was understood, what was left and why, its issues. */
export function SourceDetail({ source }: { readonly source: SourceRow }) {
  const { t, language } = useWords();
  const { show } = useEvidence();
  const { account } = source;
  const leftoverWords: Readonly<Record<string, string>> = t.evidence.leftover;
  const n = (value: number) => formatCount(value, language);
  const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());
  // the tables of a database can be looked at as long as its bytes are kept
  const isDatabase =
    source.state !== 'duplicate' &&
    account.reasons.some(({ code }) => code === 'sniff.sqlite-header' || code === 'sniff.sqlite-pages');
  const counts = countsByKind(source);
  const records = (['frames', 'events', 'rows', 'configuration', 'signed'] as const)
    .filter((kind) => counts[kind] > 0)
    // A number and its noun stay on one line.
    .map((kind) => `${n(counts[kind])}\u00a0${(counts[kind] === 1 ? t.evidence.countsOne : t.evidence.counts)[kind]}`)
    .join(' · ');
  const openRaw = () =>
    show({ kind: 'bytes', sourceId: source.id, offset: 0, length: 0, line: account.linesTotal === null ? null : 1 });
  return (
    <article className="source" data-testid="source-detail">
      <header className="detail-head">
        <h2 className="ellipsis mono">{visibleText(source.entry ?? source.name)}</h2>
        <div className="detail-tools">
          <CopyButton text={source.sha256} label={t.evidence.copySha256} />
          <Button onPress={openRaw} testId="open-raw">
            {t.evidence.openRaw}
          </Button>
        </div>
      </header>
      <KeyValueList
        entries={[
          { label: t.evidence.sha256, value: <Digits text={source.sha256} />, mono: true },
          { label: t.evidence.size, value: `${formatBytes(source.sizeBytes, language)} (${n(source.sizeBytes)} B)` },
          { label: t.evidence.state, value: t.evidence.states[source.state] },
          {
            label: t.evidence.readAs,
            value: `${source.readAs} · ${t.evidence.confidence} ${formatPercent(account.confidence, language)}`,
          },
          {
            label: t.evidence.understood,
            value: t.evidence.of(
              formatBytes(account.bytesUnderstood, language),
              formatBytes(account.bytesTotal, language),
            ),
          },
          account.linesTotal === null
            ? null
            : { label: t.evidence.lines, value: t.evidence.of(n(account.linesUnderstood ?? 0), n(account.linesTotal)) },
          account.firstMs === null
            ? null
            : {
                label: t.evidence.period,
                value: (
                  <>
                    <TimeText iso={iso(account.firstMs)} /> – <TimeText iso={iso(account.lastMs)} />
                  </>
                ),
              },
          records === '' ? null : { label: t.evidence.records, value: records },
        ]}
      />
      {source.reasonTexts.length > 0 && (
        <section>
          <h3>{t.evidence.why}</h3>
          <ul className="plain-list">
            {source.reasonTexts.map((reason) => (
              <li key={reason}>{visibleText(reason)}</li>
            ))}
          </ul>
        </section>
      )}
      {source.counts.frames > 0 && <SourceReadingSection sourceId={source.id} />}
      <section>
        <h3>{t.evidence.leftovers}</h3>
        {account.leftovers.length === 0 ? (
          <p className="muted">{t.evidence.noLeftovers}</p>
        ) : (
          <ul className="plain-list">
            {account.leftovers.map((each) => (
              <li key={each.code}>
                {leftoverWords[each.code] ?? each.code}{' '}
                <span className="muted">{formatBytes(each.bytes, language)}</span>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section data-testid="source-issues">
        <h3>{t.evidence.issues}</h3>
        {source.issues.length === 0 ? (
          <p className="muted">{t.evidence.noIssues}</p>
        ) : (
          <ul className="issues">
            {source.issues.map((issue, index) => (
              // The same issue may occur at the same place twice; the list never changes its order.
              // oxlint-disable-next-line react/no-array-index-key -- see above
              <li key={index} data-severity={issue.severity}>
                <SeverityMark severity={marks[issue.severity]} />
                <p>
                  <span className="rule-severity">{t.issueSeverity[issue.severity]}</span> {visibleText(issue.text)}{' '}
                  <EvidenceLink evidence={issue.evidence} />
                </p>
              </li>
            ))}
          </ul>
        )}
      </section>
      {Object.keys(source.kinds).some((kind) => kind !== 'configuration') && <StoredRecords source={source} />}
      {isDatabase && <TableMapping sourceId={source.id} />}
    </article>
  );
}

/** What counts as a row of a source is a record of a database or a configured value, also one that a message of a log reports. */
function countsByKind({ counts, kinds }: SourceRow): SourceRow['counts'] & { readonly configuration: number } {
  const rows = Object.entries(kinds).reduce((sum, [kind, count]) => (kind === 'configuration' ? sum : sum + count), 0);
  return { ...counts, rows, configuration: counts.rows - rows };
}
