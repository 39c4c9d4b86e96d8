/**
 * Writes `embedded-fonts.ts` from the packages of the fonts; run after they change: `npx node main/exporters/html/fonts/make-fonts.ts`.
 * Kept in the repository because the packaged program has no packages of fonts beside it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const faces = [
  { family: 'Inter', weight: 400, file: '@fontsource/inter/files/inter-latin-400-normal.woff2' },
  { family: 'Inter', weight: 600, file: '@fontsource/inter/files/inter-latin-600-normal.woff2' },
  {
    family: 'JetBrains Mono',
    weight: 400,
    file: '@fontsource/jetbrains-mono/files/jetbrains-mono-latin-400-normal.woff2',
  },
];

const entries = faces.map(({ family, weight, file }) => {
  const base64 = readFileSync(require.resolve(file)).toString('base64');
  return `  { family: '${family}', weight: ${weight}, base64: '${base64}' },`;
});
const text = `/* Made by make-fonts.ts. Inter: Copyright 2016 The Inter Project Authors; JetBrains Mono: Copyright 2020 The JetBrains Mono Project Authors.
   Both under the SIL Open Font License, Version 1.1 (https://openfontlicense.org). Latin letters only. */
export const embeddedFonts = [
${entries.join('\n')}
] as const;
`;
writeFileSync(new URL('embedded-fonts.ts', import.meta.url), text);
