import type { Attribution, CitedSource, Entity, Support } from '../../contract/reading.ts';
import { parseEdtf } from '../../kernel/edtf.ts';
import { contains } from '../../kernel/span.ts';
import type { CheckTables } from '../../knowledge/checks.ts';
import { dayText, eventDay, holds, supportReason } from './context.ts';
import type { AssessInput, UnsupportedClaim } from './types.ts';

/**
 * What backs each claim, by the document itself. The first level that fits:
 *
 * - `cited`: a source stands beside the claim in its own sentence ("(来源:…)"); or the claim is attributed to somebody
 *   in particular who is a listed source, or whose words have a day: their own, or that of the document.
 * - `vague`: the claim is attributed to nobody in particular (class multiple or unnamed, "Western media", "several
 *   officials"), or to somebody by name with no day and no document anywhere.
 * - `covered`: attributed to nobody, but a listed source that is not older than the event may hold it: the document
 *   names it as the place it was taken from; or it came out within a month of the claim's time and its title names the
 *   claim's parties (both, where there are two) and, for a claim with a figure, the figure.
 * - `anachronistic`: attributed to nobody, and every listed source is dated before the first day of the event. Plans,
 *   possibilities and denials are never anachronistic: a source can speak of them beforehand.
 * - `unsourced`: nothing of this.
 *
 * `sources` holds the indexes of the document's sources that decided it.
 */
export function supportFor(input: AssessInput, tables: CheckTables): Support[] {
  const { document, views, claims } = input;
  const dated = document.sources.map((source) => sourceDay(source));
  const titles = document.sources.map((source) => source.title.toLowerCase());
  const surfaces = surfacesOf(claims);

  const cited = (claim: UnsupportedClaim): Support | null => {
    // a source without a place in the text came with the page
    const here = document.sources.findIndex(
      (source) => source.end > source.start && (contains(claim.sentence, source) || contains(source, claim)),
    );
    if (here < 0) return null;
    return made(tables, 'cited', 'cited-here', [here], { source: nameOf(document.sources[here]!) });
  };

  const attributed = (claim: UnsupportedClaim, attribution: Attribution): Support => {
    const words = attribution.text || attribution.name;
    const folded = views.view.slice(attribution.start, attribution.end) || words.toLowerCase();
    if (isVague(attribution, folded, tables)) return made(tables, 'vague', 'vague-class', [], { words });
    const who = attribution.name;
    const listed = document.sources.flatMap((source, i) => (names(source, attribution, titles[i]!) ? [i] : []));
    if (listed.length > 0) return made(tables, 'cited', 'cited-listed', listed, { who });
    if (claim.reported !== null) return made(tables, 'cited', 'cited-dated', [], { who, date: claim.reported });
    if (input.published !== null)
      return made(tables, 'cited', 'cited-published', [], { who, date: input.published.slice(0, 10) });
    return made(tables, 'vague', 'vague-undated', [], { who });
  };

  const unattributed = (claim: UnsupportedClaim): Support => {
    if (document.sources.length === 0) return made(tables, 'unsourced', 'unsourced', [], {});
    const day = eventDay(claim.time);
    const foretold = claim.status !== 'occurred' && claim.status !== 'ongoing';
    const tooOld = dated.map((source) => day !== null && source !== null && source < day && !foretold);
    const covering = document.sources.findIndex((source, i) => !tooOld[i] && isOrigin(source));
    if (covering >= 0)
      return made(tables, 'covered', 'covered-origin', [covering], { source: nameOf(document.sources[covering]!) });
    const matching = document.sources.findIndex(
      (source, i) => tellsOf(dated[i]!, claim.time) && speaksOf(source, claim, surfaces),
    );
    if (matching >= 0) {
      const values = {
        source: nameOf(document.sources[matching]!),
        date: dayText(dated[matching]!),
        event: claim.time!.edtf,
      };
      return made(tables, 'covered', 'covered-titled', [matching], values);
    }
    if (tooOld.every(Boolean)) {
      const latest = dated.reduce<number>((last, day) => Math.max(last, day!), -Infinity);
      const values = { source: dayText(latest), event: claim.time!.edtf };
      return made(tables, 'anachronistic', 'anachronistic', [...document.sources.keys()], values);
    }
    return made(tables, 'unsourced', 'unsourced-listed', [], {});
  };

  return claims.map(
    (claim) => cited(claim) ?? (claim.attribution ? attributed(claim, claim.attribution) : unattributed(claim)),
  );
}

