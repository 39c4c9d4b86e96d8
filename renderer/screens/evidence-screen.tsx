import { goTo, usePlace } from '../app/navigation.ts';
import { useWords } from '../text/texts-context.ts';
import { TabBar } from '../widgets/tab-bar.tsx';
import { ConfigurationTab } from './evidence/configuration-tab.tsx';
import { KeysTab } from './evidence/keys-tab.tsx';
import { SourcesTab } from './evidence/sources-tab.tsx';

const tabs = ['sources', 'keys', 'configuration'] as const;

/** What was read and how; which keys are known; which configuration values were seen. */
export function EvidenceScreen() {
  const { t } = useWords();
  const { tab } = usePlace();
  const chosen = tabs.find((each) => each === tab) ?? 'sources';
  return (
    <div className="evidence-screen">
      <TabBar
        label={t.screens.evidence}
        tabs={tabs.map((id) => ({ id, label: t.evidence.tabs[id] }))}
        chosen={chosen}
        onChoose={(id) => goTo({ tab: id === 'sources' ? null : id }, 'replace')}
      />
      {chosen === 'sources' && <SourcesTab />}
      {chosen === 'keys' && <KeysTab />}
      {chosen === 'configuration' && <ConfigurationTab />}
    </div>
  );
}
