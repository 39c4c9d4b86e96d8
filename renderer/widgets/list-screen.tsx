import type { ReactNode } from 'react';
import type { ListSearch } from '../client/use-paged-list.ts';
import { DetailPane } from './detail-pane.tsx';
import { ListTotal } from './list-total.tsx';
import { SplitPane } from './split-pane.tsx';

interface Props {
  readonly id: string;
  readonly title: string;
  /** A line above the bar. */
  readonly head?: ReactNode;
  readonly bar: ReactNode;
  readonly total: number | undefined;
  /** Of a list whose question may take long. */
  readonly search?: ListSearch;
  readonly aside?: ReactNode;
  readonly list: ReactNode;
  readonly detail: ReactNode;
  readonly initial?: number;
}

/** List and detail side by side below one bar: the shape of most screens. */
export function ListScreen({ id, title, head, bar, total, search, aside, list, detail, initial }: Props) {
  return (
    <div className="list-screen">
      <h2 className="hidden-visually">{title}</h2>
      {head}
      <div className="list-bar">
        {bar}
        {aside}
        <ListTotal total={total} search={search} />
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
