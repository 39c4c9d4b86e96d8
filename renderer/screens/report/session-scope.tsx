import { Input, Label, TextField } from 'react-aria-components';
import { useWords } from '../../text/texts-context.ts';
import { Choice } from '../../widgets/choice.tsx';
import { ErrorState } from '../../widgets/error-state.tsx';

export type Scope = 'all' | 'one' | 'matching';

interface Props {
  readonly scope: Scope;
  readonly onScope: (scope: Scope) => void;
  /** Name of the selected session, if there is one. */
  readonly sessionName: string | null;
  readonly filter: string;
  readonly onFilter: (filter: string) => void;
  readonly matched: number | null;
  readonly error: Error | null;
}

/** Which sessions the report tells of. */
export function SessionScope({ scope, onScope, sessionName, filter, onFilter, matched, error }: Props) {
  const { t } = useWords();
  return (
    <div className="report-scope">
      <Choice
        label={t.report.scope}
        layout="column"
        choices={[
          { id: 'all', label: t.report.allSessions },
          ...(sessionName === null ? [] : [{ id: 'one' as const, label: t.report.oneSession(sessionName) }]),
          { id: 'matching', label: t.report.matching },
        ]}
        chosen={scope}
        onChoose={onScope}
        testId="report-scope"
      />
      {scope === 'matching' && (
        <TextField className="field" value={filter} onChange={onFilter}>
          <Label>{t.report.matchingFilter}</Label>
          <Input className="mono" data-testid="report-filter" />
        </TextField>
      )}
      {scope === 'matching' && matched !== null && <p className="muted">{t.report.matched(matched)}</p>}
      {scope === 'matching' && error !== null && <ErrorState error={error} inline />}
    </div>
  );
}
