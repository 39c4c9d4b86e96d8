import { describe, expect, test } from 'vitest';
import { exporters } from '../../../main/exporters/index.ts';
import { html } from '../../../main/exporters/html/html.ts';
import type { ReportData } from '../../../main/exporters/report-data.ts';
import { personsShown } from './options.ts';
import { smallReportData } from './small-report-data.ts';

/* Whoever makes a case file by hand chooses every value in it, also its type. None becomes markup of a report. */

const attack = `"'><img src=x onerror=alert(1)></style></title><script>alert(1)</script><form action=//example.invalid><meta http-equiv=refresh content=0>`;
const shapes: readonly unknown[] = [
  attack,
  { markup: attack },
  [{ markup: attack }],
  { markup: attack, toString: attack },
  [attack, [attack]],
];
const ours = /<(?:img|script|form|iframe|object|embed|base|link)\b|<meta http-equiv="?refresh/i;

test('an object that looks like markup is shown as what it is', () => {
  for (const shape of shapes) {
    const { markup } = html`<p title="${shape as string}">${shape as string}</p>`;
    expect(markup.replaceAll(/^<p title="[^"<>]*">[^<>]*<\/p>$/g, '')).toBe('');
  }
});

/** The same report with one value replaced; `place` counts the values in the order of their members. */
function withValueAt(data: ReportData, place: number, shape: unknown): ReportData | undefined {
  let seen = -1;
  let done = false;
  const change = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(change);
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, change(inner)]));
    seen += 1;
    if (seen !== place) return value;
    done = true;
    return shape;
  };
  const changed = change(data);
  return done ? (changed as ReportData) : undefined;
}

describe.each(exporters.entries.filter(({ extension }) => extension === 'html'))('$id', (exporter) => {
  test('no value of a case becomes markup, whatever its type', () => {
    let rendered = 0;
    // Every seventh: all of them take minutes, and the ways into a document are a few dozen.
    for (let place = 0; ; place += 7) {
      const forged = withValueAt(smallReportData(), place, shapes[(place / 7) % shapes.length]);
      if (forged === undefined) break;
      let output = '';
      try {
        output = exporter.render(forged, personsShown('de'));
      } catch {
        // A value of another type may end a report; it may not become markup.
        continue;
      }
      rendered += 1;
      expect(output.replaceAll(/<meta http-equiv="Content-Security-Policy"[^>]*>/g, '')).not.toMatch(ours);
    }
    expect(rendered).toBeGreaterThan(50);
  }, 60_000);
});
