/** What a check of signatures without a case takes. */
import * as v from 'valibot';
import { fileToken, importLimits, language, passwords, text } from './inputs.ts';

export const verifyInput = v.object({
  files: v.pipe(v.array(fileToken), v.maxLength(10_000)),
  /** What a person pasted; read like a file each. */
  texts: v.optional(v.pipe(v.array(text(4_000_000)), v.maxLength(20)), []),
  keys: v.optional(v.array(text(20_000)), []),
  language: v.optional(language, 'en'),
  passwords: v.optional(passwords, []),
  limits: v.optional(importLimits, {}),
  /** Whether steps and bytes are looked at afterwards (`signature.get`, `export.make`), until `case.close`. */
  keep: v.optional(v.boolean(), false),
});
