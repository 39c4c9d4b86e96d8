import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { DatabaseMapping } from '../../../../main/api/views/mapping-views.ts';
import { useCase } from '../../../app/case-context.ts';
import { chooseFiles } from '../../../client/file-chooser.ts';
import { fileText } from '../../../client/file-text.ts';
import { useHost } from '../../../client/host-context.ts';
import { useApiCommand } from '../../../client/use-command.ts';
import { useJobOutcome } from '../../../client/use-job-outcome.ts';
import { useProcedure } from '../../../client/use-procedure.ts';
import { formatPercent } from '../../../text/format-number.ts';
import { useWords } from '../../../text/texts-context.ts';
import { Answer } from '../../../widgets/answer.tsx';
import { Button } from '../../../widgets/button.tsx';
import { ErrorState } from '../../../widgets/error-state.tsx';
import { MappedTableView } from './mapped-table.tsx';
import { draftOf, saidTables, withDetail, withRole, withUse } from './mapping-draft.ts';
import type { MappingDraft } from './mapping-draft.ts';
import { MappingPreviewView } from './mapping-preview.tsx';

/** What the tables of a database hold, why, and the sessions that follow; a person can correct it, save it and take it back. */
export function TableMapping({ sourceId }: { readonly sourceId: number }) {
  const { language, t } = useWords();
  const { caseId } = useCase();
  const mapping = useProcedure('database.mapping', { caseId, sourceId, language });
  return (
    <section data-testid="table-mapping">
      <h3>{t.tables.title}</h3>
      <Answer of={mapping}>{(found) => <MappingEditor key={found.file} mapping={found} />}</Answer>
    </section>
  );
}

function MappingEditor({ mapping }: { readonly mapping: DatabaseMapping }) {
  const { t, language } = useWords();
  const { caseId } = useCase();
  const { sourceId } = mapping;
  const [draft, setDraft] = useState<MappingDraft | null>(null);
  const shown = draft ?? draftOf(mapping.tables);
  const said = saidTables(shown, mapping.tables);
  const drafted = useProcedure(
    'database.mapping',
    { caseId, sourceId, language, tables: [...said] },
    { enabled: draft !== null, keep: true },
  );
  const set = useApiCommand('database.set-mapping');
  const load = useApiCommand('database.load-mapping');
  const reset = useApiCommand('database.reset-mapping');
  const outcome = useJobOutcome(caseId, () => setDraft(null));
  const current = draft === null ? mapping : (drafted.data ?? mapping);
  const host = useHost();
  const save = useMutation({
    mutationFn: () => {
      const stem = (mapping.entry ?? mapping.name).replace(/^.*[/\\]/, '').replaceAll(/[^\w.-]+/g, '-');
      return host.save({ fileName: `${stem}.mapping.json`, mediaType: 'application/json', text: current.file });
    },
  });
  const error = set.error ?? load.error ?? reset.error ?? save.error ?? outcome.error;
  const openFile = async (): Promise<void> => {
    const [file] = (await chooseFiles('evidence')) ?? [];
    if (file === undefined) return;
    outcome.reset();
    load.mutate({ caseId, text: await fileText(file) }, { onSuccess: outcome.watch });
  };
  return (
    <>
      <p>
        {t.tables.layout}{' '}
        <strong>{mapping.dialect === 'discovered' ? t.tables.discovered : mapping.dialectTitle}</strong>{' '}
        <span className="muted">{formatPercent(mapping.confidence, language)}</span>
        {' · '}
        {mapping.byPerson === null
          ? t.tables.bySystem
          : t.tables.byPerson(mapping.byPerson.who, mapping.byPerson.at.slice(0, 16).replace('T', ' '))}
      </p>
      <div className="mapping-tools">
        <Button
          kind="main"
          testId="mapping-apply"
          disabled={draft === null || outcome.running}
          onPress={() => {
            outcome.reset();
            set.mutate({ caseId, sourceId, tables: said.map((plan) => ({ ...plan })) }, { onSuccess: outcome.watch });
          }}
        >
          {t.tables.apply}
        </Button>
        <Button testId="mapping-discard" disabled={draft === null} onPress={() => setDraft(null)}>
          {t.tables.discard}
        </Button>
        <Button
          testId="mapping-reset"
          disabled={mapping.byPerson === null || outcome.running}
          onPress={() => {
            outcome.reset();
            reset.mutate({ caseId, sourceId }, { onSuccess: outcome.watch });
          }}
        >
          {t.tables.reset}
        </Button>
        <Button testId="mapping-save" disabled={save.isPending} onPress={() => save.mutate()}>
          {t.tables.save}
        </Button>
        <Button testId="mapping-load" disabled={outcome.running} onPress={() => void openFile()}>
          {t.tables.load}
        </Button>
        <output className="muted">{outcome.running ? t.tables.working : draft === null ? '' : t.tables.draft}</output>
      </div>
      {error !== null && <ErrorState error={error} />}
      <MappingPreviewView preview={current.preview} />
      {mapping.tables.map((table, index) => {
        const plan = shown[index] ?? table.plan;
        return (
          <MappedTableView
            // A table that is read as two things stands here twice, always in the same order.
            // oxlint-disable-next-line react/no-array-index-key -- see above
            key={`${index} ${plan.table}`}
            table={table}
            plan={plan}
            uses={mapping.uses}
            onUse={(use) => setDraft(withUse(shown, index, use))}
            onRole={(column, role) => setDraft(withRole(shown, index, column, role))}
            onDetail={(detail) => setDraft(withDetail(shown, index, detail))}
          />
        );
      })}
    </>
  );
}
