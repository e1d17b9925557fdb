import type { EventClaimView, EventRow, EventValue, EventView, Phrase } from '../../contract/events.ts';
import { copiesByWords, ledgerChecksOf } from './checks.ts';
import { credibilityOf } from './credibility.ts';
import { explain } from './explain.ts';
import { originsOf } from './origins.ts';
import type { CopiesOf, EventMaterial, MaterialClaim } from './port.ts';
import { relationsOf } from './relations.ts';
import { supportOf } from './support.ts';
import { subjectOf, titleOf } from './title.ts';
import { groupValues } from './values.ts';

/** What a view takes beside the event. */
export interface ViewOptions {
  /** What is known of copies beside equal words. */
  readonly copiesOf?: CopiesOf;
  /** Says of each claim why it stands in the event. */
  readonly explain?: boolean;
}

/** Everything that an event's claims amount to. Texts of phrases are left empty, for the screen's language to fill. */
export function viewOf(material: EventMaterial, options: ViewOptions = {}): EventView {
  const { id, kind, claims, total, decisions } = material;
  const byWords = copiesByWords(claims);
  const copiesOf: CopiesOf = (document) => [...byWords(document), ...(options.copiesOf?.(document) ?? [])];
  const origins = originsOf(claims, copiesOf);
  const relations = relationsOf(claims, origins);
  const grouped = groupValues(claims);
  const values = grouped.map(({ members, ...value }): EventValue => ({
    ...value,
    claims: members.map((member) => member.id),
    publishers: unique(members.flatMap(({ publisher }) => (publisher === null ? [] : [publisher]))),
    origins: unique(members.map((member) => origins.of.get(member.id)!)),
  }));
  const valueOf = new Map(grouped.flatMap((group) => group.members.map((member) => [member.id, group.id] as const)));
  const subject = subjectOf(material);
  const titlePhrase = titleOf(material, subject);
  const repeating = new Set(relations.filter(({ type }) => type === 'repeats').map(({ from }) => from));
  const firstOf = new Set(origins.list.map(({ first }) => first));
  const first = claims[0]!;
  return {
    id,
    kind,
    title: '',
    titlePhrase,
    ...subject,
    counts: {
      claims: total,
      articles: unique(claims.map(({ documentId }) => documentId)).length,
      publishers: unique(claims.flatMap(({ publisher }) => (publisher === null ? [] : [publisher]))).length,
      origins: origins.list.length,
      contradictions: relations.filter(({ type }) => type === 'contradicts').length,
    },
    claims: claims.map((member, i) => ({
      ...claimView(member),
      value: valueOf.get(member.id) ?? null,
      origin: origins.of.get(member.id)!,
      part: i === 0 ? 'first' : firstOf.has(member.id) || !repeating.has(member.id) ? 'own' : 'repeats',
      why: options.explain ? explain(member, material) : [],
    })),
    values,
    origins: [...origins.list],
    relations,
    firstReport: { claim: first.id, publisher: first.publisher, published: first.published?.slice(0, 10) ?? null },
    spread: spreadOf(values),
    credibility: credibilityOf(claims, origins.list, relations, origins.of),
    checks: ledgerChecksOf(claims, relations, copiesOf),
    support: supportOf(material),
    decisions: [...decisions],
  };
}

/** The row of a list: the view without what only its page shows. */
export function rowOf(view: EventView): EventRow {
  const { id, kind, title, actors, targets, item, outcome, place, time, counts, values, origins, relations } = view;
  const claims = view.claims.map(({ document, claim, quote, kind: of }) => ({ document, claim, quote, kind: of }));
  return { id, kind, title, actors, targets, item, outcome, place, time, counts, claims, values, origins, relations };
}

function claimView(member: MaterialClaim): Omit<EventClaimView, 'value' | 'origin' | 'part' | 'why'> {
  const { claim, publisherKind, attribution } = { ...member, attribution: member.claim.attribution };
  return {
    document: member.externalId ?? member.documentId,
    documentId: member.documentId,
    claim: member.id,
    quote: claim.quote,
    kind: claim.kind,
    title: member.title,
    publisher: member.publisher,
    publisherKind,
    // What anybody may upload without an editor cannot be judged before somebody has.
    reliability: member.reliability ?? (publisherKind === 'user-generated' ? 'F' : null),
    published: member.published,
    lang: member.lang,
    status: claim.status,
    time: claim.time?.edtf ?? null,
    reported: claim.reported,
    attribution: attribution && {
      id: attribution.id,
      name: attribution.name,
      class: attribution.class,
      text: attribution.text,
    },
    supportLevel: claim.support.level,
    review: member.review,
  };
}

function spreadOf(values: readonly EventValue[]): EventView['spread'] {
  const units = unique(values.map(({ unit }) => unit));
  return units.map((unit) => {
    const of = values.filter((value) => value.unit === unit);
    const lows = of.map(({ min }) => min);
    const highs = of.map(({ max }) => max);
    return {
      unit,
      min: lows.includes(null) ? null : Math.min(...lows.map((low) => low!)),
      max: highs.includes(null) ? null : Math.max(...highs.map((high) => high!)),
    };
  });
}

/** Fills the text of every phrase in a view, and the title with them. */
export function withTexts(view: EventView, textOf: (phrase: Phrase) => string): EventView {
  const put = (phrase: Phrase): Phrase => ({ ...phrase, text: textOf(phrase) });
  const titlePhrase = put(view.titlePhrase);
  return {
    ...view,
    title: titlePhrase.text,
    titlePhrase,
    claims: view.claims.map((claim) => ({ ...claim, why: claim.why.map(put) })),
    origins: view.origins.map((origin) => ({ ...origin, why: origin.why.map(put) })),
    relations: view.relations.map((relation) => ({ ...relation, reason: put(relation.reason) })),
    credibility: { ...view.credibility, reasons: view.credibility.reasons.map(put) },
    checks: view.checks.map((check) => ({ ...check, message: put(check.message) })),
    support: view.support.map((support) => ({ ...support, message: put(support.message) })),
  };
}

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];
