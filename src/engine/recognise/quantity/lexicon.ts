import { WordTable } from '../../../kernel/word-table.ts';
import type { QuantityTables, UnitKind } from '../../../knowledge/quantities.ts';

export interface Unit {
  unit: string | null;
  kind: UnitKind;
  calibre: boolean;
  half: { unit: string; value: number } | null;
  /** A number before it only orders. */
  orders?: true;
  /** Units that a general measure word can count; null where the word itself says what is counted. */
  nouns: ReadonlySet<string> | 'any' | null;
}
export interface Money {
  code: string;
  share: number;
  /** Read only where no Chinese character follows (三块). */
  last?: true;
  /** It has hundredths, which may follow without a name. */
  parted?: boolean;
}
export type BoundKind = 'about' | 'nearly' | 'min' | 'max' | 'exact';
export interface Share {
  min: number | null;
  max: number | null;
}
export interface Idiom {
  form: string;
  /** Where in the form its first numeral stands. */
  at: number;
}

/** Bits that say what may begin at a unit of the view. */
export const Begins = { Nothing: 0, Digit: 1, Chinese: 2, Latin: 4, Sign: 8 } as const;

/** A table asked backwards: the longest form that ends at a position. */
export class EndTable<T> {
  private readonly table: WordTable<T>;
  private readonly byLast = new Map<number, { form: string; value: T }[]>();

  constructor(entries: Iterable<readonly [string, T]>) {
    const list = [...entries];
    this.table = new WordTable(list);
    for (const [form, value] of list) {
      const last = form.charCodeAt(form.length - 1);
      const forms = this.byLast.get(last) ?? [];
      forms.push({ form, value });
      this.byLast.set(last, forms);
    }
    for (const forms of this.byLast.values()) forms.sort((a, b) => b.form.length - a.form.length);
  }

  /** The longest form that ends at `end`, exclusive, and begins at or after `floor`. */
  longestBefore(text: string, end: number, floor: number): { start: number; value: T } | null {
    const forms = this.byLast.get(text.charCodeAt(end - 1));
    if (!forms) return null;
    for (const { form, value } of forms) {
      const start = end - form.length;
      if (start >= floor && text.startsWith(form, start)) return { start, value };
    }
    return null;
  }

  /** The longest form that begins at `at`. */
  longestAt(text: string, at: number): { end: number; value: T } | null {
    return this.table.longestAt(text, at);
  }
}

const listed = <T>(forms: readonly string[], value: T): [string, T][] => forms.map((f) => [f, value]);
const chars = (record: Readonly<Record<string, number>>): Map<string, number> => new Map(Object.entries(record));

