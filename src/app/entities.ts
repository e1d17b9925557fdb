import type { EntityPage, EntitySummary, Identified } from '../contract/entities.ts';
import type { EntityType } from '../contract/reading.ts';
import { TallyError } from '../kernel/errors.ts';
import type { EntityFilter, LedgerEntity } from '../ledger/entities/port.ts';
import type { Decision, Ledger, NewDecision } from '../ledger/port.ts';
import type { KnownThing } from './known-things.ts';

type Known = ReadonlyMap<string, KnownThing>;

/** Entities shown at once where no limit is given. */
const LIMIT = 200;
/** Unknown names are sifted from this many. */
const SIFTED = 100_000;

/** Who and what claims are about, most named first. */
export async function listEntities(
  ledger: Ledger,
  known: Known,
  filter: EntityFilter = {},
  limit: number = LIMIT,
): Promise<EntitySummary[]> {
  const found = await ledger.entities.list(filter, filter.unknown ? SIFTED : limit);
  const identified = await identifiedIds(ledger);
  const all = found.map((one) => summary(one, known, identified));
  return (filter.unknown ? all.filter((one) => !one.known) : all).slice(0, limit);
}

/** A page about one entity, by its id or by one that was identified with it. Rejects with TallyError ENTITY_NOT_FOUND. */
export async function entityPage(ledger: Ledger, known: Known, id: string): Promise<EntityPage> {
  const identified = await ledger.entities.identified();
  const seenAs = identified.find((one) => one.entityId === id)?.id ?? id;
  const found = await ledger.entities.get(seenAs);
  if (!found) throw notFound(id);
  return {
    ...summary(found, known, new Set(identified.map((one) => one.id))),
    names: known.get(seenAs)?.names ?? [],
    forms: await ledger.entities.forms(seenAs),
    aliases: identified
      .filter((one) => one.id === seenAs && one.entityId !== seenAs)
      .map((one) => ({ id: one.entityId, name: one.name, decision: one.decision })),
  };
}

/** What a person says that a name stands for: an id that the knowledge or the ledger has, or a new name with its type. */
export type Target =
  { readonly as: string } | { readonly name: string; readonly type: EntityType; readonly country?: string };

/**
 * Writes down what an entity is. Everything that shows it follows at once, and undoing the decision takes it back.
 * Rejects with TallyError ENTITY_NOT_FOUND where either is unknown, ENTITY_SAME where both are one.
 */
export async function identify(
  ledger: Ledger,
  known: Known,
  id: string,
  target: Target,
  by: Pick<NewDecision, 'at' | 'author' | 'reason'>,
): Promise<Decision> {
  if (!(await ledger.entities.get(id))) throw notFound(id);
  const into = 'as' in target ? await describedAs(ledger, known, target.as) : described(target);
  if (into.id === id && 'as' in target) throw new TallyError('ENTITY_SAME', `${id} is ${into.name} already.`);
  const kind = 'as' in target ? 'alias' : 'identify';
  return ledger.decide({ ...by, kind, subject: `entity:${id}`, change: { into } });
}

async function describedAs(ledger: Ledger, known: Known, wanted: string): Promise<Identified> {
  const folded = wanted.toLowerCase();
  for (const [id, thing] of known)
    if (id.toLowerCase() === folded || thing.names.some((name) => name.toLowerCase() === folded)) {
      const { type, name, wikidata, lat, lon, country } = thing;
      return { id, type, name, wikidata, lat, lon, country };
    }
  const found = await ledger.entities.get(wanted);
  if (!found) throw notFound(wanted);
  const { id, type, name, wikidata, lat, lon, country } = found;
  return { id, type, name, wikidata, lat, lon, country };
}

function described(target: { name: string; type: EntityType; country?: string }): Identified {
  const { name, type, country = null } = target;
  const id = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return { id, type, name, wikidata: null, lat: null, lon: null, country };
}

async function identifiedIds(ledger: Ledger): Promise<ReadonlySet<string>> {
  return new Set((await ledger.entities.identified()).map((one) => one.id));
}

function summary(found: LedgerEntity, known: Known, identified: ReadonlySet<string>): EntitySummary {
  const thing = known.get(found.id);
  return {
    ...found,
    wikidata: found.wikidata ?? thing?.wikidata ?? null,
    known: thing !== undefined || identified.has(found.id),
  };
}

function notFound(id: string): TallyError {
  return new TallyError(
    'ENTITY_NOT_FOUND',
    `Neither the ledger nor the knowledge has "${id}". tally entities lists what claims name.`,
  );
}
