/* oxlint-disable jsx-a11y/prefer-tag-over-role -- there is no tag for tabs */
interface Props<Id extends string> {
  readonly label: string;
  readonly tabs: readonly { readonly id: Id; readonly label: string }[];
  readonly chosen: Id;
  readonly onChoose: (id: Id) => void;
}

/**
 * Tabs without their panels: the screen decides what stands below. One stop of the Tab key; arrows choose. Written here because the tabs
 * of the library name a panel that does not exist.
 */
export function TabBar<Id extends string>({ label, tabs, chosen, onChoose }: Props<Id>) {
  const here = tabs.findIndex(({ id }) => id === chosen);
  const moves: Readonly<Record<string, number>> = {
    ArrowRight: here + 1,
    ArrowLeft: here - 1,
    Home: 0,
    End: tabs.length - 1,
  };
  return (
    <div
      className="tab-bar tab-list"
      role="tablist"
      aria-label={label}
      onKeyDown={(event) => {
        const to = moves[event.key];
        const next = to === undefined ? undefined : tabs[(to + tabs.length) % tabs.length];
        if (next === undefined) return;
        event.preventDefault();
        onChoose(next.id);
        event.currentTarget.querySelector<HTMLElement>(`[data-testid="tab-${next.id}"]`)?.focus();
      }}
      tabIndex={-1}
    >
      {tabs.map(({ id, label: words }) => (
        <button
          key={id}
          type="button"
          role="tab"
          className="tab"
          aria-selected={id === chosen}
          tabIndex={id === chosen ? 0 : -1}
          data-testid={`tab-${id}`}
          onClick={() => onChoose(id)}
        >
          {words}
        </button>
      ))}
    </div>
  );
}
