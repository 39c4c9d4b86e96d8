import { parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Node, ParseError } from 'jsonc-parser';
import { reportKinds, reportSections } from '../../api/report-choices.ts';
import type { ReportSectionId } from '../../api/report-choices.ts';
import type { ReportKind } from '../exporter.ts';
import { logoBytesLimit, logoDataUri, logoPixelsLimit } from './logo.ts';
import { templateMark } from './report-template.ts';
import type { ReportTemplate } from './report-template.ts';
import { TemplateProblem } from './template-problems.ts';

/** Far more than names and addresses need; a logo written into the file makes the rest. */
export const templateBytesLimit = 1_000_000;
const textLimit = 2_000;
const linesLimit = 40;

/** Bytes of a file beside the template, by its bare name; `undefined` when there is none. */
export type ReadBeside = (name: string) => Uint8Array | undefined;

/** The members of an object; a member that `known` does not list is a mistake and is told, not skipped. */
function membersOf(node: Node, path: string, known: readonly string[]): ReadonlyMap<string, Node> {
  if (node.type !== 'object')
    throw new TemplateProblem('not-object', node.offset, { path: path === '' ? '{…}' : path });
  const members = new Map<string, Node>();
  for (const property of node.children ?? []) {
    const [name, value] = property.children ?? [];
    if (name === undefined || value === undefined) continue;
    const own = String(name.value);
    if (!known.includes(own)) {
      const full = path === '' ? own : `${path}.${own}`;
      throw new TemplateProblem('unknown', name.offset, { path: full, known: known.join(', ') });
    }
    members.set(own, value);
  }
  return members;
}

function textOf(node: Node, path: string, most = textLimit): string {
  if (node.type !== 'string') throw new TemplateProblem('not-text', node.offset, { path });
  const text = String(node.value);
  if (text.length > most) throw new TemplateProblem('too-long', node.offset, { path, most });
  return text;
}

/** A text, or a list of texts: the lines of an address, the paragraphs of a closing. */
function textsOf(node: Node | undefined, path: string): readonly string[] {
  if (node === undefined) return [];
  if (node.type === 'string') return [textOf(node, path)];
  const items = node.children ?? [];
  if (node.type !== 'array' || items.length > linesLimit) {
    throw new TemplateProblem('not-texts', node.offset, { path, most: linesLimit });
  }
  return items.map((item, index) => textOf(item, `${path}[${index}]`));
}

/** WCAG 2.2, relative luminance and contrast against white. */
function contrastOnWhite(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}

function accentOf(node: Node | undefined): string | null {
  if (node === undefined) return null;
  const colour = textOf(node, 'accent', 100).toLowerCase();
  if (!/^#[0-9a-f]{6}$/.test(colour)) throw new TemplateProblem('colour', node.offset, { path: 'accent' });
  const contrast = contrastOnWhite(colour);
  if (contrast < 4.5) {
    throw new TemplateProblem('colour-pale', node.offset, { path: colour, contrast: contrast.toFixed(1) });
  }
  return colour;
}

function logoBytes(node: Node, readBeside: ReadBeside): Uint8Array {
  const name = textOf(node, 'logo', templateBytesLimit);
  const written = /^data:image\/[a-z+.-]{1,20};base64,([A-Za-z0-9+/=\s]*)$/.exec(name)?.[1];
  if (written !== undefined) return Buffer.from(written, 'base64');
  // A bare name only: a template that was sent to somebody must not make the program read other files.
  if (!/^[^/\\:]{1,200}$/.test(name) || name.startsWith('.')) {
    throw new TemplateProblem('logo-elsewhere', node.offset, { path: name.slice(0, 100) });
  }
  const bytes = readBeside(name);
  if (bytes === undefined) throw new TemplateProblem('logo-missing', node.offset, { path: name });
  return bytes;
}

function logoOf(node: Node | undefined, alt: string, readBeside: ReadBeside): ReportTemplate['logo'] {
  if (node === undefined) return null;
  const made = logoDataUri(logoBytes(node, readBeside));
  if ('dataUri' in made) return { dataUri: made.dataUri, alt };
  const most = made.problem === 'too-large' ? logoBytesLimit / 1_000 : logoPixelsLimit;
  throw new TemplateProblem(made.problem, node.offset, { most });
}

function sectionsOf(node: Node, report: ReportKind): readonly ReportSectionId[] {
  const path = `reports.${report}.sections`;
  if (node.type !== 'array') throw new TemplateProblem('not-texts', node.offset, { path, most: linesLimit });
  const known: readonly ReportSectionId[] = reportSections[report];
  const chosen: ReportSectionId[] = [];
  for (const item of node.children ?? []) {
    const id = textOf(item, path);
    const section = known.find((candidate) => candidate === id);
    if (section === undefined) {
      throw new TemplateProblem('unknown-section', item.offset, { path: id, known: known.join(', ') });
    }
    if (chosen.includes(section)) throw new TemplateProblem('section-twice', item.offset, { path: id });
    chosen.push(section);
  }
  return chosen;
}

function sectionsByReport(node: Node | undefined): ReportTemplate['sections'] {
  if (node === undefined) return {};
  const reports = membersOf(node, 'reports', reportKinds);
  const sections: Partial<Record<ReportKind, readonly ReportSectionId[]>> = {};
  for (const report of reportKinds) {
    const own = reports.get(report);
    const list = own === undefined ? undefined : membersOf(own, `reports.${report}`, ['sections']).get('sections');
    if (list !== undefined) sections[report] = sectionsOf(list, report);
  }
  return sections;
}

function treeOf(text: string): Node {
  const errors: ParseError[] = [];
  let root: Node | undefined;
  try {
    root = parseTree(text.replace(/^\uFEFF/, ' '), errors, { allowTrailingComma: true });
  } catch (error) {
    // A hundred thousand brackets end the parser's stack.
    if (error instanceof RangeError) throw new TemplateProblem('syntax', 0, { detail: 'TooDeep' });
    throw error;
  }
  const [first] = errors;
  if (first !== undefined) {
    throw new TemplateProblem('syntax', first.offset, { detail: printParseErrorCode(first.error) });
  }
  if (root === undefined) throw new TemplateProblem('syntax', 0, { detail: 'ValueExpected' });
  return root;
}

/** Reads a template: JSON with comments. Throws `TemplateProblem` with the place of the first mistake. */
export function readTemplate(text: string, readBeside: ReadBeside): ReportTemplate {
  const root = treeOf(text);
  const members = membersOf(root, '', [
    '$schema',
    'ladeakte',
    'name',
    'version',
    'company',
    'logo',
    'accent',
    'reports',
  ]);
  const mark = members.get('ladeakte');
  if (mark?.value !== templateMark)
    throw new TemplateProblem('mark', mark?.offset ?? root.offset, { mark: templateMark });
  const companyNode = members.get('company');
  const company =
    companyNode === undefined
      ? new Map<string, Node>()
      : membersOf(companyNode, 'company', ['name', 'address', 'closing']);
  const name = company.get('name');
  const companyName = name === undefined ? null : textOf(name, 'company.name', 200);
  return {
    company: {
      name: companyName,
      address: textsOf(company.get('address'), 'company.address'),
      closing: textsOf(company.get('closing'), 'company.closing'),
    },
    logo: logoOf(members.get('logo'), companyName ?? '', readBeside),
    accent: accentOf(members.get('accent')),
    sections: sectionsByReport(members.get('reports')),
  };
}

/** Line and column, both from 1, of a character. */
export function placeIn(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: offset - lineStart + 1 };
}
