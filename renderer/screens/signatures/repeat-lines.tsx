import { useMutation } from '@tanstack/react-query';
import { useHost } from '../../client/host-context.ts';
import { useWords } from '../../text/texts-context.ts';
import { Button } from '../../widgets/button.tsx';
import { ErrorState } from '../../widgets/error-state.tsx';

/** As the lines name it (`parsers/signatures/proof.ts`). */
const fileName = 'signed.bin';

/** The lines make every small file themselves; the signed bytes are saved beside them. */
export function RepeatLines({ signedHex, lines }: { readonly signedHex: string; readonly lines: readonly string[] }) {
  const { t } = useWords();
  const host = useHost();
  const save = useMutation({
    mutationFn: () => host.save({ fileName, mediaType: 'application/octet-stream', base64: base64Of(signedHex) }),
  });
  return (
    <section>
      <h3>{t.signatures.openssl}</h3>
      <div className="repeat-first">
        <Button onPress={() => save.mutate()} disabled={save.isPending} testId="save-signed">
          {t.signatures.saveSigned}
        </Button>
        <p className="muted">{t.signatures.saveSignedHint}</p>
      </div>
      {save.error !== null && <ErrorState error={save.error} inline />}
      <pre className="shell-lines" data-testid="openssl-lines">
        {lines.join('\n')}
      </pre>
    </section>
  );
}

function base64Of(hex: string): string {
  const bytes = hex.match(/../g) ?? [];
  return btoa(bytes.map((byte) => String.fromCodePoint(Number.parseInt(byte, 16))).join(''));
}
