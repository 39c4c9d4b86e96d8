import type { ReactNode } from 'react';

interface Props {
  readonly title: string;
  readonly hint?: string;
  readonly children?: ReactNode;
  readonly quiet?: boolean;
}

/** Says that nothing is there, and where it usually is. */
export function EmptyState({ title, hint, children, quiet = false }: Props) {
  return (
    <div className="empty-state" data-quiet={quiet ? '' : undefined} data-testid="empty-state">
      <p className="empty-title">{title}</p>
      {hint !== undefined && <p className="muted">{hint}</p>}
      {children}
    </div>
  );
}