function made(
  tables: CheckTables,
  level: Support['level'],
  reason: Parameters<typeof supportReason>[1],
  sources: number[],
  values: Readonly<Record<string, string | number>>,
): Support {
  return { level, sources, why: supportReason(tables, reason, values) };
}

/** A report comes out within this many days of what it tells of; one that is later may look back on anything. */
const REPORT_DAYS = 31;

/** Whether a source of that day can be the report of what happened then. */
function tellsOf(source: number | null, time: UnsupportedClaim['time']): boolean {
  const event = time ? parseEdtf(time.edtf) : null;
  if (source === null || event?.last == null) return false;
  return source >= (eventDay(time) ?? event.last) && source <= event.last + REPORT_DAYS;
}

const nameOf = (source: CitedSource): string => source.publisher ?? source.title;

/** The day on which a cited source came out, as a day number; the last day where only a month or year is given. */
export function sourceDay(source: CitedSource): number | null {
  return source.published === null ? null : (parseEdtf(source.published.slice(0, 10))?.last ?? null);
}

/** A source line with nothing but a publisher: what the whole document was taken from. */
const isOrigin = (source: CitedSource): boolean => source.publisher !== null && source.title === source.publisher;

/** Whether an attribution points to nobody in particular. `folded` is its words in the matching view. */
export function isVague(attribution: Attribution, folded: string, { words }: CheckTables): boolean {
  if (attribution.class === 'multiple' || attribution.class === 'unnamed') return true;
  if (holds(folded, words.attribution.named)) return false;
  if (holds(folded, words.attribution.diffuse)) return true;
  return attribution.class === 'media' && holds(folded, words.attribution.generic);
}

/** Whether a listed source is the one that the attribution names. */
function names(source: CitedSource, attribution: Attribution, title: string): boolean {
  const publisher = source.publisher?.toLowerCase() ?? '';
  return [attribution.name, attribution.text].some((form) => {
    const name = form.toLowerCase().trim();
    if (name.length < 2) return false;
    return publisher !== '' && (publisher.includes(name) || name.includes(publisher)) ? true : title.includes(name);
  });
}

/** The words under which each entity stands anywhere in the claims; a person's stand for the person's country too. */
function surfacesOf(claims: readonly UnsupportedClaim[]): ReadonlyMap<string, ReadonlySet<string>> {
  const surfaces = new Map<string, Set<string>>();
  const add = (id: string, text: string): void => {
    if (text.length < 2) return;
    const known = surfaces.get(id);
    if (known) known.add(text.toLowerCase());
    else surfaces.set(id, new Set([text.toLowerCase()]));
  };
  for (const { actors, targets } of claims)
    for (const entity of [...actors, ...targets])
      for (const form of [entity.text, entity.name]) {
        add(entity.id, form);
        if (entity.type === 'person' && entity.country !== null) add(entity.country, form);
      }
  return surfaces;
}

/** Whether a source's title shows that it is about the claim's parties, and about its figure where it has one. */
function speaksOf(
  source: CitedSource,
  claim: UnsupportedClaim,
  surfaces: ReadonlyMap<string, ReadonlySet<string>>,
): boolean {
  const title = source.title.toLowerCase();
  const parties = [...new Map([...claim.actors, ...claim.targets].map((entity: Entity) => [entity.id, entity])).keys()];
  if (parties.length === 0) return false;
  const shared = parties.filter((id) => [...(surfaces.get(id) ?? [])].some((form) => title.includes(form))).length;
  if (shared < Math.min(2, parties.length)) return false;
  return claim.quantity === null || (claim.quantity.text !== '' && title.includes(claim.quantity.text.toLowerCase()));
}
