import type { Entity } from '../../contract/reading.ts';
import { createSlicer } from '../slice.ts';
import { exportedClaims, urn } from './material.ts';
import type { ExportedClaim, ExportedDocument, ExportFormat, ExportJob } from './types.ts';

/** Terms of schema.org and our own, given in the file itself: no address has to be reached to read it. */
const CONTEXT = {
  '@vocab': 'https://schema.org/',
  tally: 'urn:tallystick:terms:',
  status: 'tally:status',
  kind: 'tally:kind',
  support: 'tally:support',
  edtf: 'tally:edtf',
  quantity: 'tally:quantity',
  start: 'tally:start',
  end: 'tally:end',
  url: { '@id': 'https://schema.org/url', '@type': '@id' },
  sameAs: { '@id': 'https://schema.org/sameAs', '@type': '@id' },
};

/**
 * schema.org in JSON-LD: a Claim for each claim, and a ClaimReview for each that the checks concern. A review says what
 * was found and gives no rating: this program gives no verdict on truth.
 */
export const claimReview: ExportFormat = {
  extension: 'jsonld',
  hasCompanion: false,
  async *write(job) {
    yield `{"@context":${JSON.stringify(CONTEXT)},"@graph":[`;
    let before = '\n';
    for await (const claim of exportedClaims(job)) {
      for (const node of [claimNode(claim), ...(await reviewNodes(job, claim))]) {
        yield `${before}${JSON.stringify(node)}`;
        before = ',\n';
      }
    }
    yield '\n]}\n';
  },
};

function articleNode(document: ExportedDocument) {
  return {
    '@id': document.url ?? urn('document', document.id),
    '@type': 'Article',
    identifier: document.id,
    ...given({ headline: document.title, datePublished: document.published, url: document.url }),
    inLanguage: document.lang,
    ...(document.publisher === null ? {} : { publisher: { '@type': 'Organization', name: document.publisher } }),
  };
}

function claimNode({ stored, document }: ExportedClaim) {
  const { claim } = stored;
  const { quantity, attribution } = claim;
  return {
    '@id': urn('claim', stored.id),
    '@type': 'Claim',
    identifier: stored.id,
    name: claim.quote,
    text: claim.quote,
    appearance: articleNode(document),
    kind: claim.kind,
    status: claim.status,
    support: claim.support.level,
    start: claim.start,
    end: claim.end,
    about: [...claim.actors, ...claim.targets, ...(claim.place ? [claim.place] : [])].map(thing),
    ...(attribution
      ? { author: { '@type': attribution.class === 'entity' ? 'Thing' : 'Organization', name: attribution.name } }
      : {}),
    ...(claim.time ? { edtf: claim.time.edtf } : {}),
    ...(quantity
      ? {
          quantity: {
            '@type': 'QuantitativeValue',
            ...given({ minValue: quantity.min, maxValue: quantity.max }),
            unitText: quantity.unit,
          },
        }
      : {}),
  };
}

const TYPE_OF: Readonly<Record<Entity['type'], string>> = {
  state: 'Country',
  person: 'Person',
  organisation: 'Organization',
  unit: 'Organization',
  group: 'Organization',
  place: 'Place',
};

function thing(entity: Entity) {
  return {
    '@id': urn('entity', entity.id),
    '@type': TYPE_OF[entity.type],
    name: entity.name,
    ...(entity.wikidata === null ? {} : { sameAs: `http://www.wikidata.org/entity/${entity.wikidata}` }),
  };
}

async function reviewNodes({ ledger, version, at }: ExportJob, { stored, document }: ExportedClaim) {
  if (stored.checks.length === 0) return [];
  const checks = (await ledger.checks({ document: document.id })).filter((check) => check.claims.includes(stored.id));
  if (checks.length === 0) return [];
  return [
    {
      '@id': `${urn('claim', stored.id)}:review`,
      '@type': 'ClaimReview',
      claimReviewed: stored.claim.quote,
      itemReviewed: { '@id': urn('claim', stored.id) },
      author: { '@type': 'SoftwareApplication', name: 'Tallystick', softwareVersion: version },
      datePublished: at.slice(0, 10),
      url: urn('claim', stored.id),
      reviewBody: checks.map((check) => `${check.code}: ${check.message} (${check.evidence})`).join('\n'),
    },
  ];
}

/** A record without what is null. */
function given(record: Readonly<Record<string, string | number | null>>): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(record).filter((entry): entry is [string, string | number] => entry[1] !== null),
  );
}

/** Code points shown on each side of a quote. */
const BESIDE = 32;

/**
 * W3C Web Annotations in one page. Positions count Unicode code points of the restored text, which `target.source`
 * names; `via` names the page that it was read from.
 */
export const webAnnotation: ExportFormat = {
  extension: 'annotations.jsonld',
  hasCompanion: false,
  async *write(job) {
    yield '{"@context":"http://www.w3.org/ns/anno.jsonld","type":"AnnotationPage","items":[';
    let before = '\n';
    let slice = createSlicer('');
    let current = '';
    for await (const one of exportedClaims(job)) {
      if (one.document.id !== current) {
        current = one.document.id;
        const kept = await job.ledger.reading(current, one.stored.run.number);
        slice = createSlicer(kept?.reading.document.text ?? '');
      }
      yield `${before}${JSON.stringify(annotation(job, one, slice))}`;
      before = ',\n';
    }
    yield '\n]}\n';
  },
};

function annotation(
  { at, version }: ExportJob,
  { stored, document }: ExportedClaim,
  slice: (from: number, to: number) => string,
) {
  const { claim } = stored;
  const tags = [claim.kind, claim.status, ...stored.checks.map((check) => check.code)];
  return {
    id: urn('claim', stored.id),
    type: 'Annotation',
    motivation: 'classifying',
    generated: at,
    generator: { id: 'urn:tallystick:software', type: 'Software', name: `Tallystick ${version}` },
    body: [
      ...tags.map((value) => ({ type: 'TextualBody', purpose: 'tagging', value })),
      {
        type: 'TextualBody',
        purpose: 'describing',
        format: 'application/json',
        value: JSON.stringify({ ...claim, id: stored.id }),
      },
    ],
    target: {
      source: urn('document', document.id),
      ...(document.url === null ? {} : { via: document.url }),
      selector: [
        {
          type: 'TextQuoteSelector',
          exact: claim.quote,
          prefix: slice(Math.max(0, claim.start - BESIDE), claim.start),
          suffix: slice(claim.end, claim.end + BESIDE),
        },
        { type: 'TextPositionSelector', start: claim.start, end: claim.end },
      ],
    },
  };
}
