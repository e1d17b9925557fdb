import { createSlicer } from '../../app/slice.ts';
import type { ReadDocument, Repair } from '../../contract/reading.ts';
import { formatTime } from '../format/time.ts';
import type { Page } from '../text/page.ts';
import { clean, width } from '../text/width.ts';
import { clip } from '../text/wrap.ts';

/** Examples of each kind of repair where not all are asked for. */
const EXAMPLES = 3;

/** Characters shown on each side of a repair. */
const CONTEXT = 4;

type Slice = ReturnType<typeof createSlicer>;

/** How the text was repaired: how often in each way, with examples. */
export function putRepairs(page: Page, document: ReadDocument, all: boolean): void {
  const { words, style } = page;
  page.heading(words.t('report.repairs'));
  const { repairs } = document;
  if (repairs.length === 0) {
    page.put(words.t('report.noRepairs'));
    return;
  }
  const kinds = new Map<string, Repair[]>();
  for (const repair of repairs) {
    const some = kinds.get(repair.kind);
    if (some) some.push(repair);
    else kinds.set(repair.kind, [repair]);
  }
  const list = [...kinds].map(
    ([kind, some]) => `${words.label('repair', kind)} ${words.t('report.times', { n: some.length })}`,
  );
  page.put(words.t('report.repairCount', { n: repairs.length, list: list.join(words.t('list.comma')) }));
  const slice = createSlicer(document.text);
  for (const some of kinds.values()) {
    for (const repair of all ? some : distinct(some).slice(0, EXAMPLES)) {
      const room = Math.floor((page.width - 5) / 2);
      const { before, after } = inContext(slice, repair);
      page.put(`${clip(before, room)} → ${clip(after, room)}`, { indent: 2, style: style.faint });
    }
  }
}

/** A repair with a few characters around it, as they stood and as they stand: a lone note says little. */
function inContext(slice: Slice, { start, end, original, restored }: Repair): { before: string; after: string } {
  const left = slice(Math.max(0, start - CONTEXT), start).replace(/^.*[\r\n]/su, '');
  const right = slice(end, end + CONTEXT).replace(/[\r\n].*$/su, '');
  return { before: clean(left + original + right), after: clean(left + restored + right) };
}

/** Repairs that differ from each other, in the order they stand. */
function distinct(repairs: readonly Repair[]): Repair[] {
  const seen = new Set<string>();
  return repairs.filter(({ original, restored }) => {
    const key = `${original}\n${restored}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** What the text promises about its sources, and the sources that it lists. */
export function putSources(page: Page, document: ReadDocument): void {
  const { words, style } = page;
  page.heading(words.t('report.sources'));
  const slice = createSlicer(document.text);
  const noticed = (start: number, end: number): string => slice(start, end).trim();
  const promises = document.notices.filter((notice) => notice.kind === 'sourcing-statement');
  if (promises.length === 0) page.put(words.t('report.noPromise'));
  else page.put(words.t('report.promises'));
  for (const { start, end } of promises)
    page.put(words.t('show.inWords', { text: noticed(start, end) }), { indent: 2, hang: 1, style: style.quote });
  const { sources } = document;
  if (sources.length === 0) page.put(words.t('report.noSources'), promises.length > 0 ? { style: style.bad } : {});
  else page.put(words.t('report.delivers', { n: sources.length }));
  sources.forEach((source, i) => {
    const facts = [
      source.title,
      ...(source.publisher === null ? [] : [source.publisher]),
      source.published === null ? words.t('report.dateUnknown') : formatTime(source.published, words),
      source.url ?? words.t('report.noUrl'),
    ];
    const mark = `[${i + 1}]`;
    page.put(`${mark} ${facts.join(' · ')}`, { indent: 2, hang: width(mark) + 1 });
  });
  const others = document.notices.filter((notice) => notice.kind !== 'sourcing-statement');
  if (others.length === 0) return;
  page.put(words.t('report.notices'));
  for (const { kind, start, end } of others) {
    const text = clip(clean(noticed(start, end)), 2 * page.width);
    page.put(`${words.label('notice', kind)}: ${words.t('show.inWords', { text })}`, {
      indent: 2,
      hang: 2,
      style: style.faint,
    });
  }
}
