import type { Claim, Range, Reading, ReadingInput } from '../../src/contract/reading.ts';
import type { Engine } from '../../src/engine/index.ts';
import { TallyError } from '../../src/kernel/errors.ts';
import type { OpenedEngine } from '../../src/app/knowledge.ts';
import { type ClaimSpec, SAMPLE_CLAIMS } from './sample.ts';

const TRADITIONAL = '亂臺萬遠約東會見張鮮庫爾羅記錄協議軍億彈計';
const SIMPLIFIED = '乱台万远约东会见张鲜库尔罗记录协议军亿弹计';

/** A small part of what data/rollups and data/registers tell. */
const ROLLUPS: OpenedEngine['rollups'] = {
  running: ['累计', 'so far'],
  registers: {
    sipri: { classes: ['ammunition', 'missiles', 'artillery'] },
    kiel: { items: { 'humanitarian-aid': 'Humanitarian' }, classes: { money: 'Financial', ammunition: 'Military' } },
    acled: {
      disorder: 'Political violence',
      classes: { drones: { event: 'Explosions/Remote violence', sub: 'Air/drone strike' } },
    },
  },
  designations: ['kn-23'],
  states: { PRK: 'North Korea', RUS: 'Russia', UKR: 'Ukraine' },
};

const points = (text: string): number => Array.from(text).length;

/**
 * An engine that knows only the claims it is given, and finds them by their quotes. It has the engine's manners: pure,
 * and it throws only for input that is not of the contract's form.
 */
export function fakeEngine(version = '0.0.1', claims: readonly ClaimSpec[] = SAMPLE_CLAIMS): Engine {
  return {
    version,
    dataVersion: '2025.1',
    read: (input, options = {}) => fakeReading(input, claims, options.explain === true),
    restore: (input) => {
      const { text } = fakeReading(input, claims, false).document;
      const before = (offset: number): number => Buffer.byteLength(Array.from(text).slice(0, offset).join(''));
      return { text, original: ({ start, end }) => ({ start: before(start), end: before(end) }) };
    },
  };
}

export function openFakeEngine(version?: string, claims?: readonly ClaimSpec[]): () => Promise<OpenedEngine> {
  const variants = new Map(Array.from(TRADITIONAL, (c, i) => [c, SIMPLIFIED.charAt(i)]));
  const fold = (text: string): string => Array.from(text.toLowerCase(), (c) => variants.get(c) ?? c).join('');
  return () => Promise.resolve({ engine: fakeEngine(version, claims), fold, rollups: ROLLUPS });
}

function fakeReading(input: ReadingInput, specs: readonly ClaimSpec[], explain: boolean): Reading {
  if (input.text === 'defect') throw new RangeError('a defect of the engine');
  const text =
    typeof input.bytes === 'string' ? Buffer.from(input.bytes, 'base64').toString('utf8') : (input.text ?? input.html);
  if (typeof text !== 'string')
    throw new TallyError('INPUT_CONTENT', 'exactly one of text, html and bytes must be given');
  const find = (quote: string): Range => {
    const start = points(text.slice(0, text.indexOf(quote)));
    return { start, end: start + points(quote) };
  };
  const notice = (kind: string, quote: string) => (text.includes(quote) ? [{ kind, ...find(quote) }] : []);
  const claims: Claim[] = specs
    .filter((spec) => text.includes(spec.quote))
    .map((spec, i) => {
      const at = text.indexOf(spec.quote);
      const lineStart = text.lastIndexOf('\n', at) + 1;
      const lineEnd = (text.indexOf('\n', at) + text.length) % text.length;
      const bytesBefore = Buffer.byteLength(text.slice(0, at));
      const { reasons, ...rest } = spec;
      return {
        id: `c${i + 1}`,
        checkable: true,
        plover: null,
        cameo: null,
        actors: [],
        targets: [],
        item: null,
        items: [],
        quantity: null,
        time: null,
        place: null,
        outcome: null,
        reported: null,
        status: 'occurred' as const,
        attribution: null,
        support: { level: 'unsourced' as const, sources: [], why: 'nobody is named' },
        flags: [],
        confidence: 0.5,
        ...rest,
        ...find(spec.quote),
        sentence: { start: points(text.slice(0, lineStart)), end: points(text.slice(0, lineEnd)) },
        original: { start: bytesBefore, end: bytesBefore + Buffer.byteLength(spec.quote) },
        ...(explain ? { reasons: reasons ?? [] } : {}),
      };
    });
  const source = '參考資料：《遠東觀察》2025年9月3日';
  const meetings = claims.filter((claim) => claim.kind === 'meeting').map((claim) => claim.id);
  return {
    id: input.id,
    document: {
      sha256: '0'.repeat(64),
      title: input.title ?? text.split('\n')[0] ?? null,
      lang: 'zh-Hant',
      published: input.published ?? null,
      publisher: input.publisher ?? null,
      url: input.url ?? null,
      author: null,
      updated: null,
      canonical: null,
      encoding: 'utf-8',
      text,
      repairs: text.includes('遠東')
        ? [{ kind: 'pinyin-noise', ...find('遠東'), original: '遠(yuǎn)東', restored: '遠東', confidence: 1 }]
        : [],
      notices: [
        ...notice('sourcing-statement', '聲明：本文內容均引用權威資料，文末附來源及截圖。'),
        ...notice('platform-disclaimer', '以上內容由用戶上傳，本平臺僅提供存儲服務。'),
      ],
      sources: text.includes(source)
        ? [{ title: '遠東觀察', publisher: null, published: '2025-09-03', url: null, ...find(source) }]
        : [],
      links: [],
    },
    claims,
    checks:
      meetings.length > 0
        ? [
            {
              code: 'SOURCE_PROMISED_MISSING',
              severity: 'warning',
              claims: [],
              message: 'Screenshots are promised; there is none.',
              evidence: '文末附來源及截圖',
            },
            {
              code: 'SOURCE_PREDATES_EVENT',
              severity: 'error',
              claims: meetings,
              message: 'The only source is of 3 September 2025; this is said to have happened on 5 September 2025.',
              evidence: '遠東觀察, 2025-09-03',
            },
          ]
        : [],
    diagnostics: [],
  };
}
