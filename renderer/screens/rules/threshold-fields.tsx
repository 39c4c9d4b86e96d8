import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { Form } from 'react-aria-components';
import type { RuleRow, RuleThreshold } from '../../../main/api/views/rule-views.ts';
import { useApiCommand } from '../../client/use-command.ts';
import { useWords } from '../../text/texts-context.ts';
import { Button } from '../../widgets/button.tsx';
import { ErrorState } from '../../widgets/error-state.tsx';
import { fieldText, fieldValue } from './threshold-value.ts';

/** The thresholds of one rule as a form; what is typed counts when it is applied. */
export function ThresholdFields({ rule }: { readonly rule: RuleRow }) {
  const { t, language } = useWords();
  const queries = useQueryClient();
  const set = useApiCommand('rules.set-thresholds');
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const fixed = rule.extension !== null;
  const rows = rule.thresholds.map((threshold) => {
    const text = typed[threshold.name] ?? fieldText(threshold.own ?? threshold.value, threshold, language);
    return { threshold, text, value: fieldValue(text, threshold) };
  });
  const changed = rows.filter(({ threshold, value }) => value !== (threshold.own ?? threshold.value));
  const apply = () =>
    set.mutate(
      {
        language,
        changes: changed.flatMap(({ threshold: { name }, value }) =>
          value === null ? [] : [{ rule: rule.id, name, value }],
        ),
      },
      {
        onSuccess: () => {
          // Whether a case was concluded with other thresholds is known to the case. What was typed stands until the answer is there.
          void queries
            .invalidateQueries({ predicate: ({ queryKey: [name] }) => name === 'rules.list' || name === 'case.get' })
            .then(() => setTyped({}));
        },
      },
    );
  return (
    <Form
      className="thresholds"
      onSubmit={(event) => {
        event.preventDefault();
        if (changed.length > 0 && rows.every(({ value }) => value !== null)) apply();
      }}
    >
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">
              <span className="hidden-visually">{t.rules.threshold}</span>
            </th>
            <th scope="col">{t.rules.value}</th>
            <th scope="col">{t.rules.standard}</th>
            <th scope="col">
              <span className="hidden-visually">{t.rules.reset}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ threshold, text, value }) => (
            <tr key={threshold.name} data-changed={threshold.value === threshold.standard ? undefined : ''}>
              <th scope="row">
                {threshold.label}
                {threshold.own !== null && threshold.own !== threshold.value && (
                  <span className="threshold-note">{t.rules.overruled(threshold.shown)}</span>
                )}
              </th>
              <td>
                {fixed ? (
                  threshold.shown
                ) : (
                  <span className="threshold-field">
                    <input
                      className="plain-input number"
                      inputMode="decimal"
                      size={8}
                      value={text}
                      aria-label={`${threshold.label}, ${threshold.setIn.unit}`}
                      aria-invalid={value === null}
                      data-testid={`threshold-${threshold.name}`}
                      onChange={(event) => setTyped({ ...typed, [threshold.name]: event.target.value })}
                    />
                    {threshold.setIn.unit}
                  </span>
                )}
              </td>
              <td className="muted nowrap">{threshold.standardShown}</td>
              <td className="threshold-reset">
                {!fixed && value !== threshold.standard && (
                  <Button
                    kind="quiet"
                    label={`${t.rules.reset}: ${threshold.label}`}
                    onPress={() =>
                      setTyped({ ...typed, [threshold.name]: fieldText(threshold.standard, threshold, language) })
                    }
                    testId={`reset-${threshold.name}`}
                  >
                    {t.rules.reset}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.some(({ value }) => value === null) && (
        <p className="threshold-problem" role="alert">
          {t.rules.noNumber}
        </p>
      )}
      {set.error !== null && <ErrorState error={set.error} inline />}
      {fixed ? (
        <p className="muted">{t.rules.inFile(rule.extension ?? '')}</p>
      ) : (
        <footer className="threshold-foot">
          <span className="muted">{t.rules.kept}</span>
          <Button
            kind="main"
            type="submit"
            disabled={set.isPending || changed.length === 0 || changed.some(({ value }) => value === null)}
            testId="thresholds-apply"
          >
            {t.rules.apply}
          </Button>
        </footer>
      )}
    </Form>
  );
}

/** A threshold that a person or a file set. */
export function isChanged({ value, standard }: Pick<RuleThreshold, 'value' | 'standard'>): boolean {
  return value !== standard;
}
