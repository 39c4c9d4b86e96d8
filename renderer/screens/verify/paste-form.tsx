import { useEffect, useRef, useState } from 'react';
import { Label, TextArea, TextField } from 'react-aria-components';
import { useWords } from '../../text/texts-context.ts';
import { Button } from '../../widgets/button.tsx';

interface Props {
  readonly onCheck: (text: string, key: string) => void;
}

/** A record out of an invoice or a mail, and the key beside it: both as text, without a file. */
export function PasteForm({ onCheck }: Props) {
  const { t } = useWords();
  const [text, setText] = useState('');
  const [key, setKey] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  // Pasting is what one comes here for; it goes into the field wherever the focus is.
  useEffect(() => {
    field.current?.focus();
    const paste = (event: ClipboardEvent) => {
      const { target } = event;
      const pasted = event.clipboardData?.getData('text/plain') ?? '';
      if (pasted === '' || target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement) return;
      event.preventDefault();
      setText(pasted);
      field.current?.focus();
    };
    window.addEventListener('paste', paste);
    return () => window.removeEventListener('paste', paste);
  }, []);
  return (
    <form
      className="verify-paste"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') onCheck(text, key.trim());
      }}
    >
      <TextField value={text} onChange={setText} className="field">
        <Label>{t.verify.text}</Label>
        <TextArea className="mono" rows={8} spellCheck={false} ref={field} data-testid="verify-text" />
      </TextField>
      <TextField value={key} onChange={setKey} className="field">
        <Label>{t.verify.key}</Label>
        <TextArea className="mono" rows={2} spellCheck={false} data-testid="verify-key" />
      </TextField>
      <p className="muted">{t.verify.beginHint}</p>
      <Button type="submit" kind="main" disabled={text.trim() === ''} testId="verify-check">
        {t.verify.check}
      </Button>
    </form>
  );
}
