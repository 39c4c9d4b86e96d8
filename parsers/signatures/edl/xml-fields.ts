import { SaxesParser } from 'saxes';

/** An element of a small XML record with its text, children and attributes; names without prefix. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  text: string;
}

/** Records of this kind have a few dozen elements. */
const mostElements = 2_000;

function unescapeOnce(text: string): string {
  const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
  return text.replaceAll(/&(lt|gt|quot|apos|amp);/g, (whole, name: string) => entities[name] ?? whole);
}

/** The root element of a record that may have been escaped once more; `undefined` when it is no such XML. Entities are never expanded. */
export function readXmlRecord(text: string, rootName: string): XmlElement | undefined {
  const trimmed = text.trim();
  const xml = trimmed.startsWith('&lt;') ? unescapeOnce(trimmed) : trimmed;
  const body = xml.replace(/^<\?xml[^>]{0,500}\?>/, '');
  if (body.length > 1_000_000 || body.includes('<!')) {
    if (/<!(?!--)/.test(body)) return undefined;
  }
  const parser = new SaxesParser({ fragment: true, position: false, xmlns: false });
  const stack: XmlElement[] = [];
  let root: XmlElement | undefined;
  let count = 0;
  let faulty = false;
  const local = (name: string): string => name.slice(name.indexOf(':') + 1);
  parser.on('error', () => {
    faulty = true;
  });
  parser.on('opentag', (tag) => {
    count += 1;
    const element: XmlElement = { name: local(tag.name), attributes: tag.attributes, children: [], text: '' };
    if (count <= mostElements) stack.at(-1)?.children.push(element);
    root ??= element;
    stack.push(element);
  });
  parser.on('text', (piece) => {
    const element = stack.at(-1);
    if (element !== undefined) element.text += piece;
  });
  parser.on('closetag', () => void stack.pop());
  parser.write(body).close();
  return faulty || root?.name !== rootName ? undefined : root;
}

export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((child) => child.name === name);
}

/** Trimmed text of a child, `null` when it is missing or empty. */
export function childText(element: XmlElement, name: string): string | null {
  const text = childOf(element, name)?.text.trim() ?? '';
  return text === '' ? null : text;
}
