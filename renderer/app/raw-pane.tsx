/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a focusable separator is the window splitter of the ARIA practices */
import { Button as AriaButton } from 'react-aria-components';
import type { EvidenceRef } from '../../parsers/model/evidence.ts';
import { useProcedure } from '../client/use-procedure.ts';
import { formatCount } from '../text/format-number.ts';
import { useWords } from '../text/texts-context.ts';
import { visibleText } from '../text/visible-text.ts';
import { Button, titled } from '../widgets/button.tsx';
import { CopyButton } from '../widgets/copy-button.tsx';
import { EmptyState } from '../widgets/empty-state.tsx';
import { Icon } from '../widgets/icon.tsx';
import { TabBar } from '../widgets/tab-bar.tsx';
import { useCase } from './case-context.ts';
import { setPreferences, usePreferences } from './preferences.ts';
import { RawBytesView } from './raw-bytes-view.tsx';
import { toHex } from './raw-decoding.ts';
import { RawRowView } from './raw-row-view.tsx';
import { useShownEvidence } from './use-shown-evidence.ts';
import type { RawStretch } from './use-raw-stretch.ts';
import { useRawStretch } from './use-raw-stretch.ts';

const tabs = ['text', 'hex', 'decoded'] as const;
const lowestPx = 96;

/** The bytes behind the current selection: text, hex, decoded. Toggled by one key, its height is remembered. */
export function RawPane() {
  const { t } = useWords();
  const evidence = useShownEvidence();
  const { rawHeight, rawTab } = usePreferences();
  const tab = tabs.find((each) => each === rawTab) ?? 'text';
  const stretch = useRawStretch(evidence);
  const height = Math.max(lowestPx, Math.min(rawHeight, window.innerHeight * 0.7));
  return (
    <section className="raw-pane" aria-label={t.raw.title} style={{ height }} data-testid="raw-pane">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions jsx-a11y/no-noninteractive-tabindex -- a focusable separator is the window splitter of the ARIA practices */}
      <div
        className="raw-border"
        role="separator"
        tabIndex={0}
        aria-orientation="horizontal"
        aria-label={t.raw.toggle}
        aria-valuenow={Math.round(height)}
        onPointerDown={(event) => {
          event.preventDefault();
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={(event) => {
          if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
          setPreferences({ rawHeight: Math.max(lowestPx, window.innerHeight - event.clientY) });
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowUp') setPreferences({ rawHeight: height + 24 });
          if (event.key === 'ArrowDown') setPreferences({ rawHeight: height - 24 });
        }}
      />
      <header className="raw-head">
        <TabBar
          label={t.raw.title}
          tabs={tabs.map((id) => ({ id, label: t.raw.tabs[id] }))}
          chosen={tab}
          onChoose={(id) => setPreferences({ rawTab: id })}
        />
        {evidence !== null && <RawPlace evidence={evidence} />}
        {evidence?.kind === 'bytes' && <RawTools stretch={stretch} />}
        <AriaButton
          className="button button-quiet"
          ref={titled(t.raw.close)}
          aria-label={t.raw.close}
          onPress={() => setPreferences({ rawOpen: false })}
        >
          <Icon name="close" />
        </AriaButton>
      </header>
      {evidence === null ? (
        <EmptyState title={t.raw.nothing} quiet />
      ) : evidence.kind === 'row' ? (
        <RawRowView evidence={evidence} />
      ) : (
        <RawBytesView stretch={stretch} tab={tab} />
      )}
    </section>
  );
}

/** What can be done with the marked bytes. */
function RawTools({ stretch }: { readonly stretch: RawStretch }) {
  const { t } = useWords();
  const { slice, showEarlier } = stretch;
  return (
    <div className="raw-tools">
      {showEarlier !== undefined && (
        <Button kind="quiet" onPress={showEarlier}>
          {t.raw.earlier}
        </Button>
      )}
      <CopyButton text={new TextDecoder().decode(slice)} label={t.raw.copySlice} testId="copy-slice" />
      <CopyButton text={toHex(slice)} label={t.raw.copyHex} testId="copy-hex" />
    </div>
  );
}

/** Which source, which place in it. */
function RawPlace({ evidence }: { readonly evidence: EvidenceRef }) {
  const { t, language } = useWords();
  const { caseId } = useCase();
  const sources = useProcedure('sources.list', { caseId, language });
  const source = sources.data?.find(({ id }) => id === evidence.sourceId);
  const unknown = sources.data === undefined ? '' : `#${evidence.sourceId}`;
  const name = source === undefined ? unknown : (source.entry ?? source.name);
  const place =
    evidence.kind === 'row'
      ? t.raw.row(evidence.table, evidence.rowId)
      : [
          ...(evidence.line === null ? [] : [t.raw.line(formatCount(evidence.line, language))]),
          t.raw.bytes(formatCount(evidence.offset, language), formatCount(evidence.length, language)),
        ].join(', ');
  return (
    <p className="raw-place ellipsis" data-testid="raw-place">
      <span className="mono strong">{visibleText(name)}</span>{' '}
      <span className="muted raw-offset">{visibleText(place)}</span>
    </p>
  );
}
