import type { ReactNode } from 'react';
import type { ListSearch } from '../client/use-paged-list.ts';
import { useCase } from '../app/case-context.ts';
import { ConclusionNotice } from '../app/conclusion-notice.tsx';
import { DetailPane } from './detail-pane.tsx';
import { ListTotal } from './list-total.tsx';
import { PendingFields } from './pending-field.tsx';
import { SplitPane } from './split-pane.tsx';

interface Props {
  readonly id: string;
  readonly title: string;
  /** A line above the bar. */
  readonly head?: ReactNode;
  readonly bar: ReactNode;
  /** `undefined` while it is asked for, `null` where there is none to tell. */
  readonly total: number | undefined | null;
  /** Of a list whose question may take long. */
  readonly search?: ListSearch;
  readonly aside?: ReactNode;
  readonly list: ReactNode;
  readonly detail: ReactNode;
  readonly initial?: number;
}

/** What the conclusions have to do with the rows of a screen; `null` for nothing. */
function noticeOf(id: string): 'verdicts' | 'rows' | null {
  if (id === 'signatures' || id === 'sessions' || id === 'findings') return 'verdicts';
  return id === 'rules' || id === 'journal' ? null : 'rows';
}

/** List and detail side by side below one bar: the shape of most screens. */
export function ListScreen({ id, title, head, bar, total, search, aside, list, detail, initial }: Props) {
  const about = noticeOf(id);
  const { conclusions } = useCase();
  return (
    <div className="list-screen">
      <h2 className="hidden-visually">{title}</h2>
      {about !== null && <ConclusionNotice about={about} />}
      {head}
      <div className="list-bar">
        {bar}
        {aside}
        {id === 'log' && <PendingFields />}
        {/* "0 rows" would say that there are none. */}
        {total !== null && (total !== 0 || conclusions !== 'none' || about === null || id === 'log') && (
          <ListTotal total={total} search={search} />
        )}
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
