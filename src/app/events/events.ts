import type { EventPage, EventRow, EventView, Phrase } from '../../contract/events.ts';
import { TallyError } from '../../kernel/errors.ts';
import type { CopiesOf, EventFilter, EventMaterial, EventPaging } from '../../ledger/events/port.ts';
import { rowOf, viewOf, withTexts } from '../../ledger/events/view.ts';
import type { Decision, Ledger, NewDecision, StoredCheck } from '../../ledger/port.ts';
import { dayBound } from '../claims.ts';

export type { EventFilter, EventPaging } from '../../ledger/events/port.ts';

/** What a use case of events takes from its surroundings. */
export interface EventTools {
  readonly ledger: Ledger;
  /** Puts a phrase into the reader's language. */
  readonly textOf: (phrase: Phrase) => string;
}

/** Events fetched at once when all are read. */
const PAGE = 100;

/** One page of events. Rejects with TallyError DATE_UNREADABLE for a bound that is no day. */
export async function listEvents(tools: EventTools, filter: EventFilter, paging: EventPaging): Promise<EventPage> {
  const { events, next } = await tools.ledger.events.list(bounded(filter), paging);
  const shownAll = await Promise.all(events.map((material) => shown(tools, material, false)));
  return { events: shownAll.map(rowOf), next };
}

/** All events that pass a filter, page by page, so that memory stays flat. */
export async function* eachEvent(
  tools: EventTools,
  filter: EventFilter,
  sort: EventPaging['sort'],
  most = Infinity,
): AsyncGenerator<EventRow> {
  if ((await tools.ledger.events.waiting()) > 0) await tools.ledger.events.refresh();
  let left = most;
  let after: string | null = null;
  while (left > 0) {
    const page: EventPage = await listEvents(tools, filter, {
      ...(sort ? { sort } : {}),
      after,
      limit: Math.min(PAGE, left),
    });
    yield* page.events;
    left -= page.events.length;
    after = page.next;
    if (after === null) return;
  }
}

/** One event, by its id or by that of one of its claims. Rejects with TallyError EVENT_NOT_FOUND. */
export async function showEvent(tools: EventTools, id: string, explain = false): Promise<EventView> {
  return shown(tools, await found(tools.ledger, id), explain);
}

/** Who decides, when and why. */
export type By = Pick<NewDecision, 'at' | 'author' | 'reason'>;

/** As many claims of each event are kept with a merge, so that it survives a newer reading. */
const ANCHORS = 3;

/**
 * Makes several events one, which goes by the first one's id. Rejects with TallyError EVENT_NOT_FOUND, or MERGE_ONE
 * where they are one already.
 */
export async function mergeEvents(ledger: Ledger, ids: readonly string[], by: By): Promise<Decision> {
  const events: EventMaterial[] = [];
  for (const id of ids) {
    const event = await found(ledger, id);
    if (!events.some((other) => other.id === event.id)) events.push(event);
  }
  const [first] = events;
  if (!first || events.length < 2)
    throw new TallyError('MERGE_ONE', `${ids.join(', ')} are one event already. Name two events to merge.`);
  const groups = events.map(({ claims }) => claims.slice(0, ANCHORS).map(({ id }) => id));
  const change = { groups, events: events.map(({ id }) => id) };
  return ledger.decide({ ...by, kind: 'merge', subject: `event:${first.id}`, change });
}

/**
 * Takes claims out of an event and gives them one of their own. Rejects with TallyError EVENT_NOT_FOUND, or SPLIT_CLAIMS
 * where a claim does not stand in the event, or none would be left in it.
 */
export async function splitEvent(ledger: Ledger, id: string, claims: readonly string[], by: By): Promise<Decision> {
  const event = await found(ledger, id);
  const inside = new Set(event.claims.map((claim) => claim.id));
  const stranger = claims.find((claim) => !inside.has(claim));
  if (stranger !== undefined)
    throw new TallyError('SPLIT_CLAIMS', `The claim ${stranger} does not stand in the event ${event.id}.`);
  const out = [...new Set(claims)];
  if (out.length === 0 || out.length >= event.total)
    throw new TallyError('SPLIT_CLAIMS', `Name some claims of ${event.id}, and leave at least one in it.`);
  const change = { groups: out.map((claim) => [claim]), event: event.id };
  return ledger.decide({ ...by, kind: 'split', subject: `event:${event.id}`, change });
}

/** A check that only the ledger as a whole can make, in the shape of those of single documents. */
export async function* eachLedgerCheck(tools: EventTools, filter: LedgerCheckFilter = {}): AsyncGenerator<StoredCheck> {
  const { document, code, severity } = filter;
  if (code !== undefined && !LEDGER_CODES.has(code)) return;
  let after: string | null = null;
  do {
    // One article alone can neither be contradicted elsewhere nor copy another.
    const page: Awaited<ReturnType<Ledger['events']['list']>> = await tools.ledger.events.list(
      { articles: 2, ...(document === undefined ? {} : { document }) },
      { limit: PAGE, after },
    );
    for (const material of page.events) {
      const owner = new Map(material.claims.map((claim) => [claim.id, claim]));
      for (const check of (await shown(tools, material, false)).checks) {
        const first = owner.get(check.claims[0] ?? '');
        const about = [...check.claims, ...check.others];
        if (!first || (code !== undefined && check.code !== code)) continue;
        if (severity !== undefined && check.severity !== severity) continue;
        if (document !== undefined && !about.some((id) => isOf(owner.get(id), document))) continue;
        const evidence = about.slice(0, 2).map((id) => owner.get(id)?.claim.quote ?? '');
        const { documentId } = first;
        yield {
          documentId,
          code: check.code,
          severity: check.severity,
          claims: about,
          message: check.message.text,
          evidence: evidence.join(' | '),
        };
      }
    }
    after = page.next;
  } while (after !== null);
}

export interface LedgerCheckFilter {
  readonly document?: string;
  readonly code?: string;
  readonly severity?: StoredCheck['severity'];
}

const LEDGER_CODES = new Set(['CONTRADICTED_ELSEWHERE', 'COPY_OF', 'CIRCULAR_SOURCING']);

function isOf(claim: EventMaterial['claims'][number] | undefined, document: string): boolean {
  return claim?.documentId === document || claim?.externalId === document;
}

async function found(ledger: Ledger, id: string): Promise<EventMaterial> {
  const material = await ledger.events.get(id);
  if (!material) throw new TallyError('EVENT_NOT_FOUND', `The ledger has no event ${id}. tally events lists them.`);
  return material;
}

async function shown({ ledger, textOf }: EventTools, material: EventMaterial, explain: boolean): Promise<EventView> {
  return withTexts(viewOf(material, { explain, copiesOf: await copiesAmong(ledger, material) }), textOf);
}

/** Which documents of an event copy one another; one document alone has nothing to be compared with. */
async function copiesAmong(ledger: Ledger, { claims }: EventMaterial): Promise<CopiesOf> {
  const documents = [...new Set(claims.map((claim) => claim.documentId))];
  const copies = new Map<string, readonly string[]>();
  if (documents.length > 1)
    for (const document of documents)
      copies.set(
        document,
        (await ledger.copies.of(document)).map((copy) => copy.document),
      );
  return (document) => copies.get(document) ?? [];
}

function bounded(filter: EventFilter): EventFilter {
  return {
    ...filter,
    ...(filter.from === undefined ? {} : { from: dayBound(filter.from, 'first') }),
    ...(filter.to === undefined ? {} : { to: dayBound(filter.to, 'last') }),
  };
}
