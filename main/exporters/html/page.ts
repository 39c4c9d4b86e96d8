import { embeddedFonts } from './fonts/embedded-fonts.ts';
import { escapeHtml } from './html.ts';
import type { Html } from './html.ts';

/** CSS string (CSS Syntax 3, 4.3.7): every character that is no letter or digit as an escape, so that a case name cannot leave it. */
function cssString(text: string): string {
  const escaped = text
    .slice(0, 120)
    .toWellFormed()
    .replaceAll(/[^A-Za-z0-9]/gu, (character) => `\\${(character.codePointAt(0) ?? 0x20).toString(16)} `);
  return `"${escaped}"`;
}

/** 68 KB that make the same page, and the same page breaks, on every machine; other scripts fall back to the system's fonts. */
const fontFaces = embeddedFonts
  .map(
    ({ family, weight, base64 }) =>
      `@font-face{font-family:"${family}";font-weight:${weight};src:url(data:font/woff2;base64,${base64}) format("woff2")}`,
  )
  .join('');

const style = `
:root{--ground:#fff;--ink:#1b1f24;--muted:#5b6470;--hair:#d9dce1;--soft:#f7f7f5;--good:#1e7f4f;--bad:#b42318;--open:#6b7280;--warn:#8a5a00;--accent:#1b1f24;color-scheme:light}
*{box-sizing:border-box}
html{-webkit-print-color-adjust:exact;print-color-adjust:exact;background:var(--ground)}
body{margin:0 auto;max-width:188mm;padding:24px 16px 48px;background:var(--ground);color:var(--ink);font:400 13px/18px Inter,"Helvetica Neue",Helvetica,"Liberation Sans",Arial,sans-serif;overflow-wrap:anywhere;hyphens:manual}
.mono,code,pre{font-family:"JetBrains Mono","SF Mono",Consolas,"Liberation Mono","DejaVu Sans Mono",monospace;font-size:11px;line-height:15px;font-variant-ligatures:none}
.letterhead{display:flex;justify-content:space-between;align-items:flex-start;gap:24px;margin:0 0 20px;min-height:16mm}
.letterhead .logo{display:block;max-height:18mm;max-width:70mm}
.letterhead .address{text-align:right;color:var(--muted);font-size:12px;line-height:16px}
.letterhead .address b{color:var(--ink)}
header.head{border-top:3px solid var(--accent);padding:8px 0 0}
.kicker{font-size:11px;letter-spacing:.08em;text-transform:uppercase;color:var(--accent);font-weight:600}
h1{font-size:28px;line-height:34px;font-weight:600;margin:4px 0 8px;letter-spacing:-.01em}
h2{font-size:20px;line-height:26px;font-weight:600;margin:32px 0 8px;padding-top:8px;border-top:1px solid var(--ink);break-after:avoid}
h3{font-size:15px;line-height:20px;font-weight:600;margin:20px 0 4px;break-after:avoid}
h4{font-size:11px;line-height:16px;font-weight:600;margin:10px 0 2px;color:var(--muted);break-after:avoid}
p{margin:4px 0 8px;max-width:160mm;orphans:3;widows:3;text-wrap:pretty}
li,dd,td{text-wrap:pretty}
.lead{font-size:15px;line-height:22px;margin:12px 0;max-width:none;text-wrap:balance}
.muted{color:var(--muted)}
ul,ol{margin:2px 0 8px;padding-left:18px}
li{margin:1px 0;break-inside:avoid}
li:last-child:not(:first-child){break-before:avoid}.session>.keep{break-after:avoid}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(96px,1fr));gap:0 8px;border-top:1px solid var(--hair);border-bottom:1px solid var(--hair);margin:12px 0;break-inside:avoid}
.figures div{padding:8px 8px 8px 0;break-inside:avoid}
.figures b{display:block;font-size:20px;line-height:26px;font-weight:600}
.figures b.bad{color:var(--bad)}
.figures span{color:var(--muted);font-size:11px;line-height:14px;display:block}
table{overflow-wrap:break-word;border-collapse:collapse;width:100%;margin:4px 0 12px;font-size:12px;line-height:16px}
thead{display:table-header-group}
tr{break-inside:avoid}
/* No row stands alone below a repeated head, none alone above the end of a page. */
tbody tr:first-child:not(:last-child){break-after:avoid}tbody tr:last-child:not(:first-child){break-before:avoid}
th{font-weight:600;font-size:11px;line-height:14px;color:var(--muted);text-align:left;border-bottom:1px solid var(--ink);padding:4px 10px 4px 0;vertical-align:bottom}
td{border-bottom:1px solid var(--hair);padding:4px 10px 4px 0;vertical-align:top}
th:last-child,td:last-child{padding-right:0}
tr.total td{border-top:1px solid var(--ink);font-weight:600}
table.tight th,table.tight td{padding-right:6px}table.tight th:last-child,table.tight td:last-child{padding-right:0}
table.tight th.num,table.tight .badge{white-space:normal}
table.tight{font-size:11px;line-height:15px}table.tight td.key{min-width:26mm}
table.plain td{border-bottom:0;padding-top:1px;padding-bottom:1px}
table.sources td:first-child{min-width:44mm}td.hash{width:60mm}
td.hash{overflow-wrap:anywhere;min-width:34mm}
.num{text-align:right;white-space:nowrap}
.nowrap{white-space:nowrap}
.num,.nowrap,.figures b{font-variant-numeric:tabular-nums}
/* Figures of one width would widen the hyphen between them as well. */
.hyphen{font-variant-numeric:normal}
/* Gaps that are seen and not written: what is copied is the number. */
.digits>span{white-space:nowrap;margin-right:.4ch}.digits>span:last-child{margin-right:0}
table.course{table-layout:fixed}table.course td:nth-child(1){width:44mm}table.course td:nth-child(2){width:24mm}table.course td:nth-child(3){width:27mm}table.course td:nth-child(5){width:48mm}
td.times{min-width:44mm}
table.amounts{table-layout:fixed}table.amounts :is(th,td):first-child{width:34%}
td.wide{min-width:38mm;overflow-wrap:anywhere}td.key{min-width:24mm}
.facts{display:grid;grid-template-columns:fit-content(46mm) minmax(0,1fr);gap:1px 16px;margin:4px 0 8px;align-items:baseline;align-content:start}
.facts dt{color:var(--muted)}
.facts dd{margin:0}
.badge,.severity{white-space:nowrap;font-weight:600}
.mark{width:11px;height:11px;vertical-align:-1px}
.good{color:var(--good)}.bad{color:var(--bad)}.open{color:var(--open)}
.severity.critical{color:var(--bad)}.severity.warning{color:var(--warn)}.severity.info{color:var(--muted)}
.answers{display:grid;grid-template-columns:repeat(4,1fr);border-top:1px solid var(--hair);border-bottom:1px solid var(--hair);margin:6px 0;break-inside:avoid}
.answers div{padding:4px 8px 6px 0}
.answers span.label{display:block;font-size:11px;line-height:14px;color:var(--muted)}
.finding{padding:10px 0 6px;border-bottom:1px solid var(--hair)}
.finding h3{margin:2px 0 4px}
.finding .where{color:var(--muted)}
.rests,table+p.muted{break-before:avoid}
.remedy{border-left:2px solid var(--accent);padding-left:10px;margin:6px 0;break-inside:avoid}
.remedy h4:first-child{margin-top:0}
.decoded{margin:8px 0;padding:6px 12px;background:var(--soft);break-inside:avoid}
.decoded h4:first-child{margin-top:2px}
.two{display:grid;grid-template-columns:1fr 1fr;gap:0 24px;align-items:start}
.excerpt{margin:4px 0;break-inside:avoid}
.excerpt .place{font-size:11px;line-height:14px;color:var(--muted)}
pre{margin:1px 0 6px;padding:4px 8px;background:var(--soft);white-space:pre-wrap;word-break:break-all;border-left:2px solid var(--hair)}
pre.row{columns:2;column-gap:20px}
figure{margin:8px 0 12px;break-inside:avoid}
figure svg{display:block;width:100%;height:auto}
figure svg.swatch{display:inline;width:12px;height:9px}
figcaption .nowrap{margin-right:10px}
ul.plain{list-style:none;padding:0}
figcaption{font-size:11px;line-height:15px;color:var(--muted);margin-top:2px}
.session{padding-top:4px}
ol.steps{columns:2;column-gap:24px}tbody.together{break-inside:avoid}tr.sub td{padding-top:0;color:var(--muted)}tr.above td{border-bottom:0;padding-bottom:1px}.keep,.two{break-inside:avoid}h2+.session h3,h2+.finding h3{margin-top:4px}
.note{border-top:1px solid var(--hair);border-bottom:1px solid var(--hair);padding:6px 0;margin:8px 0;max-width:none}
.closing{margin-top:28px;break-inside:avoid}
a{color:inherit;text-decoration:underline;text-decoration-color:var(--hair);text-underline-offset:2px}
footer{break-before:avoid;margin-top:32px;padding-top:8px;border-top:1px solid var(--ink);color:var(--muted);font-size:11px;line-height:15px;break-inside:avoid}
@media screen and (max-width:680px){.figures{grid-template-columns:repeat(3,1fr)}}
@media screen and (max-width:600px){table{display:block;overflow-x:auto}.two,.answers{grid-template-columns:1fr}pre.row,ol.steps{columns:1}}
@media print{body{max-width:none;padding:0;font-size:9.5pt;line-height:13.5pt}table{font-size:8.5pt;line-height:11.5pt}table.tight{font-size:8pt;line-height:10.5pt}th,h4,.mono,code,pre,.excerpt .place,figcaption,footer{font-size:8pt;line-height:11pt}table.tight th,table.tight .mono{font-size:7.5pt;line-height:10pt}a{text-decoration:none}h2{margin-top:20pt}footer{margin-top:12pt;padding-top:4pt}.letterhead .address{font-size:8.5pt;line-height:11.5pt}}
`;

