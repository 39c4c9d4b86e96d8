import { Tab, TabList, Tabs } from 'react-aria-components';

interface Props<Id extends string> {
  readonly label: string;
  readonly tabs: readonly { readonly id: Id; readonly label: string }[];
  readonly chosen: Id;
  readonly onChoose: (id: Id) => void;
}

/** Tabs without their panels: the screen decides what stands below. */
export function TabBar<Id extends string>({ label, tabs, chosen, onChoose }: Props<Id>) {
  return (
    <Tabs
      className="tab-bar"
      selectedKey={chosen}
      onSelectionChange={(key) => {
        const tab = tabs.find(({ id }) => id === key);
        if (tab !== undefined) onChoose(tab.id);
      }}
    >
      <TabList aria-label={label} className="tab-list">
        {tabs.map((tab) => (
          <Tab key={tab.id} id={tab.id} className="tab" data-testid={`tab-${tab.id}`}>
            {tab.label}
          </Tab>
        ))}
      </TabList>
    </Tabs>
  );
}
