import { goTo, usePlace } from '../app/navigation.ts';
import { useCommandHandlers } from '../app/command-handlers.ts';
import { useWords } from '../text/texts-context.ts';
import { TabBar } from '../widgets/tab-bar.tsx';
import { MessagesTab } from './log/messages-tab.tsx';
import { RawTab } from './log/raw-tab.tsx';

const tabs = ['messages', 'raw'] as const;

/** What was said: the messages that were recognised, or any text in the original bytes. */
export function LogScreen() {
  const { t } = useWords();
  const { tab } = usePlace();
  const chosen = tab === 'raw' ? 'raw' : 'messages';
  useCommandHandlers({ findRaw: () => goTo({ tab: 'raw' }) });
  const bar = (
    <TabBar
      label={t.screens.log}
      tabs={tabs.map((id) => ({ id, label: t.log.tabs[id] }))}
      chosen={chosen}
      onChoose={(id) => goTo({ tab: id === 'raw' ? 'raw' : null }, 'replace')}
    />
  );
  return <div className="log-screen">{chosen === 'raw' ? <RawTab tabs={bar} /> : <MessagesTab tabs={bar} />}</div>;
}
