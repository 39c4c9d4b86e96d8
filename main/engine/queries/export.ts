import { readFileSync } from 'node:fs';
import { ApiFailure } from '../../api/errors.ts';
import type { ExportedFile, ExportKind, ExportResult } from '../../api/views/export-views.ts';
import type { ExportScope } from '../../exporters/exports/case-export.ts';
import { caseExports } from '../../exporters/exports/index.ts';
import { zipSink } from '../../exporters/bundle/bundle-sink.ts';
import { maskingOf } from '../../exporters/masking/masking.ts';
import { portableName } from '../../files/file-names.ts';
import { tryRemovePath } from '../../files/remove-path.ts';
import type { MaskingWish } from '../../exporters/masking/masking.ts';
import type { EngineContext } from '../engine.ts';
import { verifyBesideScreens, verifyValues } from '../verify-pool.ts';
import { frameList, textOfPayload } from './frames.ts';

/** Hands a case on in another form; the shell decides where the files go. */
export async function makeExport(
  input: Omit<ExportScope, 'masking'> & MaskingWish & { readonly kind: ExportKind; readonly asOneFile: boolean },
  context: EngineContext,
): Promise<ExportResult> {
  const found = caseExports.find(input.kind);
  if (found === undefined) throw new Error(`no export ${input.kind}`);
  if (input.mask && !found.maskable) throw new ApiFailure('mask-breaks-signatures', { kind: input.kind });
  const open = context.cases.get(input.caseId);
  const made = await found.make(
    { ...input, masking: input.mask ? maskingOf(input) : null },
    {
      ask: async (name, question) => {
        const reply = await context.call(name, question);
        if (!reply.ok) throw new ApiFailure(reply.error.code, reply.error.params, reply.error.detail);
        return reply.value;
      },
      verify: (values, keys) => verifyValues(values, keys, verifyBesideScreens),
      message(frameId) {
        const listed = frameList(open).byId(frameId);
        if (listed === undefined) return null;
        const { errorCode, errorDescription } = listed.frame;
        return { payload: textOfPayload(open, listed), errorCode, errorDescription };
      },
    },
  );
  if (!input.asOneFile || made.files.length < 2) return made;
  return { ...made, files: [asZip(made.files, open.name, input.kind, context)] };
}

function asZip(
  files: readonly ExportedFile[],
  caseName: string,
  kind: ExportKind,
  { made }: EngineContext,
): ExportedFile {
  const folder = `${portableName(caseName, { fallback: 'ladeakte' })}-${kind}`;
  const path = made.place();
  const sink = zipSink(path, folder);
  for (const file of files) {
    sink.begin(file.name);
    sink.write('text' in file ? Buffer.from(file.text, 'utf8') : Buffer.from(file.base64, 'base64'));
    sink.end();
  }
  sink.finish();
  const base64 = readFileSync(path).toString('base64');
  tryRemovePath(path);
  return { name: `${folder}.zip`, mediaType: 'application/zip', base64 };
}
