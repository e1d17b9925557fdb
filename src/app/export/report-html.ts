import { gatherReport, type Report, type ReportClaim } from './report.ts';
import type { ExportFormat } from './types.ts';

const STYLE = `
:root{color-scheme:light dark}
body{font:16px/1.55 system-ui,"Noto Sans CJK SC","Noto Sans CJK TC",sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.6rem;line-height:1.25}h2{font-size:1.15rem;margin-top:2rem;border-bottom:1px solid}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem}dt{font-weight:600}dd{margin:0}
article{margin:1.1rem 0;padding-left:.9rem;border-left:3px solid #767676}article.grave{border-left:6px double}
blockquote{margin:0 0 .3rem;font-size:1.05rem}.id{font:13px/1.4 ui-monospace,monospace}
ul.checks{margin:.3rem 0;padding-left:1.2rem}ol{overflow-wrap:anywhere}
@media print{body{margin:0;max-width:none}article{break-inside:avoid}}
`;

/** A report as one HTML file that needs nothing else: no script, no address is fetched, every text is escaped. */
export const htmlReport: ExportFormat = {
  extension: 'html',
  hasCompanion: false,
  async *write(job) {
    const report = await gatherReport(job);
    yield head(report);
    for (const section of report.sections) {
      yield `<h2>${html(section.title)} (${section.claims.length})</h2>\n`;
      for (const claim of section.claims) yield claimHtml(claim, report);
    }
    yield foot(report);
  },
};

function head({ language, title, facts }: Report): string {
  const rows = facts.map(([label, text]) => `<dt>${html(label)}</dt><dd>${html(text)}</dd>`).join('');
  return `<!doctype html>
<html lang="${html(language)}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${html(title)}</title><style>${STYLE}</style></head>
<body><h1>${html(title)}</h1><dl>${rows}</dl>
`;
}

function claimHtml({ id, quote, cells, checks, source, isGrave }: ReportClaim, { labels }: Report): string {
  const facts = cells
    .map((text, i) => (text === '' ? '' : `<dt>${html(labels.columns[i] ?? '')}</dt><dd>${html(text)}</dd>`))
    .join('');
  const found = checks.map((check) => `<li>${html(check)}</li>`).join('');
  return `<article id="${html(id)}"${isGrave ? ' class="grave"' : ''}><blockquote>${html(quote)}</blockquote>
<dl>${facts}</dl>${found === '' ? '' : `<ul class="checks" aria-label="${html(labels.checks)}">${found}</ul>`}
<div class="id">${html(id)} · <a href="#source-${source}">[${source}]</a></div></article>
`;
}

function foot({ labels, sources, notes }: Report): string {
  const list = sources
    .map(({ number, text, url, sha256 }) => {
      const link = url === null ? '' : ` <a href="${html(url)}" rel="nofollow noreferrer">${html(url)}</a>`;
      return `<li id="source-${number}">${html(text)}${link}<br><span class="id">SHA-256 ${html(sha256)}</span></li>`;
    })
    .join('\n');
  return `<h2>${html(labels.sources)}</h2><ol>${list}</ol>
${notes.map((note) => `<p>${html(note)}</p>`).join('\n')}
</body></html>
`;
}

function html(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}
