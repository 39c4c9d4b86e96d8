import { Button as AriaButton } from 'react-aria-components';
import type { FrameDetail } from '../../../main/api/views/frame-views.ts';
import { useCase } from '../../app/case-context.ts';
import { useCommandHandlers } from '../../app/command-handlers.ts';
import { openFrame, openSession, paddedRange } from '../../app/links.ts';
import { commitRange } from '../../app/range.ts';
import { useProcedure } from '../../client/use-procedure.ts';
import { useWords } from '../../text/texts-context.ts';
import { visibleText } from '../../text/visible-text.ts';
import { Answer } from '../../widgets/answer.tsx';
import { Button } from '../../widgets/button.tsx';
import { CopyButton } from '../../widgets/copy-button.tsx';
import { Duration } from '../../widgets/duration.tsx';
import { EvidenceLink } from '../../widgets/evidence-link.tsx';
import { ExplanationCard } from '../../widgets/explanation-card.tsx';
import { JsonView } from '../../widgets/json-view.tsx';
import { DirectionMark } from '../../widgets/direction-mark.tsx';
import { MarkTools } from '../../widgets/mark-tools.tsx';
import { NoteList } from '../../widgets/note-list.tsx';
import { KeyValueList } from '../../widgets/key-value-list.tsx';
import { TimeText } from '../../widgets/time-text.tsx';

/** The chosen message decoded: request and answer together, whichever of them was chosen. */
export function FrameDetailView({ frameId }: { readonly frameId: number }) {
  const { caseId, stations } = useCase();
  const { language, t } = useWords();
  const detail = useProcedure('frame.get', { caseId, frameId, language }, { keep: true });
  return (
    <Answer of={detail} lines={10}>
      {(value) => {
        const partner = value.row.kind === 'call' ? value.answeredBy : value.answerTo;
        const chosenIsCall = value.row.kind === 'call' || (value.row.kind === 'other' && value.row.answerTo === null);
        const chosen = <Message key="chosen" detail={value} chosen />;
        const other =
          partner === null ? (
            <p className="muted pair-missing" key="other">
              {value.row.pending === true
                ? t.conclusion.pendingPartner
                : chosenIsCall
                  ? value.row.kind === 'call'
                    ? t.log.noAnswer
                    : ''
                  : t.log.noRequest}
            </p>
          ) : (
            <Partner key="other" frameId={partner.id} />
          );
        return (
          <article className="frame-pair" data-testid="frame-detail">
            <FrameTools detail={value} />
            {stations.length > 1 && value.row.station !== null && (
              <p className="finding-place muted">{visibleText(value.row.station)}</p>
            )}
            <NoteList target={`frame:${value.row.id}`} />
            {chosenIsCall ? [chosen, other] : [other, chosen]}
            {value.explanations.length > 0 && (
              <section>
                <h3>{t.log.explained}</h3>
                {value.explanations.map((each) => (
                  <ExplanationCard key={`${each.vendor} ${each.code} ${each.source.section}`} explanation={each} />
                ))}
              </section>
            )}
          </article>
        );
      }}
    </Answer>
  );
}

function FrameTools({ detail }: { readonly detail: FrameDetail }) {
  const { t } = useWords();
  const { row, sessionId, payloadText } = detail;
  const range = paddedRange(row.time, row.time);
  useCommandHandlers({
    ...(range === null ? {} : { fit: () => commitRange(range) }),
    copyRow: () => void navigator.clipboard.writeText(payloadText ?? row.summary),
  });
  return (
    <header className="detail-head">
      <h2 className="ellipsis">{row.action === null ? t.common.unknown : visibleText(row.action)}</h2>
      <div className="detail-tools">
        {sessionId !== null && (
          <Button onPress={() => openSession(sessionId)} testId="frame-session">
            {t.common.toSession}
          </Button>
        )}
        <MarkTools
          subject={{
            target: `frame:${row.id}`,
            title: [row.action ?? row.kind, row.time ?? ''].join(' ').trim(),
            evidence: row.evidence.ref,
          }}
        />
        <CopyButton text={payloadText ?? ''} label={t.log.copyJson} testId="copy-payload" />
      </div>
    </header>
  );
}

/** The other half of the pair. */
function Partner({ frameId }: { readonly frameId: number }) {
  const { caseId } = useCase();
  const { language } = useWords();
  const detail = useProcedure('frame.get', { caseId, frameId, language }, { keep: true });
  return (
    <Answer of={detail} lines={4}>
      {(value) => <Message detail={value} chosen={false} />}
    </Answer>
  );
}

/** What the message is for, and what the words of the standard in it mean. */
function InWords({ words: { title, meaning, words } }: { readonly words: NonNullable<FrameDetail['inWords']> }) {
  const { t } = useWords();
  // "Accepted: Accepted" says nothing.
  const told = words.filter(
    ({ title: meant, word, isKnown }) => !isKnown || (meant !== null && meant.toLowerCase() !== word.toLowerCase()),
  );
  return (
    <div className="in-words" data-testid="message-in-words">
      <p title={meaning}>{title}</p>
      {told.length > 0 && (
        <KeyValueList
          entries={told.map(({ field, word, title: meant, isKnown }) => ({
            label: visibleText(field),
            value: `${isKnown ? (meant ?? '') : t.log.unknownWord} (${visibleText(word)})`,
          }))}
        />
      )}
    </div>
  );
}

function Message({ detail, chosen }: { readonly detail: FrameDetail; readonly chosen: boolean }) {
  const { t } = useWords();
  const { row } = detail;
  const word =
    row.kind === 'call'
      ? t.log.request
      : row.kind === 'error' || row.kind === 'other'
        ? t.log.kinds[row.laterKind ?? row.kind]
        : t.log.answer;
  return (
    <section className="message" data-chosen={chosen ? '' : undefined} data-kind={row.kind} aria-label={word}>
      <header>
        <h3>
          {row.pending !== true && <DirectionMark direction={row.direction} />}
          {chosen ? (
            word
          ) : (
            <AriaButton
              className="evidence-link"
              aria-label={`${word}: ${t.common.show}`}
              onPress={() => openFrame(row.id)}
            >
              {word}
            </AriaButton>
          )}
        </h3>
        <TimeText iso={row.time} quality={row.timeQuality} fraction="plain" show="time" />
        {row.latencyMs !== null && (
          <span className="muted">
            + <Duration ms={row.latencyMs} />
          </span>
        )}
        <EvidenceLink evidence={row.evidence} />
      </header>
      {detail.inWords !== null && <InWords words={detail.inWords} />}
      {(row.state !== 'whole' || detail.errorCode !== null || detail.repairs.length > 0) && (
        <KeyValueList
          entries={[
            row.state === 'whole' ? null : { label: t.log.states[row.state], value: t.log.stateMeaning[row.state] },
            detail.repairs.length === 0 ? null : { label: t.log.repairs, value: detail.repairs.join(', '), mono: true },
            detail.errorCode === null
              ? null
              : { label: t.log.errorCode, value: visibleText(detail.errorCode), mono: true },
            detail.errorDescription === null || detail.errorDescription === ''
              ? null
              : { label: t.log.errorDescription, value: visibleText(detail.errorDescription) },
          ]}
        />
      )}
      {detail.payloadText === null ? (
        <p className="muted">{t.log.noPayload}</p>
      ) : (
        <JsonView text={detail.payloadText} />
      )}
    </section>
  );
}
