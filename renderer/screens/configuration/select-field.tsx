import { Icon } from '../../widgets/icon.tsx';

interface Props {
  readonly label: string;
  readonly choices: readonly { readonly id: string; readonly label: string }[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
  readonly testId: string;
}

/** One of many, closed until it is asked for: the system's own list, which every keyboard and reader knows. */
export function SelectField({ label, choices, chosen, onChoose, testId }: Props) {
  return (
    <label className="select-field">
      <span className="muted">{label}</span>
      <span className="select-box">
        <select value={chosen} data-testid={testId} onChange={(event) => onChoose(event.target.value)}>
          {choices.map((choice) => (
            <option key={choice.id} value={choice.id}>
              {choice.label}
            </option>
          ))}
        </select>
        <Icon name="down" />
      </span>
    </label>
  );
}
