/* oxlint-disable jsx-a11y/prefer-tag-over-role -- the native element cannot be drawn alike in all hosts */
interface Props {
  readonly label: string;
  readonly done: number;
  readonly total: number;
  readonly text: string;
  readonly testId?: string;
}

/** Progress with numbers; the bar is of fixed size, so that nothing shifts while it fills. */
export function ProgressState({ label, done, total, text, testId }: Props) {
  const share = total > 0 ? Math.min(1, done / total) : 0;
  return (
    <div className="progress-state" data-testid={testId}>
      <span className="ellipsis">{label}</span>
      <span
        className="progress-bar"
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(share * 100)}
        aria-valuetext={text}
      >
        <span style={{ transform: `scaleX(${share})` }} />
      </span>
      <span className="number muted">{text}</span>
    </div>
  );
}
