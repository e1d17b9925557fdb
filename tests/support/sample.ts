import type { Claim, Entity, Item } from '../../src/contract/reading.ts';

/** An article in our own words, with what a good reading of it holds; engines in tests answer with it. */
export const SAMPLE_TEXT = `兄弟之約🤝：遠東走廊全記錄
聲明：本文內容均引用權威資料，文末附來源及截圖。
西方媒體披露，2024年底朝鮮先後派遣約1.5萬名士兵前往庫爾斯克。
今年第二季度，俄軍消耗的炮彈中近一半來自朝鮮。
朝鮮通過軍售賺取高達55億美元。
金正恩9月5日在平壤會見俄羅斯代表團，雙方簽署新的援助協議。
莫斯科否認有六百人陣亡。
這是一步令人拍案的好棋。
參考資料：《遠東觀察》2025年9月3日
以上內容由用戶上傳，本平臺僅提供存儲服務。
`;

const entity = (id: string, type: Entity['type'], name: string, text: string, more: Partial<Entity> = {}): Entity => ({
  id,
  type,
  name,
  text,
  wikidata: null,
  lat: null,
  lon: null,
  country: null,
  ...more,
});
const PRK = entity('PRK', 'state', 'North Korea', '朝鮮', { wikidata: 'Q423' });
const RUS = entity('RUS', 'state', 'Russia', '俄羅斯', { wikidata: 'Q159' });
const SHELLS: Item = { id: 'shells', name: 'shells', class: 'ammunition' };

/** A claim by its quote; offsets are found in the text that is read. */
export type ClaimSpec = Partial<Omit<Claim, 'start' | 'end' | 'sentence' | 'original'>> & Pick<Claim, 'quote' | 'kind'>;

export const SAMPLE_CLAIMS: readonly ClaimSpec[] = [
  {
    quote: '2024年底朝鮮先後派遣約1.5萬名士兵前往庫爾斯克',
    kind: 'deployment',
    actors: [PRK],
    targets: [RUS],
    item: { id: 'soldiers', name: 'soldiers', class: 'people' },
    quantity: { min: 15000, max: 15000, unit: 'persons', approximate: true, text: '約1.5萬名' },
    time: { edtf: '2024-12', text: '2024年底', resolved: 'stated' },
    place: entity('kursk-oblast', 'place', 'Kursk Oblast', '庫爾斯克', { country: 'RUS', lat: 51.7, lon: 36.2 }),
    attribution: { id: 'western-media', name: 'Western media', class: 'media', text: '西方媒體', start: 0, end: 4 },
    support: { level: 'vague', sources: [], why: 'the speaker is a group without a name' },
    confidence: 0.91,
    reasons: [{ field: 'kind', rule: 'frame:dispatch', start: null, end: null, note: '派遣' }],
  },
  {
    quote: '俄軍消耗的炮彈中近一半來自朝鮮',
    kind: 'transfer',
    actors: [PRK],
    targets: [RUS],
    item: SHELLS,
    items: [SHELLS],
    quantity: { min: 40, max: 50, unit: 'percent', approximate: false, text: '近一半' },
    time: { edtf: '2025-34', text: '今年第二季度', resolved: 'inferred' },
    support: { level: 'covered', sources: [0], why: 'the listed source is later than the event' },
    confidence: 0.8,
  },
  {
    quote: '朝鮮通過軍售賺取高達55億美元',
    kind: 'payment',
    actors: [PRK],
    item: { id: 'usd', name: 'USD', class: 'money' },
    quantity: { min: null, max: 5.5e9, unit: 'USD', approximate: false, text: '55億美元' },
    confidence: 0.7,
  },
  {
    quote: '金正恩9月5日在平壤會見俄羅斯代表團',
    kind: 'meeting',
    actors: [entity('kim-jong-un', 'person', 'Kim Jong Un', '金正恩', { country: 'PRK' })],
    targets: [RUS],
    time: { edtf: '2025-09-05', text: '9月5日', resolved: 'inferred' },
    place: entity('pyongyang', 'place', 'Pyongyang', '平壤', { country: 'PRK' }),
    support: { level: 'anachronistic', sources: [0], why: 'the listed source is of 3 September' },
    confidence: 0.88,
  },
  {
    quote: '六百人陣亡',
    kind: 'casualty',
    targets: [PRK],
    quantity: { min: 600, max: 600, unit: 'persons', approximate: false, text: '六百人' },
    outcome: 'killed',
    status: 'denied',
    attribution: { id: 'RUS', name: 'Russia', class: 'entity', text: '莫斯科', start: 0, end: 3 },
    support: { level: 'cited', sources: [], why: 'the speaker is named' },
    confidence: 0.6,
  },
  {
    quote: '這是一步令人拍案的好棋',
    kind: 'judgement',
    checkable: false,
    status: 'ongoing',
    confidence: 0.95,
  },
];
