import { Model } from '@alephdata/followthemoney';
import type { IEntityDatum } from '@alephdata/followthemoney';
import jsonld from 'jsonld';
import { readFileSync } from 'node:fs';
import { parse as parseHtml } from 'parse5';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ledger } from '../../../src/ledger/port.ts';
import { exported, exportLedger } from './support.ts';

let ledger: Ledger;
beforeAll(async () => {
  ledger = await exportLedger();
});
afterAll(() => ledger.close());

const SCHEMA = 'https://schema.org/';
const OA = 'http://www.w3.org/ns/oa#';
type Node = Record<string, { '@value'?: unknown; '@id'?: string }[]> & { '@type'?: string[]; '@id'?: string };

/** The terms of the Web Annotation vocabulary that are used, so that no test reaches for the network. */
const ANNO = {
  '@context': {
    oa: OA,
    as: 'http://www.w3.org/ns/activitystreams#',
    id: '@id',
    type: '@type',
    Annotation: 'oa:Annotation',
    AnnotationPage: 'as:OrderedCollectionPage',
    TextualBody: 'oa:TextualBody',
    TextQuoteSelector: 'oa:TextQuoteSelector',
    TextPositionSelector: 'oa:TextPositionSelector',
    Software: 'as:Application',
    items: { '@id': 'as:items', '@container': '@list' },
    body: { '@id': 'oa:hasBody' },
    target: { '@id': 'oa:hasTarget' },
    source: { '@id': 'oa:hasSource', '@type': '@id' },
    selector: { '@id': 'oa:hasSelector' },
    exact: 'oa:exact',
    prefix: 'oa:prefix',
    suffix: 'oa:suffix',
    start: 'oa:start',
    end: 'oa:end',
    motivation: { '@id': 'oa:motivatedBy', '@type': '@vocab' },
    classifying: 'oa:classifying',
  },
};
const noNetwork = (url: string): Promise<never> => Promise.reject(new Error(`reached for ${url}`));

describe('claimreview', () => {
  it('expands to Claims and ClaimReviews of schema.org without the network', async () => {
    const { text } = await exported(ledger, 'claimreview');
    const expanded = (await jsonld.expand(JSON.parse(text) as object, {
      documentLoader: noNetwork,
    })) as unknown as Node[];
    const graph = expanded.flatMap((node) => (node['@graph'] as unknown as Node[] | undefined) ?? [node]);
    const claims = graph.filter((node) => node['@type']?.includes(`${SCHEMA}Claim`));
    expect(claims).toHaveLength(9);
    const [first] = claims;
    expect(first![`${SCHEMA}text`]![0]!['@value']).toBe('朝鮮向俄羅斯運送100枚導彈');
    expect(first![`${SCHEMA}appearance`]).toHaveLength(1);
    expect(first!['urn:tallystick:terms:status']![0]!['@value']).toBe('occurred');
    // Every key was understood: what a context does not know is dropped by expansion.
    const raw = (JSON.parse(text) as { '@graph': object[] })['@graph'][0]!;
    expect(Object.keys(first!).length).toBe(Object.keys(raw).length);
  });

  it('reviews what the checks concern, and rates nothing', async () => {
    const { openTestLedger, readingOf } = await import('../../support/readings.ts');
    const { temporaryFolder } = await import('../../support/surface.ts');
    const other = await openTestLedger(`${temporaryFolder()}/l.sqlite`);
    await other.save(readingOf());
    const { text } = await exported(other, 'claimreview');
    const graph = (JSON.parse(text) as { '@graph': Record<string, unknown>[] })['@graph'];
    const reviews = graph.filter((node) => node['@type'] === 'ClaimReview');
    expect(reviews).toHaveLength(1);
    expect(reviews[0]!['reviewBody']).toContain('SOURCE_PREDATES_EVENT');
    expect(reviews[0]).not.toHaveProperty('reviewRating');
    await other.close();
  });
});

describe('webannotation', () => {
  it('expands to annotations whose positions count code points', async () => {
    const { text } = await exported(ledger, 'webannotation');
    const page = JSON.parse(text) as {
      items: {
        target: {
          source: string;
          via?: string;
          selector: { exact: string; prefix: string; start: number; end: number }[];
        };
      }[];
    };
    expect(page.items).toHaveLength(9);
    for (const { target } of page.items) {
      const [quote, position] = target.selector;
      const document = decodeURIComponent(target.source.split(':').at(-1)!);
      const kept = await ledger.reading(document);
      const points = Array.from(kept!.reading.document.text);
      expect(points.slice(position!.start, position!.end).join('')).toBe(quote!.exact);
      expect(points.slice(0, position!.start).join('').endsWith(quote!.prefix)).toBe(true);
    }
    expect(page.items.at(-1)!.target.via).toContain('https://example.org/');
    const expanded = (await jsonld.expand(JSON.parse(text) as object, {
      documentLoader: (url) =>
        url === 'http://www.w3.org/ns/anno.jsonld'
          ? Promise.resolve({ contextUrl: undefined, documentUrl: url, document: ANNO } as never)
          : noNetwork(url),
    })) as unknown as { 'http://www.w3.org/ns/activitystreams#items': { '@list': Node[] }[] }[];
    const items = expanded[0]!['http://www.w3.org/ns/activitystreams#items'][0]!['@list'];
    expect(items).toHaveLength(9);
    expect(items[0]!['@type']).toEqual([`${OA}Annotation`]);
    expect(items[0]![`${OA}hasTarget`]).toHaveLength(1);
  });
});

