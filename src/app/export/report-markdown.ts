import { gatherReport } from './report.ts';
import type { ExportFormat } from './types.ts';

/** A report as a Markdown brief. What texts bring along is escaped, so that they can set no link, picture or heading. */
export const markdownBrief: ExportFormat = {
  extension: 'md',
  hasCompanion: false,
  async *write(job) {
    const { title, facts, sections, labels, sources, notes } = await gatherReport(job);
    yield `# ${md(title)}\n\n`;
    for (const [label, text] of facts) yield `- **${md(label)}**: ${md(text)}\n`;
    for (const section of sections) {
      yield `\n## ${md(section.title)} (${section.claims.length})\n`;
      for (const { id, quote, cells, checks, source } of section.claims) {
        const told = cells.flatMap((text, i) =>
          text === '' ? [] : [`**${md(labels.columns[i] ?? '')}** ${md(text)}`],
        );
        yield `\n> ${md(quote)}\n\n${told.join(' · ')}  \n\`${id}\` [${source}]\n`;
        for (const check of checks) yield `- ${md(check)}\n`;
      }
    }
    yield `\n## ${md(labels.sources)}\n\n`;
    for (const { number, text, url, sha256 } of sources)
      yield `${number}. ${md(text)}${url === null ? '' : ` <${address(url)}>`} (SHA-256 \`${sha256}\`)\n`;
    for (const note of notes) yield `\n${md(note)}\n`;
  },
};

/** One line of text in which nothing means anything to Markdown or HTML. */
function md(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]()#+!|<>~&]/g, (c) => `\\${c}`)
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replace(/^-/, '\\-');
}

/** An address for angle brackets, which neither spaces nor brackets may end. */
function address(url: string): string {
  return url.replace(/[\s<>]/g, (c) => encodeURIComponent(c));
}
