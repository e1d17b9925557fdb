import type { ClaimRow } from '../../../src/contract/desk.ts';
import type { EventView } from '../../../src/contract/events.ts';
import { formatWhat, formatWhen, formatWho, type NameOf } from '../../../src/words/claim.ts';
import type { Messages } from '../../../src/words/messages.ts';
import { formatQuantity } from '../../../src/words/number.ts';
import type { Report } from '../../lib/report.ts';

/** A brief before it has a form: paragraphs with the numbers of their citations, and the citations. */
export interface Brief {
  readonly title: string;
  readonly parts: readonly (
    | { readonly type: 'words'; readonly text: string }
    | { readonly type: 'quote'; readonly quote: string; readonly told: string; readonly note: number }
    | {
        readonly type: 'event';
        readonly title: string;
        readonly lines: readonly { text: string; notes: readonly number[] }[];
      }
  )[];
  readonly notes: readonly string[];
  readonly notesTitle: string;
}

interface Tools {
  readonly words: Messages;
  readonly name: NameOf;
  readonly day: (value: string) => string;
}

/** The report with every figure tied to the article that it comes from; the same article is cited once. */
export function briefOf(
  report: Report,
  claims: readonly ClaimRow[],
  events: readonly EventView[],
  { words, name, day }: Tools,
): Brief {
  const notes: string[] = [];
  const noteOf = (parts: readonly (string | null)[]): number => {
    const text = parts.filter((part) => part !== null && part !== '').join(words.t('list.comma'));
    const at = notes.indexOf(text);
    return at >= 0 ? at + 1 : notes.push(text);
  };
  const parts = report.blocks.flatMap((block): Brief['parts'][number][] => {
    if (block.type === 'words') return block.text.trim() === '' ? [] : [{ type: 'words', text: block.text.trim() }];
    if (block.type === 'claim') {
      const claim = claims.find(({ id }) => id === block.id);
      if (!claim) return [];
      const told = [
        words.label('kind', claim.kind),
        words.label('status', claim.status),
        formatWho(claim, name, words),
        formatWhat(claim, words),
        formatWhen(claim, words),
        claim.attribution ? name(claim.attribution) : words.t('report.saysNobody'),
        words.label('support', claim.support.level),
      ].filter((part) => part !== '' && part !== '–');
      const note = noteOf([
        claim.publisher ?? words.t('report.publisherUnknown'),
        claim.title,
        claim.published && day(claim.published),
        claim.document,
      ]);
      return [{ type: 'quote', quote: claim.quote, told: told.join(' · '), note }];
    }
    const event = events.find(({ id }) => id === block.id);
    if (!event) return [];
    const lines = event.values.map((value) => ({
      text: `${formatQuantity({ ...value, text: value.texts[0] ?? '' }, words)} (${words.label('status', value.status)})`,
      notes: [
        ...new Set(
          event.claims
            .filter(({ claim }) => value.claims.includes(claim))
            .map((claim) =>
              noteOf([
                claim.publisher ?? words.t('report.publisherUnknown'),
                claim.title,
                claim.published && day(claim.published),
                claim.documentId,
              ]),
            ),
        ),
      ],
    }));
    return [{ type: 'event', title: event.title, lines }];
  });
  return {
    title: report.title.trim() || words.t('web.report.untitled'),
    parts,
    notes,
    notesTitle: words.t('web.report.notes'),
  };
}

export function markdownOf({ title, parts, notes, notesTitle }: Brief): string {
  const escaped = (text: string): string => text.replace(/([\\`*_[\]<>#|])/g, '\\$1');
  const body = parts.map((part) => {
    if (part.type === 'words') return part.text;
    if (part.type === 'quote') return `> ${escaped(part.quote)} [${part.note}]\n>\n> ${escaped(part.told)}`;
    return [
      `## ${escaped(part.title)}`,
      ...part.lines.map((line) => `- ${escaped(line.text)} ${line.notes.map((n) => `[${n}]`).join('')}`),
    ].join('\n');
  });
  const list = notes.map((note, i) => `${i + 1}. ${escaped(note)}`);
  return `# ${escaped(title)}\n\n${body.join('\n\n')}\n\n## ${escaped(notesTitle)}\n\n${list.join('\n')}\n`;
}

export function htmlOf({ title, parts, notes, notesTitle }: Brief, language: string): string {
  const escaped = (text: string): string =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
  const cite = (n: number): string => `<sup><a href="#n${n}">${n}</a></sup>`;
  const body = parts.map((part) => {
    if (part.type === 'words')
      return part.text
        .split(/\n+/)
        .map((line) => `<p>${escaped(line)}</p>`)
        .join('\n');
    if (part.type === 'quote')
      return `<blockquote><p>${escaped(part.quote)}${cite(part.note)}</p><footer>${escaped(part.told)}</footer></blockquote>`;
    return `<h2>${escaped(part.title)}</h2><ul>${part.lines.map((line) => `<li>${escaped(line.text)}${line.notes.map(cite).join('')}</li>`).join('')}</ul>`;
  });
  const list = notes.map((note, i) => `<li id="n${i + 1}">${escaped(note)}</li>`).join('\n');
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${escaped(title)}</title>
<style>body{max-width:42rem;margin:3rem auto;padding:0 1rem;font:18px/1.7 Georgia,"Songti SC","Noto Serif CJK SC",serif;color:#17191d}blockquote{margin:1.2em 0;padding-left:1em;border-left:3px solid #b9b3a5}footer{font:14px/1.5 sans-serif;color:#555}ol{font-size:15px}</style>
</head><body><h1>${escaped(title)}</h1>
${body.join('\n')}
<h2>${escaped(notesTitle)}</h2><ol>${list}</ol>
</body></html>
`;
}
