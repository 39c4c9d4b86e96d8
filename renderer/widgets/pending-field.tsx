import { useCase } from '../app/case-context.ts';
import { useConclusionWords } from '../app/conclusion-words.ts';
import { useWords } from '../text/texts-context.ts';

/** Stands where something is that only the conclusion knows, while there is none. */
export function PendingField() {
  const { t } = useWords();
  return (
    <span className="muted" title={t.conclusion.pendingField}>
      <span aria-hidden="true">{t.conclusion.later}</span>
      <span className="hidden-visually">{t.conclusion.pendingField}</span>
    </span>
  );
}

/** Beside the messages of a case that is concluded for the first time: what of them follows, and how far it is. */
export function PendingFields() {
  const { t } = useWords();
  const { conclusions } = useCase();
  const progress = useConclusionWords();
  if (conclusions !== 'none' || progress === null) return null;
  return (
    <span className="list-pending muted" data-testid="pending-fields">
      {t.conclusion.pendingFields} · {progress}
    </span>
  );
}
