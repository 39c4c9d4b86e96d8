import type { ReactNode } from 'react';
import { Checkbox } from 'react-aria-components';

interface Props {
  readonly ticked: boolean;
  readonly onTick: (ticked: boolean) => void;
  readonly children: ReactNode;
  readonly disabled?: boolean;
  readonly testId?: string;
}

/** One line of a list of choices. */
export function Tick({ ticked, onTick, children, disabled = false, testId }: Props) {
  return (
    <Checkbox
      className="checkbox"
      isSelected={ticked}
      onChange={onTick}
      isDisabled={disabled}
      {...(testId === undefined ? {} : { 'data-testid': testId })}
    >
      <span className="checkbox-box" aria-hidden="true" />
      {children}
    </Checkbox>
  );
}
