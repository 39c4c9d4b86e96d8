import { useState } from 'react';
import type { SourceReading } from '../../../main/api/views/reading-views.ts';
import { useCase } from '../../app/case-context.ts';
import { useApiCommand } from '../../client/use-command.ts';
import { useJobOutcome } from '../../client/use-job-outcome.ts';
import { useProcedure } from '../../client/use-procedure.ts';
import { formatCount } from '../../text/format-number.ts';
import { useWords } from '../../text/texts-context.ts';
import { visibleText } from '../../text/visible-text.ts';
import { Answer } from '../../widgets/answer.tsx';
import { Button } from '../../widgets/button.tsx';
import { ErrorState } from '../../widgets/error-state.tsx';
import { KeyValueList } from '../../widgets/key-value-list.tsx';
import { ReadAsDialog } from './read-as-dialog.tsx';

/** Station, viewpoint and zone of a source with the grounds for each; a person can say otherwise and take it back. */
export function SourceReadingSection({ sourceId }: { readonly sourceId: number }) {
  const { t } = useWords();
  const { caseId } = useCase();
  const reading = useProcedure('source.reading', { caseId, sourceId });
  return (
    <section data-testid="source-reading">
      <h3>{t.reading.title}</h3>
      <Answer of={reading}>{(found) => <Reading reading={found} />}</Answer>
    </section>
  );
}

function Reading({ reading }: { readonly reading: SourceReading }) {
  const { t, language } = useWords();
  const { caseId } = useCase();
  const [asking, setAsking] = useState(false);
  const undo = useApiCommand('source.read-as-undo');
  const outcome = useJobOutcome(caseId, () => undefined);
  const error = undo.error ?? outcome.error;
  const { said, forStation, forCsms, sourceId } = reading;
  const n = (value: number): string => formatCount(value, language);
  const stations = reading.stations
    .map(
      ({ station, messages }) =>
        `${station === null ? t.reading.noStation : visibleText(station)} (${t.reading.messages(n(messages))})`,
    )
    .concat(
      reading.others === undefined ? [] : t.reading.others(n(reading.others.stations), n(reading.others.messages)),
    )
    .join(', ');
  const why =
    forStation + forCsms === 0 ? t.reading.viewpointNoNeed : t.reading.viewpointWhy(n(forStation), n(forCsms));
  const zoneReason =
    reading.zoneReason === 'given' || reading.zoneReason === 'estimated'
      ? t.reading.zoneReasons[reading.zoneReason]
      : null;
  const zone = said?.zone ?? reading.zone;
  return (
    <>
      <KeyValueList
        entries={[
          {
            label: t.reading.station,
            value: said?.station === null || said === null ? stations : visibleText(said.station),
          },
          {
            label: t.reading.viewpoint,
            value: `${t.reading.viewpoints[said?.viewpoint ?? reading.viewpoint]} · ${why}`,
          },
          {
            label: t.reading.zone,
            value:
              zone === null
                ? t.reading.zoneNone
                : `${zone}${said?.zone === null || said === null ? (zoneReason === null ? '' : ` · ${zoneReason}`) : ''}`,
          },
        ]}
      />
      <p className="muted">
        {said === null
          ? t.reading.bySystem
          : t.reading.said(visibleText(said.who), said.at.slice(0, 16).replace('T', ' '))}
      </p>
      <div className="mapping-tools">
        <Button testId="read-as-change" disabled={outcome.running} onPress={() => setAsking(true)}>
          {t.reading.change}
        </Button>
        <Button
          testId="read-as-undo"
          disabled={said === null || outcome.running}
          onPress={() => {
            outcome.reset();
            undo.mutate({ caseId, sourceId }, { onSuccess: outcome.watch });
          }}
        >
          {t.reading.takeBack}
        </Button>
      </div>
      {error !== null && <ErrorState error={error} inline />}
      {asking && <ReadAsDialog reading={reading} onClose={() => setAsking(false)} />}
    </>
  );
}
