import { createHash } from 'node:crypto';
import type { Entity } from '../../contract/reading.ts';
import { dayOf, exportedClaims } from './material.ts';
import type { ExportedClaim, ExportedDocument, ExportFormat } from './types.ts';

/** An entity of FollowTheMoney: every value is a list of texts. */
interface FtmEntity {
  readonly id: string;
  readonly schema: string;
  readonly properties: Readonly<Record<string, readonly string[]>>;
}

/**
 * FollowTheMoney entities, one a line: an Article for each document; a PublicBody, Person, Organization or Address for
 * what is named; a Payment for money paid by one to another; else an Event. The model has no claims and no weapons, so the
 * quote stands as name or summary and the claim's id as `recordId`.
 */
export const followTheMoney: ExportFormat = {
  extension: 'ftm.json',
  hasCompanion: false,
  async *write(job) {
    const written = new Set<string>();
    for await (const claim of exportedClaims(job)) {
      for (const entity of entitiesOf(claim)) {
        if (written.has(entity.id)) continue;
        written.add(entity.id);
        yield `${JSON.stringify(entity)}\n`;
      }
    }
  },
};

const idOf = (...parts: readonly string[]): string =>
  `tally-${createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 24)}`;

function entitiesOf(claim: ExportedClaim): FtmEntity[] {
  const { stored, document } = claim;
  const { actors, targets, place, kind } = stored.claim;
  const article = articleOf(document);
  const parties = [...actors, ...targets].map(partyOf);
  const payment = kind === 'payment' && actors.length > 0 && targets.length > 0 ? paymentOf(claim) : null;
  return [article, ...parties, payment ?? eventOf(claim, article, place)];
}

function properties(all: Readonly<Record<string, readonly (string | null)[]>>): FtmEntity['properties'] {
  const kept = Object.entries(all).map(
    ([name, values]) => [name, [...new Set(values.filter((v): v is string => v !== null && v !== ''))]] as const,
  );
  return Object.fromEntries(kept.filter(([, values]) => values.length > 0));
}

function articleOf(document: ExportedDocument): FtmEntity {
  return {
    id: idOf('document', document.id),
    schema: 'Article',
    properties: properties({
      title: [document.title],
      publisher: [document.publisher],
      publishedAt: [document.published],
      sourceUrl: [document.url],
      fileName: [document.id],
      retrievedAt: [document.gotAt],
    }),
  };
}

const SCHEMA_OF: Readonly<Record<Entity['type'], string>> = {
  state: 'PublicBody',
  person: 'Person',
  organisation: 'Organization',
  unit: 'Organization',
  group: 'Organization',
  place: 'Organization',
};

const partyId = (entity: Entity): string => idOf('entity', entity.id);

function partyOf(entity: Entity): FtmEntity {
  return {
    id: partyId(entity),
    schema: SCHEMA_OF[entity.type],
    properties: properties({ name: [entity.name], alias: [entity.text], wikidataId: [entity.wikidata] }),
  };
}

function paymentOf({ stored, document }: ExportedClaim): FtmEntity {
  const { claim } = stored;
  const { quantity } = claim;
  const isExact = quantity !== null && quantity.min !== null && quantity.min === quantity.max;
  const isMoney = quantity !== null && /^[A-Z]{3}$/.test(quantity.unit);
  return {
    id: idOf('claim', stored.id),
    schema: 'Payment',
    properties: properties({
      payer: claim.actors.map(partyId),
      beneficiary: claim.targets.map(partyId),
      amount: [isExact && isMoney ? String(quantity.min) : null],
      currency: [isMoney ? quantity.unit : null],
      date: [dayOf({ stored, document })],
      startDate: [stored.firstDay],
      endDate: [stored.lastDay],
      summary: [claim.quote],
      description: [`${stored.id} · ${claim.status}`],
      recordId: [stored.id],
      publisher: [document.publisher],
      sourceUrl: [document.url],
    }),
  };
}

function eventOf({ stored, document }: ExportedClaim, article: FtmEntity, place: Entity | null): FtmEntity {
  const { claim } = stored;
  return {
    id: idOf('claim', stored.id),
    schema: 'Event',
    properties: properties({
      name: [claim.quote],
      summary: [`${stored.id} · ${claim.kind} · ${claim.status}`],
      recordId: [stored.id],
      date: [dayOf({ stored, document })],
      startDate: [stored.firstDay],
      endDate: [stored.lastDay],
      location: [place?.name ?? null],
      involved: [...claim.actors, ...claim.targets].map(partyId),
      proof: [article.id],
    }),
  };
}
