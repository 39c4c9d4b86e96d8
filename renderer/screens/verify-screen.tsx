import { useMutation } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { Label, TextArea, TextField } from 'react-aria-components';
import { goTo } from '../app/navigation.ts';
import { openAdopted } from '../app/open-files.ts';
import { startState } from '../app/url-state.ts';
import { useFileDrop } from '../app/use-file-drop.ts';
import { orderVerification, useVerifyOrder } from '../app/verify-order.ts';
import { useHost } from '../client/host-context.ts';
import { callProcedure } from '../client/use-procedure.ts';
import { useWords } from '../text/texts-context.ts';
import { visibleText } from '../text/visible-text.ts';
import { Button } from '../widgets/button.tsx';
import { ErrorState } from '../widgets/error-state.tsx';
import { Icon } from '../widgets/icon.tsx';
import { LoadingLines } from '../widgets/loading-lines.tsx';
import { PasteForm } from './verify/paste-form.tsx';
import { VerifyResults } from './verify/verify-results.tsx';

/** Signed records and keys, checked and forgotten: no case is made. */
export function VerifyScreen() {
  const { t, language } = useWords();
  const host = useHost();
  const order = useVerifyOrder();
  const { files, text } = order;
  const isEmpty = files.length === 0 && text === '';
  const [key, setKey] = useState(order.key);
  const check = useMutation({
    mutationFn: (keys: readonly string[]) =>
      callProcedure(host, 'verify.files', {
        files: files.map(({ token }) => token),
        texts: text === '' ? [] : [text],
        keys: [...keys],
        language,
        keep: true,
      }),
  });
  // What was kept for its steps and bytes is forgotten with the next check, and when the screen is left.
  const keptId = check.data?.kept?.caseId;
  useEffect(() => {
    if (keptId === undefined) return undefined;
    return () => void host.call('case.close', { caseId: keptId });
  }, [host, keptId]);
  const { mutate } = check;
  const run = useCallback(() => mutate(key.trim() === '' ? [] : [key.trim()]), [mutate, key]);
  useEffect(() => {
    // New files and texts are checked at once; a key that is written afterwards only when it is asked for.
    if (order.files.length > 0 || order.text !== '') mutate(order.key === '' ? [] : [order.key]);
  }, [order, mutate]);
  const take = useMutation({
    mutationFn: async (dropped: readonly File[] | null) => {
      const adopted = dropped === null ? await host.choose('evidence') : await host.adopt(dropped);
      if (adopted !== null && adopted.length > 0) orderVerification({ files: adopted });
    },
  });
  const { mutate: takeFiles } = take;
  const hovering = useFileDrop(useCallback((dropped: readonly File[]) => takeFiles(dropped), [takeFiles]));
  const asCase = useMutation({ mutationFn: () => openAdopted(host, files, null) });
  const failure = check.error ?? take.error ?? asCase.error;
  return (
    <main className="verify" data-testid="screen-verify" data-hovering={hovering ? '' : undefined}>
      <header className="verify-head">
        <Button kind="quiet" onPress={() => goTo(startState)} label={t.verify.back} testId="verify-back">
          <Icon name="left" />
        </Button>
        <h1>{t.verify.title}</h1>
        <p className="muted ellipsis verify-files">
          {isEmpty
            ? t.verify.claim
            : [...files.map(({ name }) => visibleText(name)), ...(text === '' ? [] : [t.verify.pasted])].join(', ')}
        </p>
        <Button onPress={() => takeFiles(null)} testId="verify-choose">
          {t.start.choose}
        </Button>
        {!isEmpty && (
          <Button onPress={() => orderVerification({})} testId="verify-paste">
            {t.verify.paste}
          </Button>
        )}
        {files.length > 0 && text === '' && (
          <Button onPress={() => asCase.mutate()} disabled={asCase.isPending} testId="verify-as-case">
            {t.verify.asCase}
          </Button>
        )}
      </header>
      {failure !== null && <ErrorState error={failure} inline />}
      {isEmpty ? (
        <PasteForm
          onCheck={(pasted, given) => {
            setKey(given);
            orderVerification({ text: pasted, key: given });
          }}
        />
      ) : (
        <>
          <form
            className="verify-key"
            onSubmit={(event) => {
              event.preventDefault();
              run();
            }}
          >
            <TextField value={key} onChange={setKey} className="field">
              <Label>{t.verify.key}</Label>
              <TextArea className="mono" rows={2} spellCheck={false} data-testid="verify-key" />
            </TextField>
            <Button type="submit" disabled={check.isPending} testId="verify-again">
              {t.verify.again}
            </Button>
          </form>
          {check.data !== undefined && !check.isPending ? (
            <VerifyResults result={check.data} />
          ) : (
            check.isPending && <LoadingLines lines={8} />
          )}
        </>
      )}
    </main>
  );
}