describe('ftm', () => {
  it('is made of entities and properties that the model knows', async () => {
    const { text } = await exported(ledger, 'ftm');
    const model = new Model(
      JSON.parse(readFileSync('node_modules/@alephdata/followthemoney/dist/defaultModel.json', 'utf8')) as never,
    );
    const entities = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as IEntityDatum);
    const ids = new Set(entities.map((entity) => entity.id));
    expect(ids.size).toBe(entities.length);
    for (const datum of entities) {
      const schema = model.getSchema(datum.schema);
      const entity = model.getEntity(datum);
      for (const [name, values] of Object.entries(datum.properties ?? {})) {
        const property = schema.getProperty(name);
        expect(property.name).toBe(name);
        expect(entity.getProperty(name)).toHaveLength((values as string[]).length);
        if (property.type.name === 'entity') for (const id of values as string[]) expect(ids).toContain(id);
      }
    }
    expect(entities.map((entity) => entity.schema)).toEqual(expect.arrayContaining(['Article', 'Payment', 'Event']));
    const payment = entities.find((entity) => entity.schema === 'Payment')!;
    expect(payment.properties).toMatchObject({ amount: ['500000000'], currency: ['EUR'], date: ['2025-03-03'] });
  });
});

describe('plover', () => {
  it('codes what the claim tells and leaves the rest empty', async () => {
    const lines = (await exported(ledger, 'plover')).text.trimEnd().split('\n');
    const records = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(records).toHaveLength(9);
    const strike = records.find((record) => (record['event'] as string[])[0] === 'ASSAULT')!;
    expect(strike).toMatchObject({
      has_event: true,
      date: '2025-05-01',
      enddate: '2025-05-07',
      mode: ['drone'],
      actor: [{ code: 'UKR', entity_text: '烏克蘭', identifier_text: 'Ukraine', office: null }],
      quad_code: null,
    });
    const dead = records.find((record) => record['dead'] !== undefined)!;
    expect(dead).toMatchObject({ has_event: false, event: [], dead: { min: 600, max: 600 } });
  });
});

describe('geojson', () => {
  it('has points for claims with a known place alone, longitude first', async () => {
    const { text } = await exported(ledger, 'geojson');
    const collection = JSON.parse(text) as { type: string; features: Record<string, unknown>[] };
    expect(collection.type).toBe('FeatureCollection');
    expect(collection.features).toHaveLength(1);
    expect(collection.features[0]).toMatchObject({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [36.2, 51.7] },
      properties: { kind: 'attack', place: 'Kursk' },
    });
    const none = await exported(ledger, 'geojson', { filter: { actor: ['nobody'] } });
    expect(JSON.parse(none.text)).toEqual({ type: 'FeatureCollection', features: [] });
  });
});

describe('html', () => {
  it('is one file without scripts or addresses to fetch, and shows texts as texts', async () => {
    const { text } = await exported(ledger, 'html');
    const tags: string[] = [];
    const walk = (node: { tagName?: string; childNodes?: unknown[] }): void => {
      if (node.tagName) tags.push(node.tagName);
      for (const child of node.childNodes ?? []) walk(child as never);
    };
    walk(parseHtml(text));
    for (const tag of ['script', 'img', 'link', 'iframe', 'b']) expect(tags).not.toContain(tag);
    expect(text).not.toContain('<script');
    expect(text).toContain('&#60;b&#62;markup');
    expect(tags.filter((tag) => tag === 'article')).toHaveLength(9);
    expect(text).toContain('href="https://example.org/a?b=1&#38;c=&#34;2&#34;"');
  });

  it('speaks three languages', async () => {
    const question = { filter: { actor: ['PRK'] } };
    expect((await exported(ledger, 'html', question, 'zh-Hans')).text).toContain('不判断真伪');
    expect((await exported(ledger, 'html', question, 'zh-Hans')).text).toContain('朝鲜 → Russia');
    expect((await exported(ledger, 'html', question, 'zh-Hant')).text).toContain('<html lang="zh-Hant">');
    expect((await exported(ledger, 'html', question)).text).toContain('It does not say what is true.');
  });

  it('of one document has its title', async () => {
    const [document] = await ledger.documents();
    const { text } = await exported(ledger, 'html', { filter: { document: [document!.id] } });
    expect(text).toContain('<h1>=HYPERLINK(&#34;x&#34;)');
  });
});

describe('md', () => {
  it('lets no text set a link, a heading or markup', async () => {
    const { text } = await exported(ledger, 'md');
    expect(text).toContain('\\+1 \\<b\\>markup\\</b\\> \\| pipe');
    expect(text).not.toMatch(/(?<!\\)<script/);
    expect(text).toContain('\\[x\\]\\(y\\)');
    expect(text.match(/^> /gm)).toHaveLength(9);
    expect(text).toContain('> 朝鮮向俄羅斯運送100枚導彈');
  });
});
