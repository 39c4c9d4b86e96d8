import { Checkbox } from 'react-aria-components';

interface Props {
  readonly label: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
  readonly testId: string;
}

/** A box to tick above a list. */
export function SwitchBox({ label, on, onChange, testId }: Props) {
  return (
    <Checkbox className="checkbox" isSelected={on} onChange={onChange} data-testid={testId}>
      <span className="checkbox-box" aria-hidden="true" />
      {label}
    </Checkbox>
  );
}
