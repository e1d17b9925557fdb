import type { Claim, Entity } from '../contract/reading.ts';
import type { Messages } from './messages.ts';
import { formatQuantity } from './number.ts';
import { formatTime } from './time.ts';

/** What a thing is called on this screen. */
export type NameOf = (entity: Pick<Entity, 'id' | 'name' | 'text'>) => string;

/**
 * Canonical names are English. For a reader of Chinese each thing gets its Chinese name, or else the Chinese words that
 * the document itself uses for it most often, if it has any.
 */
export function namesIn(claims: readonly Claim[], words: Messages): NameOf {
  if (words.language === 'en') return (entity) => entity.name;
  const counts = new Map<string, Map<string, number>>();
  for (const claim of claims) {
    const all = [
      ...claim.actors,
      ...claim.targets,
      ...(claim.place ? [claim.place] : []),
      ...(claim.attribution ? [claim.attribution] : []),
    ];
    for (const { id, text } of all) {
      if (!/\p{Script=Han}/u.test(text)) continue;
      const forms = counts.get(id) ?? new Map<string, number>();
      forms.set(text, (forms.get(text) ?? 0) + 1);
      counts.set(id, forms);
    }
  }
  const best = new Map<string, string>();
  // Insertion order settles ties, so the form that the text uses first wins.
  for (const [id, forms] of counts) best.set(id, [...forms].reduce((a, b) => (b[1] > a[1] ? b : a))[0]);
  return (entity) => words.nameOf(entity.id) ?? best.get(entity.id) ?? entity.name;
}

const joined = (entities: readonly Entity[], name: NameOf, words: Messages): string =>
  [...new Set(entities.map(name))].join(words.t('list.comma'));

/** Who does it to whom; parties that meet or agree stand side by side. */
export function formatWho(claim: Claim, name: NameOf, words: Messages): string {
  const actors = joined(claim.actors, name, words);
  const targets = joined(claim.targets, name, words);
  if (!targets) return actors || '–';
  const isMutual = claim.kind === 'meeting' || claim.kind === 'agreement';
  if (isMutual && !actors) return targets;
  return `${actors || '–'} ${isMutual ? '↔' : '→'} ${targets}`;
}

/** What and how many. */
export function formatWhat(claim: Claim, words: Messages): string {
  const { quantity, outcome } = claim;
  const items = claim.items.length > 0 ? claim.items : claim.item ? [claim.item] : [];
  const isMoney = (name: string): boolean => /^[A-Z]{3}$/.test(name);
  // What money or people are moved is told by the unit; "15,000 persons soldiers" would say it twice.
  const told = items.filter(
    ({ name }) => !(quantity && isMoney(name)) && name !== 'persons' && name !== quantity?.unit,
  );
  const shown = told.map((item) => words.nameOf(item.id) ?? item.name);
  const [only] = shown;
  const people = quantity?.unit === 'persons' && shown.length === 1 && only !== undefined;
  const parts = [
    ...(people
      ? [words.t('quantity.ofItem', { n: formatQuantity(quantity, words, false), item: only })]
      : [quantity ? formatQuantity(quantity, words) : '', shown.join(words.t('list.comma'))]),
    outcome ? words.label('outcome', outcome) : '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}

export function formatWhen(claim: Claim, words: Messages): string {
  return claim.time ? formatTime(claim.time.edtf, words) : '';
}

/** What a status is marked with beside its word. */
export const STATUS_SIGNS: Readonly<Record<Claim['status'], string>> = {
  occurred: '✓',
  ongoing: '»',
  planned: '○',
  denied: '✗',
  possible: '?',
};

/** The status as a sign and a word. */
export function formatStatus(status: Claim['status'], words: Messages): string {
  return `${STATUS_SIGNS[status]} ${words.label('status', status)}`;
}

/** Who says so and what backs it, in one line. */
export function formatBacking(claim: Claim, name: NameOf, words: Messages): string {
  const { attribution, support, reported } = claim;
  const parts = [
    attribution
      ? words.t('report.says', { who: name(attribution), class: words.label('attribution', attribution.class) })
      : words.t('report.saysNobody'),
  ];
  const sources = support.sources.map((n) => `[${n + 1}]`).join('');
  parts.push(`${words.label('support', support.level)}${sources ? ` ${sources}` : ''}`);
  if (reported) parts.push(words.t('report.reported', { date: formatTime(reported, words) }));
  return parts.join(' · ');
}

export const CHECK_SIGNS = { error: '✗', warning: '!', info: 'i' } as const;
