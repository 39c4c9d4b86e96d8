import { visible as visibleText } from '../../api/visible-text.ts';
import type { CaseInfo } from '../../api/views/case-views.ts';

export interface BundledSource {
  readonly id: number;
  readonly path: string;
  readonly name: string;
  readonly entry: string | null;
  readonly sha256: string;
  readonly sizeBytes: number;
}

interface About {
  readonly info: CaseInfo;
  readonly version: string;
  readonly caseFile: string;
  readonly sources: readonly BundledSource[];
  readonly unpacked: readonly Omit<BundledSource, 'path'>[];
  readonly reports: readonly string[];
  readonly reportsMasked: boolean;
}

/** What the bundle is and how anybody checks it, in both languages, in plain text for any machine and any year. */
export function bundleReadme(about: About): string {
  return `${german(about)}\n${'-'.repeat(78)}\n\n${english(about)}`;
}

function sourceLines({ sources }: About): string {
  return sources
    .map(
      ({ path, name, entry, sha256, sizeBytes }) =>
        `  ${path}\n    ${entry === null ? visible(name) : `${visible(name)} : ${visible(entry)}`}\n    ${sizeBytes} B, SHA-256 ${sha256}`,
    )
    .join('\n');
}

function unpackedLines({ unpacked }: About): string {
  return unpacked
    .map(({ name, entry, sha256, sizeBytes }) => `  ${visible(entry ?? name)}\n    ${sizeBytes} B, SHA-256 ${sha256}\n`)
    .join('');
}

/** Names come from other people's machines. */
const visible = (name: string): string => visibleText(name, true);

function german(about: About): string {
  const { info, version, caseFile, reports, reportsMasked } = about;
  return `BEWEISBÜNDEL: ${visible(info.name)}

Zusammengestellt von Ladeakte ${version}, Stand der Fallakte ${info.revision}. Dieselbe Akte gibt
jedes Mal dasselbe Bündel, Byte für Byte.

Was darin liegt
  sources/          die Quellen, Byte für Byte wie eingelesen
${sourceLines(about)}
  ${caseFile}
                    die Fallakte; mit Ladeakte zu öffnen. Sie enthält alle Quellen,
                    was daraus gelesen wurde, die Schlüssel und alle Urteile.
  keys.csv, keys.json  die öffentlichen Schlüssel mit ihrer Herkunft
${reports.length === 0 ? '' : `  ${reports.join('\n  ')}\n                    Berichte${reportsMasked ? '; Kennungen von Personen sind darin durch Decknamen ersetzt' : ''}\n`}  manifest.json     dasselbe für Programme
  SHA256SUMS        die Prüfsummen aller Dateien

${
  about.unpacked.length === 0
    ? ''
    : `Archive, aus denen Quellen stammen; die Fallakte bewahrt, was in ihnen lag, und von ihnen
selbst die Prüfsumme
${unpackedLines(about)}
`
}Wie man es prüft (in diesem Ordner)
  Linux:    sha256sum -c SHA256SUMS
  macOS:    shasum -a 256 -c SHA256SUMS
  Windows:  Get-Content SHA256SUMS | ForEach-Object { $h, $f = $_ -split '  ', 2;
            if ((Get-FileHash $f).Hash -eq $h) { "$f OK" } else { "$f FALSCH" } }

Eine Prüfsumme belegt, dass eine Datei seit dem Schreiben dieses Bündels dieselbe ist. Wer
das Bündel weitergibt, sollte die Prüfsumme von SHA256SUMS auf anderem Weg mitteilen.

Achtung: Quellen und Fallakte enthalten die Daten im Original, auch Kennungen von
Personen und, wo sie in den Quellen stehen, Kennwörter.

Ladeakte ist eine Hilfe zur Analyse und keine zertifizierte Transparenzsoftware.
`;
}

function english(about: About): string {
  const { info, version, caseFile, reports, reportsMasked } = about;
  return `EVIDENCE BUNDLE: ${visible(info.name)}

Put together by Ladeakte ${version}, revision ${info.revision} of the case. The same case gives the
same bundle each time, byte for byte.

What is in it
  sources/          the sources, byte for byte as they were read
${sourceLines(about)}
  ${caseFile}
                    the case; to be opened with Ladeakte. It holds all sources, what
                    was read from them, the keys and all verdicts.
  keys.csv, keys.json  the public keys with their origin
${reports.length === 0 ? '' : `  ${reports.join('\n  ')}\n                    reports${reportsMasked ? '; ids of persons are replaced by pseudonyms in them' : ''}\n`}  manifest.json     the same for programs
  SHA256SUMS        the checksums of all files

${
  about.unpacked.length === 0
    ? ''
    : `Archives from which sources come; the case keeps what lay in them, and of themselves the
checksum
${unpackedLines(about)}
`
}How to check it (in this folder)
  Linux:    sha256sum -c SHA256SUMS
  macOS:    shasum -a 256 -c SHA256SUMS
  Windows:  Get-Content SHA256SUMS | ForEach-Object { $h, $f = $_ -split '  ', 2;
            if ((Get-FileHash $f).Hash -eq $h) { "$f OK" } else { "$f WRONG" } }

A checksum shows that a file is the same as when this bundle was written. Whoever hands
the bundle on should tell the checksum of SHA256SUMS by another way.

Note: sources and case hold the original data, ids of persons among them and, where the
sources have them, passwords.

Ladeakte is an analysis aid and no certified transparency software.
`;
}
