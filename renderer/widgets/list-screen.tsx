import type { ReactNode } from 'react';
import { useWords } from '../text/texts-context.ts';
import { formatCount } from '../text/format-number.ts';
import { DetailPane } from './detail-pane.tsx';
import { SplitPane } from './split-pane.tsx';

interface Props {
  readonly id: string;
  readonly title: string;
  /** A line above the bar. */
  readonly head?: ReactNode;
  readonly bar: ReactNode;
  readonly total: number | undefined;
  readonly aside?: ReactNode;
  readonly list: ReactNode;
  readonly detail: ReactNode;
  readonly initial?: number;
}

/** List and detail side by side below one bar: the shape of most screens. */
export function ListScreen({ id, title, head, bar, total, aside, list, detail, initial }: Props) {
  const { t, language } = useWords();
  return (
    <div className="list-screen">
      <h2 className="hidden-visually">{title}</h2>
      {head}
      <div className="list-bar">
        {bar}
        {aside}
        <span className="list-total muted" data-testid="total" aria-live="polite">
          {total === undefined
            ? t.common.loading
            : total === 1
              ? t.grid.row
              : t.grid.rows(formatCount(total, language))}
        </span>
      </div>
      <SplitPane
        id={id}
        label={title}
        {...(initial === undefined ? {} : { initial })}
        first={list}
        second={<DetailPane>{detail}</DetailPane>}
      />
    </div>
  );
}