/** The indexes that the scanner asks, built once from the tables. Immutable after that. */
export function buildLexicon(tables: QuantityTables) {
  const { zh, en, currencies, measures } = tables;
  const zhNumerals = new Set([
    ...Object.keys(zh.digits),
    ...Object.keys(zh.multipliers),
    ...Object.keys(zh.myriads),
    ...Object.keys(zh.contracted),
  ]);
  const unitOf = new Map<string, Unit>();
  const noun = (unit: string): Unit =>
    unitOf.get(unit) ?? { unit, kind: 'count', calibre: false, half: null, nouns: null };
  for (const { unit, kind, calibre, half } of measures.units)
    if (!unitOf.has(unit)) unitOf.set(unit, { unit, kind, calibre, half: half ?? null, nouns: null });
  const zhMeasures: [string, Unit][] = [];
  for (const u of measures.units) {
    zhMeasures.push(...listed(u.measures, { ...noun(u.unit), kind: u.kind }));
    zhMeasures.push(...listed<Unit>(u.ordinals, { ...noun(u.unit), orders: true }));
  }
  for (const c of measures.classifiers) {
    const base: Unit =
      c.default === null ? { unit: null, kind: 'count', calibre: false, half: null, nouns: null } : noun(c.default);
    zhMeasures.push(...listed<Unit>(c.forms, { ...base, nouns: c.any ? 'any' : new Set(c.nouns) }));
  }
  // A classifier wins over a unit of the same form: it may still be counted as that unit.
  const measureByForm = new Map(zhMeasures);
  const zhNouns = measures.units.flatMap((u) => listed(u.zh, noun(u.unit)));
  const enNouns = new Map<string, { unit: Unit; plural: boolean }>();
  for (const u of measures.units) {
    for (const w of u.en) enNouns.set(w, { unit: { ...noun(u.unit), kind: u.kind }, plural: false });
    for (const w of u.plural) enNouns.set(w, { unit: { ...noun(u.unit), kind: u.kind }, plural: true });
  }
  const zhBounds = boundEntries(zh.before);
  const before = (sign: string): boolean => !/^[a-z]/.test(sign);
  const moneyBefore: [string, Money][] = [];
  const moneyAfter: [string, Money][] = [];
  const moneyCodes = new Map<string, Money>();
  const parts: [string, Money][] = [];
  for (const c of currencies) {
    const whole: Money = { code: c.code, share: 1, parted: c.part?.share === 0.01 };
    if (!c.word) moneyCodes.set(c.code.toLowerCase(), whole);
    moneyBefore.push(...listed(c.before, whole));
    moneyAfter.push(
      ...listed(c.after, whole),
      ...listed(c.zh, whole),
      ...listed<Money>(c.zhLast, { ...whole, last: true }),
    );
    for (const p of [c.part, c.tenth])
      if (p) parts.push(...listed([...p.after, ...p.zh], { code: c.code, share: p.share }));
  }
  const shares: [string, Share][] = [...zh.shares, ...en.shares].flatMap((s) =>
    listed(s.forms, { min: s.min, max: s.max }),
  );
  const fixed: [string, Share][] = zh.fixed.flatMap((s) => listed(s.forms, { min: s.min, max: s.max }));
  const words = enWords(tables);
  const begins = new Uint8Array(65536);
  for (let c = 48; c <= 57; c++) begins[c] = Begins.Digit;
  for (let c = 97; c <= 122; c++) begins[c] = Begins.Latin;
  const mark = (form: string): void => {
    const c = form.charCodeAt(0);
    if (c > 122) begins[c] = (begins[c] ?? 0) | Begins.Chinese;
  };
  for (const f of zhNumerals) mark(f);
  for (const f of [
    ...Object.keys(zh.some),
    ...zh.unbounded,
    ...zh.half,
    ...zh.minus,
    ...zh.ordinal,
    ...zh.wholeDiscount,
  ])
    mark(f);
  for (const [f] of [...shares, ...fixed]) mark(f);
  for (const [f] of moneyBefore) if (before(f)) begins[f.charCodeAt(0)] = (begins[f.charCodeAt(0)] ?? 0) | Begins.Sign;
  for (const [from, to] of VULGAR) for (let c = from; c <= to; c++) begins[c] = Begins.Chinese;
  // The first words of everything that may begin with a Latin letter; the pairs of letters they begin with let the
  // scanner pass over most words without a look at the table.
  const firstWord = (form: string): string => /^[a-z]*/.exec(form)![0];
  const starts = new Set(
    [
      ...[...words].filter(([, word]) => !INNER.has(word.role)).map(([form]) => form),
      ...[...moneyBefore, ...shares].map(([form]) => firstWord(form)),
      ...[...moneyCodes.keys()].flatMap((code) => [code, `m${code}`]),
    ].filter((word) => word !== ''),
  );
  const pairs = new Uint8Array(26 * 26);
  const singles = new Set<number>();
  for (const w of starts) {
    if (w.length > 1) pairs[(w.charCodeAt(0) - 97) * 26 + (w.charCodeAt(1) - 97)] = 1;
    else singles.add(w.charCodeAt(0));
  }
  const numeralOf = (form: string): number => {
    for (let i = 0; i < form.length; i++) if (((begins[form.charCodeAt(i)] ?? 0) & Begins.Chinese) !== 0) return i;
    return -1;
  };
  const idioms = new Map<number, Idiom[]>();
  for (const form of zh.idioms) {
    const at = numeralOf(form);
    if (at < 0) continue;
    const key = form.charCodeAt(at);
    const list = idioms.get(key) ?? [];
    list.push({ form, at });
    idioms.set(key, list);
  }
  for (const list of idioms.values()) list.sort((a, b) => b.form.length - b.at - (a.form.length - a.at));
  const enIdioms = new Map<string, Idiom[]>();
  for (const form of en.idioms) {
    let at = 0;
    for (const word of form.split(/[ -]/)) {
      if (words.has(word)) {
        enIdioms.set(word, [...(enIdioms.get(word) ?? []), { form, at }]);
        break;
      }
      at += word.length + 1;
    }
  }
  return {
    begins,
    pairs,
    singles,
    starts,
    words,
    digits: chars(zh.digits),
    counting: new Set(zh.counting),
    formal: new Set(zh.formal),
    multipliers: chars(zh.multipliers),
    myriads: chars(zh.myriads),
    contracted: chars(zh.contracted),
    collective: chars(zh.collective),
    numerals: zhNumerals,
    some: new WordTable(Object.entries(zh.some)),
    someLast: new Set(zh.someLast),
    dozens: zh.dozens,
    point: new Set(zh.point),
    half: new Set(zh.half),
    over: zh.over,
    whole: zh.whole,
    minus: new WordTable(listed(zh.minus, true)),
    ordinal: new Set(zh.ordinal),
    more: new Set(zh.more),
    odd: new Set(zh.odd),
    perHundred: Object.entries(zh.perHundred),
    tenths: chars(zh.tenths),
    discount: chars(zh.discount),
    tenthsNotBefore: new Set(zh.tenthsNotBefore),
    wholeDiscount: new WordTable(listed(zh.wholeDiscount, true)),
    unbounded: new WordTable(listed(zh.unbounded, true)),
    shares: new WordTable(shares),
    fixed: new WordTable(fixed),
    before: new EndTable([...zhBounds, ...boundEntries(en.before)]),
    bareMin: new EndTable(listed(zh.bareMin, true)),
    guards: new EndTable(listed(zh.guards, true)),
    outOf: new WordTable(listed(en.outOf, true)),
    oneIn: new WordTable(listed(en.oneIn, true)),
    after: new WordTable([...boundEntries(zh.after), ...boundEntries(en.after)]),
    range: new WordTable(listed([...zh.range, ...en.range], true)),
    join: new WordTable(listed([...zh.join, ...en.join], true)),
    between: new EndTable(listed(en.between, true)),
    from: new Set(en.from),
    moving: new Set([...en.moving, ...en.change.up, ...en.change.down]),
    change: {
      zh: new EndTable<1 | -1>([...listed<1 | -1>(zh.change.up, 1), ...listed<1 | -1>(zh.change.down, -1)]),
      zhFill: new EndTable(listed(zh.change.fill, true)),
      en: new Map([...listed<1 | -1>(en.change.up, 1), ...listed<1 | -1>(en.change.down, -1)]),
      enFill: new Set(en.change.fill),
      enAfter: new Map([...listed<1 | -1>(en.change.after.up, 1), ...listed<1 | -1>(en.change.after.down, -1)]),
    },
    betweenAfter: zh.between,
    flanks: new Set(zh.flanks),
    notAfter: new EndTable(listed(zh.notAfter, true)),
    labelsBefore: new EndTable(listed([...zh.labelsBefore, ...zh.designationHeads], true)),
    labelsAfter: new WordTable(listed(zh.labelsAfter, true)),
    labels: new Set(en.labels),
    heads: new Set(en.designationHeads),
    calendar: {
      year: new Set(zh.calendar.year),
      month: new Set(zh.calendar.month),
      day: new Set(zh.calendar.day),
      yearTails: new WordTable(listed(zh.calendar.yearTails, true)),
      clock: new EndTable(listed(zh.calendar.clock, true)),
      minute: new Set(zh.calendar.minute),
    },
    someForms: en.some.flatMap((e) => e.forms.map((form) => ({ form, low: e.low, alone: e.alone, exact: e.exact }))),
    idioms,
    enIdioms,
    measures: new WordTable(measureByForm),
    zhNouns: new EndTable(zhNouns),
    zhStops: new WordTable(listed(zh.nounStops, true)),
    enNouns,
    designated: new Map(measures.units.flatMap((u) => listed(u.designated, noun(u.unit)))),
    enStops: new Set(en.nounStops),
    determiners: new Set(en.determiners),
    symbols: new Map(measures.units.flatMap((u) => listed(u.symbols, { ...noun(u.unit), kind: u.kind }))),
    calibredZh: measures.calibred.zh,
    calibredEn: new Set(measures.calibred.en),
    percentSigns: new Set(measures.percent.signs),
    perMille: new Set(measures.percent.perMille),
    percentZh: measures.percent.zh,
    percentEn: new WordTable(listed(measures.percent.en, true)),
    moneyBefore: new WordTable(moneyBefore),
    moneyAfter: new WordTable([...moneyAfter, ...parts]),
    moneyCodes,
    parts: new WordTable(parts),
    perBefore: new EndTable(periodEntries(zh.per.before)),
    perAfter: new WordTable([...periodEntries(zh.per.after), ...periodEntries(en.per.after)]),
    scaleMarks: {
      attached: chars(en.scaleMarks.attached),
      spaced: chars(en.scaleMarks.spaced),
      capital: chars(en.scaleMarks.capital),
      money: chars(en.scaleMarks.money),
    },
    ordinalSuffixes: new Set(en.ordinalSuffixes),
    enMinus: new EndTable(listed(en.minus, true)),
  };
}

