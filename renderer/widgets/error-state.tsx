import { apiErrorOf } from '../client/api-call-error.ts';
import { apiErrorDetail, apiErrorText } from '../text/api-error-text.ts';
import { useWords } from '../text/texts-context.ts';
import { visibleText } from '../text/visible-text.ts';
import { Button } from './button.tsx';
import { CopyButton } from './copy-button.tsx';

interface Props {
  readonly error: unknown;
  readonly onRetry?: () => void;
  readonly inline?: boolean;
}

/** A failure where its answer would stand: sentence first, code behind it, copyable. */
export function ErrorState({ error, onRetry, inline = false }: Props) {
  const { t } = useWords();
  const apiError = apiErrorOf(error);
  const detail = apiErrorDetail(apiError);
  return (
    <div className="error-state" role="alert" data-inline={inline ? '' : undefined} data-testid="error-state">
      <p className="error-sentence">{apiErrorText(apiError, t)}</p>
      <p className="error-detail">
        <code>{visibleText(detail)}</code>
        <CopyButton text={detail} />
        {onRetry !== undefined && <Button onPress={onRetry}>{t.common.retry}</Button>}
      </p>
    </div>
  );
}
