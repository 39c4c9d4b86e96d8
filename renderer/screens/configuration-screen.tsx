import type { ConfigAudit } from '../../main/api/views/configuration-views.ts';
import { useCase } from '../app/case-context.ts';
import { goTo, usePlace } from '../app/navigation.ts';
import { useProcedure } from '../client/use-procedure.ts';
import { formatCount } from '../text/format-number.ts';
import { useWords } from '../text/texts-context.ts';
import { EmptyState } from '../widgets/empty-state.tsx';
import { ErrorState } from '../widgets/error-state.tsx';
import { LoadingLines } from '../widgets/loading-lines.tsx';
import { TabBar } from '../widgets/tab-bar.tsx';
import { AuditTab } from './configuration/audit-tab.tsx';
import { CompareTab } from './configuration/compare-tab.tsx';
import { CurrentTab } from './configuration/current-tab.tsx';
import { HistoryTab } from './configuration/history-tab.tsx';
import { configurationViews, formatConfigurationPlace, parseConfigurationPlace } from './configuration/place.ts';
import { SelectField } from './configuration/select-field.tsx';

/** What a station is set to, how that came about, what differs elsewhere, and what is wrong with it. */
export function ConfigurationScreen() {
  const { t, language } = useWords();
  const { caseId } = useCase();
  const { tab } = usePlace();
  const { view, station } = parseConfigurationPlace(tab);
  const answer = useProcedure(
    'config.audit',
    { caseId, language, ...(station === undefined ? {} : { station }) },
    { keep: true },
  );
  const audit = answer.data;
  return (
    <div className="evidence-screen configuration-screen">
      <TabBar
        label={t.screens.configuration}
        tabs={configurationViews.map((id) => ({ id, label: t.configuration.tabs[id] }))}
        chosen={view}
        onChoose={(id) => goTo({ tab: formatConfigurationPlace({ view: id, station }) }, 'replace')}
      />
      {audit === undefined && (answer.error === null ? <LoadingLines /> : <ErrorState error={answer.error} />)}
      {audit !== undefined && audit.keys.length === 0 && <NoConfiguration />}
      {audit !== undefined && audit.keys.length > 0 && (
        <>
          <Summary audit={audit} />
          {view === 'current' && <CurrentTab audit={audit} aside={<StationChoice audit={audit} view={view} />} />}
          {view === 'history' && <HistoryTab audit={audit} aside={<StationChoice audit={audit} view={view} />} />}
          {view === 'compare' && <CompareTab key={audit.station ?? ''} audit={audit} />}
          {view === 'audit' && <AuditTab audit={audit} aside={<StationChoice audit={audit} view={view} />} />}
        </>
      )}
    </div>
  );
}

function NoConfiguration() {
  const { t } = useWords();
  return (
    <EmptyState title={t.configuration.empty} hint={t.configuration.emptyHint}>
      <h3>{t.configuration.teach}</h3>
      <ol className="teach-steps">
        {t.configuration.teachSteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </EmptyState>
  );
}

/** Whose configuration, what it was looked up in, and how many secrets are hidden. */
function Summary({ audit }: { readonly audit: ConfigAudit }) {
  const { t, language } = useWords();
  const words = t.configuration;
  return (
    <p className="configuration-summary" data-testid="configuration-summary">
      <strong className="mono">{audit.station ?? words.noStation}</strong>
      <span>{[audit.vendor, audit.model].filter((part) => part !== null).join(' ')}</span>
      <span className="muted">
        {words.summary(
          formatCount(audit.keys.length, language),
          formatCount(audit.unexplained, language),
          formatCount(audit.masked, language),
        )}
      </span>
      <span className="muted">{audit.document === null ? words.onlyOcpp : words.lookedUp(audit.document)}</span>
    </p>
  );
}

function StationChoice({
  audit,
  view,
}: {
  readonly audit: ConfigAudit;
  readonly view: (typeof configurationViews)[number];
}) {
  const { t } = useWords();
  if (audit.stations.length < 2) return null;
  return (
    <SelectField
      label={t.configuration.station}
      choices={audit.stations.map((station) => ({ id: station ?? '', label: station ?? t.configuration.noStation }))}
      chosen={audit.station ?? ''}
      onChoose={(id) =>
        goTo({ tab: formatConfigurationPlace({ view, station: id === '' ? null : id }), selection: null }, 'replace')
      }
      testId="configuration-station"
    />
  );
}