export type Lexicon = ReturnType<typeof buildLexicon>;

/** The code points of ½, ¾ and their like, first and last of each run. */
export const VULGAR: readonly (readonly [number, number])[] = [
  [0xbc, 0xbe],
  [0x2150, 0x215e],
];

/** Words that stand only inside a numeral. */
const INNER = new Set<Word['role']>(['and', 'of', 'point', 'over', 'scale', 'hundred', 'denominator', 'collective']);

/** What an English word can do in a numeral. */
export type Word =
  | { role: 'small' | 'tens' | 'hundred' | 'scale' | 'collective' | 'ordinal' | 'fold'; value: number }
  | { role: 'half'; value: number; plural: boolean }
  | { role: 'denominator'; value: number }
  | { role: 'article' | 'and' | 'of' | 'point' | 'minus' | 'over' }
  | { role: 'plural'; low: number; high: number; needsScale: boolean }
  | { role: 'some'; forms: { form: string; low: number; alone: number | null; exact: boolean }[] };

function enWords(tables: QuantityTables): Map<string, Word> {
  const { en } = tables;
  const words = new Map<string, Word>();
  const add = (
    role: 'small' | 'tens' | 'hundred' | 'scale' | 'collective' | 'ordinal' | 'fold',
    of: Record<string, number>,
  ): void => {
    for (const [word, value] of Object.entries(of)) words.set(word, { role, value });
  };
  add('fold', en.multiples);
  add('ordinal', en.ordinals);
  for (const [word, value] of Object.entries(en.ordinals)) words.set(`${word}s`, { role: 'denominator', value });
  add('small', en.small);
  add('tens', en.tens);
  add('hundred', en.hundred);
  add('scale', en.scales);
  add('collective', en.collective);
  for (const [word, value] of Object.entries(en.halves))
    words.set(word, { role: 'half', value, plural: word.endsWith('s') });
  for (const role of ['article', 'and', 'of', 'point', 'minus', 'over'] as const)
    for (const word of en[role]) words.set(word, { role });
  for (const [word, [low, high]] of Object.entries(en.plurals))
    words.set(word, { role: 'plural', low, high, needsScale: en.onlyWithScale.includes(word) });
  for (const s of en.some)
    for (const form of s.forms) {
      const first = form.split(' ')[0]!;
      const known = words.get(first);
      const entry = { form, low: s.low, alone: s.alone, exact: s.exact };
      if (known?.role === 'some') known.forms.push(entry);
      else if (!known) words.set(first, { role: 'some', forms: [entry] });
    }
  return words;
}

function boundEntries(of: Readonly<Record<BoundKind, readonly string[]>>): [string, BoundKind][] {
  return (Object.keys(of) as BoundKind[]).flatMap((kind) => of[kind].map((f): [string, BoundKind] => [f, kind]));
}

function periodEntries(of: Readonly<Record<string, readonly string[]>>): [string, string][] {
  return Object.entries(of).flatMap(([period, forms]) => forms.map((f): [string, string] => [f, period]));
}
