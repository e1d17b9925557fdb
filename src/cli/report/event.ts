import type { EventClaimView, EventValue, EventView } from '../../contract/events.ts';
import { formatQuantity } from '../format/number.ts';
import { formatTime } from '../format/time.ts';
import { formatStatus } from '../format/claim.ts';
import type { Messages } from '../messages.ts';
import type { Page } from '../text/page.ts';

/** A value's figure in words. */
export function figureOf(
  value: Pick<EventValue, 'min' | 'max' | 'unit' | 'approximate' | 'texts'>,
  words: Messages,
): string {
  return formatQuantity({ ...value, text: value.texts[0] ?? '' }, words);
}

/** Claims shown of a long event; `--json` has them all. */
const MOST_CLAIMS = 60;
const MOST_RELATIONS = 30;

/** The page of an event: figures side by side, origins, what agrees and conflicts, and the claims themselves. */
export function putEvent(page: Page, event: EventView): void {
  const { words, style } = page;
  page.heading(`${event.id} · ${words.label('kind', event.kind)}`);
  page.put(event.title, { style: style.title });
  page.put(words.t('event.counts', event.counts));
  const { firstReport } = event;
  if (firstReport)
    page.put(
      words.t('event.firstReport', {
        publisher: firstReport.publisher ?? words.t('report.publisherUnknown'),
        published: dayText(firstReport.published, words),
        claim: firstReport.claim,
      }),
      { hang: 2 },
    );
  putValues(page, event);
  putOrigins(page, event);
  putRelations(page, event);
  page.heading(words.t('event.heading.credibility'));
  const { grade, reasons } = event.credibility;
  page.put(words.t('event.grade', { grade, word: words.label('credibility', String(grade)) }), { style: style.title });
  for (const reason of reasons) page.put(reason.text, { indent: 2, hang: 2 });
  const graded = new Map(event.claims.map(({ publisher, reliability }) => [publisher, reliability]));
  for (const [publisher, reliability] of graded)
    if (publisher !== null && reliability !== null)
      page.put(`${publisher} · ${words.t('report.reliability', { grade: reliability })}`, {
        indent: 2,
        style: style.faint,
      });
  if (event.support.length > 0) page.heading(words.t('event.heading.support'));
  for (const { message, claim, holds } of event.support)
    page.put(`${message.text} (${claim})`, { hang: 2, ...(holds === 'same' ? {} : { style: style.warn }) });
  putClaims(page, event);
  if (event.decisions.length > 0) page.heading(words.t('event.heading.decisions'));
  for (const { id, kind, author, at, reason } of event.decisions)
    page.put(`#${id} ${kind} · ${author} · ${formatTime(at.slice(0, 10), words)} · ${reason}`, { hang: 2 });
}

function putValues(page: Page, event: EventView): void {
  const { words, style } = page;
  if (event.values.length === 0) return;
  page.heading(words.t('event.heading.values'));
  const names = new Map(event.origins.map((origin) => [origin.id, origin]));
  for (const value of event.values) {
    const when = value.time ?? value.asOf;
    const day =
      when === null
        ? words.t('event.noDay')
        : value.time === null
          ? words.t('event.told', { day: formatTime(when, words) })
          : formatTime(when, words);
    const from = value.origins.map((id) => originName(names.get(id), words));
    page.row([
      { text: [figureOf(value, words)], width: 22, style: style.title },
      { text: [day], width: 20 },
      { text: [from.join(words.t('list.comma'))], width: 34 },
      {
        text: [
          `${formatStatus(value.status, words)}${value.claims.length > 1 ? ` ${words.t('report.times', { n: value.claims.length })}` : ''}`,
        ],
        width: page.width - 82,
        style: style.faint,
      },
    ]);
  }
}

type Origin = EventView['origins'][number];

/** Who stands behind a report; an article that names nobody says so. */
function originName(origin: Origin | undefined, words: Messages): string {
  if (!origin) return '';
  const name = (origin.entity === null ? null : words.nameOf(origin.entity)) ?? origin.name;
  return origin.kind === 'article' ? `${name} (${words.t('event.nobodyNamed')})` : name;
}

function putOrigins(page: Page, event: EventView): void {
  const { words, style } = page;
  page.heading(words.t('event.heading.origins'));
  for (const origin of event.origins) {
    const kind = origin.kind === 'speaker' ? '' : ` · ${words.label('event.origin.kind', origin.kind)}`;
    page.put(`${originName(origin, words)}${kind}`, { hang: 2 });
    const facts = [
      words.t('event.since', { day: dayText(origin.since, words) }),
      origin.publishers.join(words.t('list.comma')),
    ];
    page.put(facts.filter((fact) => fact !== '').join(' · '), { indent: 2, hang: 2, style: style.faint });
    for (const reason of origin.why) page.put(reason.text, { indent: 2, hang: 2, style: style.faint });
  }
}

function putRelations(page: Page, event: EventView): void {
  const { words, style } = page;
  page.heading(words.t('event.heading.relations'));
  const against = event.relations.filter(({ type }) => type === 'contradicts');
  if (against.length === 0) page.put(words.t('event.noContradiction'), { style: style.good });
  const others = event.relations.filter(({ type }) => type !== 'contradicts');
  const shown = [...against, ...others].slice(0, MOST_RELATIONS);
  for (const { type, reason, from, to } of shown) {
    const sign = type === 'contradicts' ? '✗' : type === 'supersedes' ? '»' : type === 'supports' ? '✓' : '=';
    page.put(`${sign} ${reason.text}`, { hang: 2, ...(type === 'contradicts' ? { style: style.bad } : {}) });
    page.put(`${from} → ${to}`, { indent: 2, style: style.faint });
  }
  const rest = event.relations.length - shown.length;
  if (rest > 0) page.put(words.t('event.more', { n: rest }), { style: style.faint });
  for (const { code, message } of event.checks)
    if (code !== 'CONTRADICTED_ELSEWHERE') page.put(`! ${message.text}`, { hang: 2, style: style.warn });
}

function putClaims(page: Page, event: EventView): void {
  const { words, style } = page;
  page.heading(words.t('event.heading.claims'));
  for (const claim of event.claims.slice(0, MOST_CLAIMS)) {
    const part = words.label('event.part', claim.part);
    page.put(`${dayText(claim.published, words)} · ${claim.publisher ?? claim.document} · ${part}`, { hang: 2 });
    page.put(words.t('show.inWords', { text: claim.quote }), { indent: 2, hang: 1, style: style.quote });
    page.put(saidBy(claim, words), { indent: 2, hang: 2, style: style.faint });
    for (const reason of claim.why) page.put(`· ${reason.text}`, { indent: 4, hang: 2 });
  }
  const rest = event.counts.claims - Math.min(event.claims.length, MOST_CLAIMS);
  if (rest > 0) page.put(words.t('event.more', { n: rest }), { style: style.faint });
}

function saidBy({ claim, attribution }: EventClaimView, words: Messages): string {
  if (!attribution) return `${claim} · ${words.t('report.saysNobody')}`;
  const who = words.nameOf(attribution.id) ?? attribution.name;
  return `${claim} · ${words.t('report.says', { who, class: words.label('attribution', attribution.class) })}`;
}

function dayText(day: string | null, words: Messages): string {
  return day === null ? words.t('event.noDay') : formatTime(day.slice(0, 10), words);
}
