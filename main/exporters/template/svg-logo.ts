import { SaxesParser } from 'saxes';

/** Shapes, paint and structure of SVG 1.1; nothing that runs, loads, links, repeats itself (`use`), animates or brings other markup. */
const elements = new Set([
  'svg',
  'g',
  'path',
  'rect',
  'circle',
  'ellipse',
  'line',
  'polyline',
  'polygon',
  'defs',
  'clipPath',
  'mask',
  'linearGradient',
  'radialGradient',
  'stop',
  'title',
  'desc',
  'text',
  'tspan',
]);
const attributes =
  /^(?:id|d|x|y|x1|x2|y1|y2|cx|cy|r|rx|ry|fx|fy|dx|dy|width|height|viewBox|points|transform|offset|version|preserveAspectRatio|gradientUnits|gradientTransform|spreadMethod|clipPathUnits|maskUnits|maskContentUnits|fill|stroke|color|opacity|(?:fill|stroke|stop|clip|font|text|letter|word)-[a-z-]{1,20}|clip-path|mask|display|visibility)$/;
/** A reference may only lead into the picture itself. */
const ownReference = /^#[\w.-]{1,100}$/;
const foreignInValue = /url\(\s*(?!["']?#)|expression|javascript:|data:|&#|[<>]/i;
const mostElements = 5_000;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (letter) => entities[letter] ?? '');

function allowedAttribute(name: string, value: string): string {
  const local = name.replace(/^xlink:/, '');
  if (local === 'href') return ownReference.test(value) ? ` href="${escaped(value)}"` : '';
  return attributes.test(name) && !foreignInValue.test(value) ? ` ${name}="${escaped(value)}"` : '';
}

/**
 * An SVG written anew from what is allowed in it: scripts, styles, foreign objects, pictures, links and handlers are gone, whatever else
 * was there. `null` when it is no well-formed XML or too large.
 */
export function sanitisedSvg(text: string): string | null {
  // Entities of a document type could grow without end; a logo needs none.
  const withoutType = text.replace(/<!DOCTYPE[^[>]{0,1000}>/i, '');
  if (/<!DOCTYPE|<!ENTITY/i.test(withoutType)) return null;
  const parser = new SaxesParser({ xmlns: false });
  let out = '';
  let count = 0;
  /** Depth within an element that is left out with all its content. */
  let skipped = 0;
  let failed = false;
  parser.on('error', () => {
    failed = true;
  });
  parser.on('opentag', ({ name, attributes: given }) => {
    count += 1;
    const local = name.replace(/^svg:/, '');
    if (skipped > 0 || !elements.has(local)) {
      skipped += 1;
      return;
    }
    if (out === '' && local !== 'svg') failed = true;
    const namespace = out === '' ? ' xmlns="http://www.w3.org/2000/svg"' : '';
    out += `<${local}${namespace}${Object.entries(given)
      .map(([attribute, value]) => allowedAttribute(attribute, value))
      .join('')}>`;
  });
  parser.on('text', (inner) => {
    if (skipped === 0 && out !== '') out += escaped(inner);
  });
  parser.on('closetag', ({ name }) => {
    if (skipped > 0) skipped -= 1;
    else out += `</${name.replace(/^svg:/, '')}>`;
  });
  try {
    parser.write(withoutType).close();
  } catch {
    return null;
  }
  return failed || count > mostElements || out === '' ? null : out;
}
