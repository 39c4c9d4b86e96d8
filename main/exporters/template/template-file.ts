import { readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Language } from '../../../parsers/model/language.ts';
import { ApiFailure } from '../../api/errors.ts';
import { givenText } from '../../files/given-text.ts';
import { logoBytesLimit } from './logo.ts';
import { placeIn, readTemplate, templateBytesLimit } from './read-template.ts';
import { plainTemplate } from './report-template.ts';
import type { ReportTemplate } from './report-template.ts';
import { TemplateProblem } from './template-problems.ts';

interface GivenFile {
  readonly path: string;
  readonly name: string;
}

const isTemplate = ({ name }: GivenFile): boolean => /\.jsonc?$/i.test(name);

/** One byte more than allowed is read, so that a file that is too large is noticed and not cut. */
function bytesUpTo(path: string, limit: number): Uint8Array {
  return statSync(path).size > limit ? new Uint8Array(limit + 1) : readFileSync(path);
}

/**
 * Reads the template among the given files. Its picture is one of them, or lies beside it. No file: the plain one. A mistake is an
 * `ApiFailure` with file, line and column.
 */
export function templateFromFiles(files: readonly GivenFile[], language: Language): ReportTemplate {
  const file = files.find(isTemplate) ?? files[0];
  if (file === undefined) return plainTemplate;
  let text = '';
  try {
    const bytes = bytesUpTo(file.path, templateBytesLimit);
    if (bytes.length > templateBytesLimit)
      throw new TemplateProblem('file-too-large', 0, { most: templateBytesLimit / 1_000 });
    text = givenText(bytes);
    return readTemplate(text, (name) => readBeside(name, file, files));
  } catch (error) {
    if (error instanceof TemplateProblem) {
      const { line, column } = placeIn(text, error.offset);
      throw new ApiFailure('template-invalid', { file: file.name, line, column, reason: error.sentence(language) });
    }
    if (error instanceof Error && 'code' in error) throw new ApiFailure('file-unreadable', { file: file.name });
    throw error;
  }
}

function readBeside(name: string, template: GivenFile, files: readonly GivenFile[]): Uint8Array | undefined {
  const given = files.find((file) => file !== template && basename(file.name) === name);
  try {
    return bytesUpTo(given?.path ?? join(dirname(template.path), name), logoBytesLimit);
  } catch {
    return undefined;
  }
}
