import { knownIdentifiers } from '../collect.ts';
import { createMasker } from '../masking/masker.ts';
import type { Masker } from '../masking/masker.ts';
import type { ExportScope, ExportTools } from './case-export.ts';
import { sessionsInScope } from './scoped-rows.ts';

/**
 * Knows the ids of the whole case and of what is exported; the pseudonyms are those of the reports. `null` when the data is wanted as it
 * is.
 */
export async function exportMasker(
  scope: ExportScope,
  tools: ExportTools,
  values: Iterable<unknown>,
): Promise<Masker | null> {
  if (scope.masking === null) return null;
  const sessions = await sessionsInScope({ ...scope, sessionIds: [] }, tools);
  const known = await knownIdentifiers(tools.ask, scope.caseId, sessions);
  return createMasker(values, known, scope.language, scope.masking);
}

const literal = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g;

/**
 * Masks JSON text and leaves JSON: texts are masked as what they mean, behind their escapes, and a number that is an id becomes a text.
 * Everything that holds no id keeps its letters, so that numbers keep their digits.
 */
export function maskJson(text: string, masker: Masker): string {
  return text.replaceAll(literal, (written) => {
    if (!written.startsWith('"')) {
      // A short number is an amount or a connector far more often than a card.
      if (written.length < 7) return written;
      const masked = masker.text(written);
      return masked === written ? written : JSON.stringify(masked);
    }
    let meant: string;
    try {
      meant = JSON.parse(written) as string;
    } catch {
      return masker.text(written);
    }
    const masked = masker.text(meant);
    return masked === meant ? written : JSON.stringify(masked);
  });
}
