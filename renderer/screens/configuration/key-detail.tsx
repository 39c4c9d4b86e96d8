import type { ConfigAudit, ConfigKey } from '../../../main/api/views/configuration-views.ts';
import { useProcedure } from '../../client/use-procedure.ts';
import { formatCount } from '../../text/format-number.ts';
import { useWords } from '../../text/texts-context.ts';
import { visibleText } from '../../text/visible-text.ts';
import { EvidenceLink } from '../../widgets/evidence-link.tsx';
import { ExplanationCard } from '../../widgets/explanation-card.tsx';
import { KeyValueList } from '../../widgets/key-value-list.tsx';
import { TimeText } from '../../widgets/time-text.tsx';
import { shownSource } from './shown-source.ts';
import { StatementLines } from './statement-lines.tsx';

/** A key whole: what it means, what it may be, what the audit says, how it came about, and what every manual says. */
export function KeyDetail({ entry, audit }: { readonly entry: ConfigKey; readonly audit: ConfigAudit }) {
  const { t, language } = useWords();
  const words = t.configuration;
  const { brief } = entry;
  const name = entry.key.slice(0, 2_000);
  const explained = useProcedure('explain.find', {
    query: name,
    language,
    ...(audit.vendor === null || audit.document === null ? {} : { vendor: audit.vendor.slice(0, 100) }),
  });
  const statements = audit.statements.filter(({ keys }) => keys.includes(entry.key));
  return (
    <article className="configured-key" data-testid="config-detail">
      <header className="detail-head">
        <h2 className="mono">{visibleText(entry.key)}</h2>
      </header>
      <p className="config-value">
        {entry.masked ? (
          <span className="muted">{words.masked}</span>
        ) : (
          <span className="mono">{entry.value === null ? t.common.notGiven : visibleText(entry.value, true)}</span>
        )}
        {!entry.masked && (brief?.unit ?? null) !== null && entry.value !== null && (
          <span className="mono muted"> {brief?.unit}</span>
        )}
        {entry.isDefault === true && <span className="muted"> · {words.isDefault}</span>}
      </p>
      {brief === null ? (
        <EmptyHint title={words.unknown} hint={words.unknownHint} />
      ) : (
        <>
          <p>
            <strong>{brief.title}.</strong> {brief.meaning}
          </p>
          <KeyValueList
            entries={[
              brief.allowed === '' ? null : { label: words.allowed, value: brief.allowed },
              brief.default === null ? null : { label: words.default, value: visibleText(brief.default), mono: true },
              brief.unit === null ? null : { label: words.unit, value: brief.unit },
              brief.access === null ? null : { label: words.access, value: words.accesses[brief.access] },
              brief.needsReboot === null
                ? null
                : { label: words.reboot, value: brief.needsReboot ? words.reboots.yes : words.reboots.no },
              { label: words.source, value: `${brief.source.document}, ${brief.source.section}` },
            ]}
          />
        </>
      )}
      {statements.length > 0 && (
        <section>
          <h3>{words.says}</h3>
          <StatementLines statements={statements} />
        </section>
      )}
      <section>
        <h3>{words.history}</h3>
        <table className="plain-table config-history" data-testid="config-moments">
          <thead>
            <tr>
              <th scope="col">{words.observed}</th>
              <th scope="col">{words.value}</th>
              <th scope="col">{words.effect}</th>
            </tr>
          </thead>
          <tbody>
            {entry.history.map((moment) => (
              <tr key={moment.id} data-changed={moment.changed ? '' : undefined}>
                <td>
                  <EvidenceLink evidence={moment.evidence}>
                    {moment.time === null ? (
                      <span className="mono">{moment.evidence.label}</span>
                    ) : (
                      <TimeText iso={moment.time} />
                    )}
                  </EvidenceLink>
                </td>
                <td className="mono">{moment.value === null ? '–' : visibleText(moment.value)}</td>
                <td>
                  {words.effects[moment.effect]}
                  {moment.changed && ` · ${words.changed}`}
                  <small>
                    {words.setBy[moment.setBy]} · {shownSource(moment.via, t)}
                  </small>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {entry.moments > entry.history.length && (
          <p className="muted">{words.moreMoments(formatCount(entry.moments - entry.history.length, language))}</p>
        )}
      </section>
      {(explained.data?.matches.length ?? 0) > 0 && (
        <section>
          <h3>{words.manuals}</h3>
          {explained.data?.matches.map((match) => (
            <ExplanationCard key={`${match.vendor} ${match.code} ${match.source.section}`} explanation={match} />
          ))}
        </section>
      )}
    </article>
  );
}

function EmptyHint({ title, hint }: { readonly title: string; readonly hint: string }) {
  return (
    <p>
      {title} <span className="muted">{hint}</span>
    </p>
  );
}
