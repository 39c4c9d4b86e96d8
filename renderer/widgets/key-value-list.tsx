import type { ReactNode } from 'react';

/** A pair of the list; `null` leaves it out. */
export type KeyValue = { readonly label: string; readonly value: ReactNode; readonly mono?: boolean } | null;

/** Facts, label left, value right. */
export function KeyValueList({
  entries,
  columns = 1,
}: {
  readonly entries: readonly KeyValue[];
  readonly columns?: 1 | 2;
}) {
  return (
    <dl className="key-values" data-columns={columns}>
      {entries.map((entry) =>
        entry === null ? null : (
          <div key={entry.label}>
            <dt>{entry.label}</dt>
            <dd className={entry.mono === true ? 'mono' : undefined}>{entry.value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
