import type { KeyReadingView } from '../../../main/api/views/key-views.ts';
import { useWords } from '../../text/texts-context.ts';
import { visibleText } from '../../text/visible-text.ts';
import { CopyButton } from '../../widgets/copy-button.tsx';
import { Digits } from '../../widgets/digits.tsx';
import { ProofValue } from '../../widgets/proof-value.tsx';

interface Props {
  readonly text: string;
  readonly readings: readonly KeyReadingView[];
}

/** The text of a key, and for each key that it can mean: how it was written and its numbers, to compare and to copy. */
export function KeyReadings({ text, readings }: Props) {
  const { t } = useWords();
  return (
    <section data-testid="key-written">
      <h3>{t.keys.written}</h3>
      <pre className="key-text">
        <Digits text={visibleText(text, true)} />
      </pre>
      {readings.map((reading, index) => (
        <div key={`${reading.curve} ${reading.fingerprint}`} className="key-reading" data-testid="key-reading">
          {readings.length > 1 && <h4>{t.keys.reading(index + 1, readings.length)}</h4>}
          <OneReading reading={reading} />
        </div>
      ))}
    </section>
  );
}

function OneReading({ reading }: { readonly reading: KeyReadingView }) {
  const { t } = useWords();
  const { curve, opensslCurve } = reading;
  const numbers: readonly (readonly [string, string])[] = [
    [t.keys.fingerprint, reading.fingerprint],
    [t.keys.x, reading.xHex],
    [t.keys.y, reading.yHex],
    [t.keys.spki, reading.spkiHex],
  ];
  return (
    <dl className="proof">
      <div>
        <dt>{t.keys.readAs}</dt>
        <dd>
          {reading.written}
          {reading.oddities.length > 0 && (
            <ul className="plain-list">
              {reading.oddities.map((oddity) => (
                <li key={oddity}>{oddity}</li>
              ))}
            </ul>
          )}
        </dd>
      </div>
      <div>
        <dt>{t.keys.curve}</dt>
        <dd>
          {curve} {opensslCurve !== curve && <span className="muted">{t.keys.openssl(opensslCurve)}</span>}
        </dd>
      </div>
      {numbers.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="mono">
            <ProofValue text={value} label={name} />
            <CopyButton text={value} small />
          </dd>
        </div>
      ))}
    </dl>
  );
}