/** A link to something that this report does not tell becomes plain text. Our own markup only: anchors hold no anchors. */
function onlyExistingTargets(markup: string): string {
  const ids = new Set([...markup.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id));
  return markup.replaceAll(/<a href="#([^"]+)">([\s\S]*?)<\/a>/g, (whole, target: string, inner: string) =>
    ids.has(target) ? whole : inner,
  );
}

/** A whole document: one file, no script, nothing loaded from anywhere. */
export function page(parts: {
  readonly language: string;
  readonly title: string;
  /** At the top of every printed page but the first, left and right. */
  readonly runningHead: string;
  readonly runningHeadRight: string;
  /** Bottom left of every printed page. */
  readonly footLine: string;
  readonly pageWord: string;
  readonly ofWord: string;
  readonly accent: string | null;
  readonly body: Html;
}): string {
  const small = 'font:400 7.5pt/10pt Inter,"Liberation Sans",Arial,sans-serif;color:#5b6470';
  const box = (place: string, content: string): string => `@${place}{content:${content};${small}}`;
  const counted = `${cssString(`${parts.pageWord} `)} counter(page) ${cssString(` ${parts.ofWord} `)} counter(pages)`;
  const paged = `@page{size:A4;margin:20mm 16mm 20mm 18mm;${box('top-left', cssString(parts.runningHead))}${box('top-right', cssString(parts.runningHeadRight))}${box('bottom-left', cssString(parts.footLine))}${box('bottom-right', counted)}}@page:first{margin-top:16mm;@top-left{content:none}@top-right{content:none}}`;
  const accent = parts.accent === null ? '' : `:root{--accent:${parts.accent}}`;
  const document = `<body>${onlyExistingTargets(parts.body.markup)}</body>`;
  return `<!doctype html>
<html lang="${escapeHtml(parts.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(parts.title)}</title>
<style>${fontFaces}${style}${accent}${paged}</style>
</head>
${document}
</html>
`;
}
