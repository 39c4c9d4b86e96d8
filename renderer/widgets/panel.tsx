import type { ReactNode } from 'react';

interface Props {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  readonly testId?: string;
  readonly flush?: boolean;
}

/** A titled part of a screen. Its heading is the landmark's name. */
export function Panel({ title, aside, children, testId, flush = false }: Props) {
  return (
    <section className="panel" aria-label={title} data-testid={testId} data-flush={flush ? '' : undefined}>
      <header className="panel-head">
        <h2>{title}</h2>
        {aside !== undefined && <div className="panel-aside">{aside}</div>}
      </header>
      {children}
    </section>
  );
}
