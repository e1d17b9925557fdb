import type { EventOrigin, Phrase } from '../../contract/events.ts';
import type { OriginKey } from './origin-key.ts';
import { say } from './phrases.ts';
import type { CopiesOf, MaterialClaim } from './port.ts';

/** The origins of an event, with the origin of each claim. */
export interface Origins {
  readonly list: readonly EventOrigin[];
  /** Origin id by public claim id. */
  readonly of: ReadonlyMap<string, string>;
}

const nameOf = ({ kind, id }: OriginKey): string => `${kind === 'vague' || kind === 'article' ? kind : 'voice'}:${id}`;

/**
 * Collapses reports to where they come from. Claims with one speaker are one origin; so are those of articles that copy
 * each other, those of a state and of the only organ of that state that speaks here, those that take over a medium
 * whose own article stands in the event and names one origin, and those of one publisher that names nobody.
 */
export function originsOf(claims: readonly MaterialClaim[], copiesOf: CopiesOf): Origins {
  const parent = new Map<string, string>();
  const why = new Map<string, Phrase[]>();
  const root = (key: string): string => {
    let at = key;
    for (let up = parent.get(at); up !== undefined; up = parent.get(at)) at = up;
    return at;
  };
  const join = (a: string, b: string, reason: Phrase): void => {
    const [to, from] = [root(a), root(b)];
    if (to === from) return;
    parent.set(from, to);
    const reasons = [...(why.get(to) ?? []), ...(why.get(from) ?? []), reason];
    why.set(to, reasons.slice(0, MOST_REASONS));
  };
  const keys = new Map<string, OriginKey>();
  for (const { origin } of claims) if (!keys.has(nameOf(origin))) keys.set(nameOf(origin), origin);
  joinStates(keys, join);
  joinOutlets(claims, root, join);
  joinCopies(claims, copiesOf, join);
  return made(claims, keys, root, why);
}

/** More reasons than these say nothing new. */
const MOST_REASONS = 8;
type Join = (a: string, b: string, reason: Phrase) => void;

/** "South Korea says" goes back to the only South Korean body that speaks here. */
function joinStates(keys: ReadonlyMap<string, OriginKey>, join: Join): void {
  for (const [name, { kind, id, state }] of keys) {
    if (kind !== 'speaker' || state !== id) continue;
    const organs = [...keys].filter(([, key]) => key.kind === 'speaker' && key.state === id && key.id !== id);
    const [only, ...others] = organs;
    if (!only || others.length > 0) continue;
    const [organName, organ] = only;
    join(organName, name, say('origin.state', { state: { id, name: keys.get(name)!.name }, organ: thing(organ) }));
  }
}

/** An article that cites a medium goes back to whom the medium's own article in this event names. */
function joinOutlets(claims: readonly MaterialClaim[], root: (key: string) => string, join: Join): void {
  const own = new Map<string, Set<string>>();
  for (const { voice, origin } of claims) {
    if (voice === null || (origin.kind !== 'speaker' && origin.kind !== 'outlet')) continue;
    const set = own.get(voice) ?? new Set();
    own.set(voice, set.add(nameOf(origin)));
  }
  for (const { origin, voice } of claims) {
    if (origin.kind !== 'outlet' || origin.id === voice) continue;
    const behind = new Set([...(own.get(origin.id) ?? [])].map(root));
    behind.delete(root(nameOf(origin)));
    const [only, ...others] = behind;
    if (only === undefined || others.length > 0) continue;
    join(only, nameOf(origin), say('origin.chain', { outlet: thing(origin) }));
  }
}

function joinCopies(claims: readonly MaterialClaim[], copiesOf: CopiesOf, join: Join): void {
  const byDocument = new Map<string, MaterialClaim>();
  for (const claim of claims) if (!byDocument.has(claim.documentId)) byDocument.set(claim.documentId, claim);
  for (const claim of byDocument.values())
    for (const other of copiesOf(claim.documentId)) {
      const twin = byDocument.get(other);
      if (!twin || twin.documentId === claim.documentId) continue;
      const [first, second] =
        [...byDocument.keys()].indexOf(claim.documentId) < [...byDocument.keys()].indexOf(twin.documentId)
          ? [claim, twin]
          : [twin, claim];
      const reason = say('origin.copy', { copy: articleOf(second), original: articleOf(first) });
      join(nameOf(first.origin), nameOf(second.origin), reason);
    }
}

const thing = ({ id, name }: OriginKey): { id: string; name: string } => ({ id, name });

/** An article as a reader knows it: its publisher, else its title, else its id. */
export function articleOf(claim: MaterialClaim): string {
  return claim.publisher ?? claim.title ?? claim.externalId ?? claim.documentId;
}

function made(
  claims: readonly MaterialClaim[],
  keys: ReadonlyMap<string, OriginKey>,
  root: (key: string) => string,
  why: ReadonlyMap<string, Phrase[]>,
): Origins {
  const groups = new Map<string, MaterialClaim[]>();
  for (const claim of claims) {
    const to = root(nameOf(claim.origin));
    const list = groups.get(to);
    if (list) list.push(claim);
    else groups.set(to, [claim]);
  }
  const of = new Map<string, string>();
  const list = [...groups].map(([name, members], i): EventOrigin => {
    const id = `o${i + 1}`;
    for (const member of members) of.set(member.id, id);
    const key = keys.get(name)!;
    const first = members[0]!;
    const articles = [...new Set(members.map((member) => member.documentId))];
    const reasons = why.get(name) ?? [];
    const shared =
      articles.length > 1 && key.kind !== 'vague'
        ? [say(`origin.same-${key.kind}`, { n: articles.length, name: thing(key) })]
        : [];
    return {
      id,
      kind: key.kind,
      entity: key.kind === 'article' ? first.documentId : key.kind === 'vague' ? null : key.id,
      name: key.name,
      claims: members.map((member) => member.id),
      articles,
      publishers: [...new Set(members.flatMap(({ publisher }) => (publisher === null ? [] : [publisher])))],
      first: first.id,
      since: first.published?.slice(0, 10) ?? null,
      why: [...shared, ...reasons],
    };
  });
  return { list, of };
}
