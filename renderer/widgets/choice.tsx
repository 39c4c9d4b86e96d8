import { Label, Radio, RadioGroup } from 'react-aria-components';

interface Props<Id extends string> {
  readonly label: string;
  readonly choices: readonly { readonly id: Id; readonly label: string; readonly detail?: string }[];
  readonly chosen: Id;
  readonly onChoose: (id: Id) => void;
  readonly testId?: string;
  readonly layout?: 'row' | 'column';
}

/** One of a few, all visible. */
export function Choice<Id extends string>({ label, choices, chosen, onChoose, testId, layout = 'row' }: Props<Id>) {
  return (
    <RadioGroup
      className="choice"
      data-layout={layout}
      value={chosen}
      onChange={(value) => {
        const found = choices.find(({ id }) => id === value);
        if (found !== undefined) onChoose(found.id);
      }}
      {...(testId === undefined ? {} : { 'data-testid': testId })}
    >
      <Label>{label}</Label>
      <div className="choice-options">
        {choices.map((choice) => (
          <Radio key={choice.id} value={choice.id} className="choice-option">
            <span>
              {choice.label}
              {choice.detail !== undefined && <span className="choice-detail">{choice.detail}</span>}
            </span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
