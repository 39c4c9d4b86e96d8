import type { Bilingual, Language } from '../../../parsers/model/language.ts';
import { opensslCurve, opensslLines, proofFiles } from '../../../parsers/signatures/proof.ts';
import type { SignatureProof } from '../../../parsers/model/verdict.ts';
import type { ExportedFile, ExportRefusal } from '../../api/views/export-views.ts';
import type { SignatureDetail } from '../../api/views/signature-views.ts';
import type { CaseExport } from './case-export.ts';
import { refusal } from './refusals.ts';
import { signaturesInScope } from './scoped-rows.ts';

/* One folder a signed value, with all that OpenSSL needs to repeat the check, and a script that repeats all of them. */

const words = {
  intro: {
    de: 'Dieser Ordner enthält, was man braucht, um die Prüfung einer Signatur ohne Ladeakte zu wiederholen. Alle Prüfungen auf einmal: sh check.sh im Ordner darüber; unter Windows in der Git Bash, die sh und OpenSSL mitbringt.',
    en: 'This folder holds what is needed to repeat the check of one signature without Ladeakte. All checks at once: sh check.sh in the folder above; on Windows in Git Bash, which brings sh and OpenSSL.',
  },
  record: { de: 'Der Datensatz, wie er gefunden wurde', en: 'The record as it was found' },
  signed: { de: 'Die signierten Bytes', en: 'The signed bytes' },
  digest: { de: 'Ihr SHA-256-Wert', en: 'Their SHA-256 value' },
  signature: {
    de: 'Die Signatur aus r und s, als DER neu geschrieben',
    en: 'The signature, written anew as DER from r and s',
  },
  key: {
    de: 'Der öffentliche Schlüssel (SubjectPublicKeyInfo, DER)',
    en: 'The public key (SubjectPublicKeyInfo, DER)',
  },
  noKey: { de: 'Ein Schlüssel ist nicht bekannt.', en: 'No key is known.' },
  answer: { de: 'Antwort von Ladeakte', en: "Ladeakte's answer" },
  commands: {
    de: 'Befehle, in diesem Ordner einzugeben. Kurven mit 192 Bit und brainpool-Kurven brauchen ein OpenSSL, das sie kennt (Debian: ja; macOS ab Werk: nein).',
    en: 'Commands, to be entered in this folder. Curves with 192 bits and brainpool curves need an OpenSSL that knows them (Debian: yes; macOS as shipped: no).',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;

/**
 * What OpenSSL must answer: the same as we, or `any` where ours rests on more than the equation (the record names another curve than the key
 * has), or `none` without a key.
 */
type Expected = 'valid' | 'invalid' | 'any' | 'none';

function expectedAnswer({ row, proof }: SignatureDetail): Expected {
  if (proof === null || proof.keySpkiHex === null) return 'none';
  if (row.signature === 'valid') return 'valid';
  return row.signatureReason === 'does-not-match' ? 'invalid' : 'any';
}

function readme(detail: SignatureDetail, proof: SignatureProof, language: Language): string {
  const say = (word: keyof typeof words): string => words[word][language];
  const { row, sentence } = detail;
  return `${say('intro')}

record.txt      ${say('record')}: ${row.evidence.label}
signed.bin      ${say('signed')}
digest.bin      ${say('digest')}: ${proof.digestHex}
signature.der   ${say('signature')}
                r = ${proof.rHex}
                s = ${proof.sHex}
key.der         ${proof.keySpkiHex === null ? say('noKey') : say('key')}
                ${proof.curve} (OpenSSL: ${opensslCurve(proof.curve)})

${say('answer')}: ${sentence}

${say('commands')}

${opensslLines(proof).join('\n')}
`;
}

/** Names and answers are our own words and hex digits; nothing of an imported file gets into the script. */
function checkScript(lines: readonly string[]): string {
  return `#!/bin/sh
# Repeats every check with OpenSSL and compares the answers. Exit code: 0 all agree, 1 one differs, 2 OpenSSL is missing.
cd "$(dirname "$0")" || exit 2
command -v openssl >/dev/null 2>&1 || { echo 'openssl: not found' >&2; exit 2; }
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
agree=0
differ=0
# check FOLDER DIGEST EXPECTED
check() {
  digest=$(openssl dgst -sha256 -r "$1/signed.bin")
  case "$digest" in
    "$2"*) digest=same ;;
    *) digest=different ;;
  esac
  if [ "$3" = none ]; then
    answer=none
  elif ! openssl pkey -pubin -inform DER -in "$1/key.der" -out "$work/key.pem" 2>/dev/null; then
    answer=key-not-read
  else
    case "$(openssl dgst -sha256 -verify "$work/key.pem" -signature "$1/signature.der" "$1/signed.bin" 2>&1)" in
      *'Verified OK'*) answer=valid ;;
      *'erification '[Ff]ailure*) answer=invalid ;;
      *) answer=not-checked ;;
    esac
  fi
  if [ "$digest" = same ] && { [ "$answer" = "$3" ] || [ "$3" = any ]; }; then
    agree=$((agree + 1)); word=agrees
  else
    differ=$((differ + 1)); word=DIFFERS
  fi
  echo "$1: digest $digest, openssl $answer, ladeakte $3: $word"
}
${lines.join('\n')}
echo "$agree agree, $differ differ"
[ "$differ" -eq 0 ]
`;
}

function filesOf(
  folder: string,
  detail: SignatureDetail,
  proof: SignatureProof,
  language: Language,
): readonly ExportedFile[] {
  const binary = proofFiles(proof)
    .filter(({ name }) => name !== 'README.txt')
    .map(({ name, bytes }) => ({
      name: `${folder}/${name}`,
      mediaType: 'application/octet-stream',
      base64: Buffer.from(bytes).toString('base64'),
    }));
  return [
    ...binary,
    { name: `${folder}/record.txt`, mediaType: 'text/plain', text: detail.text },
    { name: `${folder}/README.txt`, mediaType: 'text/plain', text: readme(detail, proof, language) },
  ];
}

export const opensslProof: CaseExport = {
  id: 'proof',
  maskable: false,
  async make(scope, tools) {
    const { language } = scope;
    const refused: ExportRefusal[] = [];
    const files: ExportedFile[] = [];
    const checks: string[] = [];
    for (const detail of await signaturesInScope(scope, tools)) {
      const { row, proof } = detail;
      if (proof === null) {
        refused.push(refusal('signature', row.id, 'no-proof', language, { reason: row.signatureReason }));
        continue;
      }
      const folder = `value-${String(row.id).padStart(4, '0')}`;
      files.push(...filesOf(folder, detail, proof, language));
      checks.push(`check ${folder} ${proof.digestHex} ${expectedAnswer(detail)}`);
    }
    if (checks.length === 0) return { files: [], refused };
    return {
      files: [{ name: 'check.sh', mediaType: 'application/x-sh', text: checkScript(checks) }, ...files],
      refused,
    };
  },
};
