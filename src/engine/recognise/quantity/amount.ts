import type { UnitKind } from '../../../knowledge/quantities';
import { digitsEnd, isDigit, isLetter, readDigits, tidy } from './arabic';
import { readChinese, skipBlanks, spacedEnd } from './chinese';
import { continueDigits, readEnglish, wordEnd } from './english';
import { designationEnd, labelled } from './designation';
import type { Lexicon, Money, Unit } from './lexicon';
import type { Numeral, QuantityMark } from './types';
import {
  chineseNounAfter,
  codeAt,
  englishNounAfter,
  hanAt,
  isMeasured,
  readMeasure,
  readMoneyAfter,
  readSymbol,
  resolveClassifier,
  wordStops,
} from './units';

/** A numeral with its unit, before bounds and ranges. */
export interface Amount {
  start: number;
  end: number;
  numberStart: number;
  numberEnd: number;
  low: number | null;
  high: number | null;
  about: boolean;
  type: QuantityMark['type'];
  unit: string | null;
  kind: UnitKind;
  ordinal: boolean;
  scale: number;
  rule: string;
}

export interface Place {
  /** A bound stands directly before (近百). */
  bare: boolean;
  /** False inside "between … and …", where "and" joins nothing. */
  joined: boolean;
  /** The second end of a range: what stands before it is the first. */
  second?: boolean;
}

const NO_UNIT: Unit = { unit: null, kind: 'none', calibre: false, half: null, nouns: null };

/** Reads amounts in one text. It holds nothing but the text; every method may be called in any order. */
export class AmountReader {
  constructor(
    private readonly lex: Lexicon,
    readonly view: string,
    private readonly text: string,
  ) {}

  /** The amount at `at`, or how far nothing can begin. */
  read(at: number, place: Place): Amount | number {
    const { lex, view } = this;
    const code = view.charCodeAt(at);
    if (isDigit(code)) return this.fromDigits(at, place);
    const money = this.moneySign(at);
    if (money) {
      const amount = this.afterSign(at, money.end, money.money, place);
      if (amount) return amount;
    }
    if (isLetter(code)) {
      const end = wordEnd(view, at);
      const share = lex.shares.longestAt(view, at);
      if (share && wordStops(view, share.end)) return this.share(at, share.end, share.value);
      const numeral = readEnglish(lex, view, at, place.joined);
      if (!numeral) return end;
      return this.withEnglishUnit(at, numeral) ?? end;
    }
    return this.fromChinese(at, place) ?? at + 1;
  }

  private moneySign(at: number): { end: number; money: Money } | null {
    const { lex, view, text } = this;
    const letter = isLetter(view.charCodeAt(at));
    const found = lex.moneyBefore.longestAt(view, at);
    if (found) {
      const last = view.charCodeAt(found.end - 1);
      if (!isLetter(last) || !isLetter(view.charCodeAt(found.end))) return { end: found.end, money: found.value };
    }
    if (!letter) return null;
    const money = codeAt(lex, view, text, at);
    return money && !isLetter(view.charCodeAt(at + 3)) ? { end: at + 3, money } : null;
  }

  private afterSign(start: number, signEnd: number, money: Money, place: Place): Amount | null {
    const { lex, view } = this;
    const at = skipBlanks(view, view[signEnd] === '$' ? signEnd + 1 : signEnd);
    let numeral: Numeral | null;
    if (isDigit(view.charCodeAt(at))) numeral = this.digits(at, place, true);
    else if (isLetter(view.charCodeAt(at))) numeral = readEnglish(lex, view, at, place.joined);
    else numeral = readChinese(lex, view, at, true);
    if (!numeral || numeral.ordinal) return null;
    const again = readMoneyAfter(lex, view, this.text, numeral.end);
    const end =
      again?.money.code === money.code && !lex.moneyBefore.longestAt(view, skipBlanks(view, numeral.end))
        ? again.end
        : numeral.end;
    return {
      ...amountOf(start, end, at, numeral),
      type: 'money',
      unit: money.code,
      kind: 'money',
      rule: `money-sign:${numeral.rule}`,
    };
  }

  /** A numeral that begins with a digit, with the scale that follows it in either language. */
  private digits(at: number, place: Place, money: boolean): Numeral | null {
    const { lex, view } = this;
    const numeral = readChinese(lex, view, at, place.bare);
    if (!numeral) return null;
    if (numeral.rule !== 'digits') return this.dozen(numeral);
    const slash = this.slashFraction(at, numeral);
    if (slash) return slash;
    const value = numeral.low ?? 0;
    const attached = this.scaleMark(numeral.end, money);
    if (attached)
      return {
        ...numeral,
        end: attached.end,
        low: tidy(value * attached.value),
        high: tidy(value * attached.value),
        scale: attached.value,
        digits: 0,
        rule: 'digits-scale',
      };
    return (
      (place.joined || view[numeral.end] !== ' '
        ? continueDigits(lex, view, numeral.end, value)
        : this.scaleWord(numeral)) ?? this.dozen(numeral)
    );
  }

  private scaleWord(numeral: Numeral): Numeral | null {
    const end = wordEnd(this.view, numeral.end + 1);
    const word = this.lex.words.get(this.view.slice(numeral.end + 1, end));
    if (word?.role !== 'scale' || numeral.low === null) return null;
    const value = tidy(numeral.low * word.value);
    return { ...numeral, end, low: value, high: value, scale: word.value, digits: 0, rule: 'english-scale' };
  }

  private scaleMark(at: number, money: boolean): { end: number; value: number } | null {
    const { lex, view, text } = this;
    const end = wordEnd(view, at);
    if (end > at && !isDigit(view.charCodeAt(end))) {
      const form = view.slice(at, end);
      const value =
        lex.scaleMarks.attached.get(form) ??
        (money || readMoneyAfter(lex, view, text, end) ? lex.scaleMarks.money.get(form) : undefined);
      if (value) return { end, value };
      const capital = lex.scaleMarks.capital.get(form);
      if (capital && text.slice(at, end) !== form) return { end, value: capital };
      return null;
    }
    const from = skipBlanks(view, at);
    const stop = wordEnd(view, from);
    if (from === at || stop === from || isDigit(view.charCodeAt(stop)) || view[stop] === '-') return null;
    const form = view.slice(from, stop);
    const value =
      form.length > 1
        ? lex.scaleMarks.attached.get(form)
        : money
          ? (lex.scaleMarks.attached.get(form) ?? lex.scaleMarks.money.get(form))
          : undefined;
    return value ? { end: stop, value } : null;
  }

  private dozen(numeral: Numeral): Numeral {
    const times = this.lex.collective.get(this.view[numeral.end] ?? '');
    if (!times || numeral.low === null || numeral.high === null) return numeral;
    return {
      ...numeral,
      end: numeral.end + 1,
      low: numeral.low * times,
      high: numeral.high * times,
      lone: false,
      digits: 0,
    };
  }

  /** 3/4, 1 4/5 and ½. */
  private slashFraction(at: number, whole: Numeral): Numeral | null {
    const { view } = this;
    if (whole.digits === 0 || whole.digits > 4) return null;
    const made = (end: number, value: number): Numeral => ({
      ...whole,
      end,
      low: tidy(value),
      high: tidy(value),
      digits: 0,
      rule: 'slash-fraction',
    });
    const over = (from: number): { end: number; value: number } | null => {
      const top = digitsEnd(view, from);
      if (top === from || view[top] !== '/') return null;
      const end = digitsEnd(view, top + 1);
      const under = Number(view.slice(top + 1, end));
      if (end === top + 1 || under === 0 || view[end] === '/' || isLetter(view.charCodeAt(end)) || end - from > 9)
        return null;
      return { end, value: Number(view.slice(from, top)) / under };
    };
    if (view[whole.end] === '/') {
      const own = over(at);
      return own && (whole.low ?? 0) < 1900 ? made(own.end, own.value) : null;
    }
    const vulgar = vulgarAt(view, whole.end);
    if (vulgar !== null) return made(whole.end + 1, (whole.low ?? 0) + vulgar);
    if (view[whole.end] === ' ' && isDigit(view.charCodeAt(whole.end + 1))) {
      const tail = over(whole.end + 1);
      if (tail && tail.value < 1) return made(tail.end, (whole.low ?? 0) + tail.value);
    }
    return null;
  }

  private fromDigits(at: number, place: Place): Amount | number {
    const { lex, view } = this;
    const blocked = place.second ? at : designationEnd(lex, view, at);
    if (blocked > at) return blocked;
    let start = at;
    let from = at;
    let sign = 1;
    const before = view[at - 1];
    const outer = view[at - 2];
    if (before === '.' && (outer === undefined || ' \n(-'.includes(outer))) from = at - 1;
    const signAt = from - 1;
    if (!place.second && view[signAt] === '-' && (signAt === 0 || ' \n(（'.includes(view[signAt - 1]!))) {
      sign = -1;
      start = signAt;
    } else start = from;
    const numeral = from < at ? this.decimal(from) : this.digits(at, place, false);
    if (!numeral) return digitsEnd(view, at);
    const amount = this.finish(start, from, numeral, place);
    if (!amount) return Math.max(numeral.end, at + 1);
    if (typeof amount === 'number') return amount;
    return sign < 0 ? negated(amount, start) : amount;
  }

  private decimal(from: number): Numeral | null {
    const end = digitsEnd(this.view, from + 1);
    const read = Number(`0${this.view.slice(from, end)}`);
    return {
      end,
      low: read,
      high: read,
      about: false,
      scale: 1,
      fraction: false,
      ordinal: false,
      digits: 0,
      lone: false,
      rule: 'digits',
    };
  }

  private fromChinese(at: number, place: Place): Amount | number | null {
    const { lex, view } = this;
    const share = lex.shares.longestAt(view, at);
    if (share) return this.share(at, share.end, share.value);
    const fixed = lex.fixed.longestAt(view, at);
    if (fixed) {
      const numeral: Numeral = {
        end: fixed.end,
        low: fixed.value.min,
        high: fixed.value.max,
        about: false,
        scale: 1,
        fraction: false,
        ordinal: false,
        digits: 0,
        lone: false,
        rule: 'chinese-fixed',
      };
      return this.withChineseUnit(at, at, numeral);
    }
    if (lex.wholeDiscount.longestAt(view, at)) {
      const end = lex.wholeDiscount.longestAt(view, at)!.end;
      return this.share(at, end, { min: 50, max: 50 });
    }
    const minus = lex.minus.longestAt(view, at);
    if (minus) {
      const from = skipBlanks(view, minus.end);
      const inner =
        isDigit(view.charCodeAt(from)) || lex.numerals.has(view[from] ?? '') ? this.read(from, place) : null;
      return inner && typeof inner !== 'number' ? negated({ ...inner, numberStart: at }, at) : null;
    }
    if (lex.ordinal.has(view[at]!)) {
      const from = skipBlanks(view, at + 1);
      const numeral =
        isDigit(view.charCodeAt(from)) || lex.numerals.has(view[from] ?? '')
          ? readChinese(lex, view, from, false)
          : null;
      if (!numeral) return null;
      const amount = this.withChineseUnit(at, from, { ...numeral, ordinal: true });
      return { ...amount, ordinal: true, rule: 'chinese-ordinal' };
    }
    const vulgar = vulgarAt(view, at);
    if (vulgar !== null)
      return this.finish(
        at,
        at,
        {
          end: at + 1,
          low: vulgar,
          high: vulgar,
          about: false,
          scale: 1,
          fraction: true,
          ordinal: false,
          digits: 0,
          lone: false,
          rule: 'vulgar',
        },
        place,
      );
    for (const [form, each] of lex.perHundred) {
      const end = spacedEnd(view, at, form);
      if (end < 0) continue;
      const from = skipBlanks(view, end);
      const numeral = isDigit(view.charCodeAt(from))
        ? this.digits(from, place, false)
        : readChinese(lex, view, from, true);
      if (!numeral) return end;
      return this.percent(at, numeral, numeral.end, each, from);
    }
    if (lex.half.has(view[at]!)) return this.halfOf(at);
    const numeral = readChinese(lex, view, at, place.bare);
    if (!numeral) return this.unbounded(at);
    return this.finish(at, at, this.dozen(numeral), place);
  }

  /** 半年, 半吨: half of a unit; a time of half a unit goes into the next smaller one. */
  private halfOf(at: number): Amount | null {
    const measure = readMeasure(this.lex, this.view, at + 1);
    if (!measure || measure.unit.kind === 'count' || measure.unit.kind === 'persons' || measure.unit.unit === null)
      return null;
    const { half } = measure.unit;
    const value = half ? half.value : 0.5;
    return {
      start: at,
      end: measure.end,
      numberStart: at,
      numberEnd: at + 1,
      low: value,
      high: value,
      about: false,
      type: 'quantity',
      unit: half ? half.unit : measure.unit.unit,
      kind: measure.unit.kind,
      ordinal: false,
      scale: 1,
      rule: 'chinese-half',
    };
  }

  /** 多名, 数枚, 若干次: a number without bounds. */
  private unbounded(at: number): Amount | null {
    const { lex, view } = this;
    const some = lex.unbounded.longestAt(view, at);
    if (!some) return null;
    const measure = readMeasure(lex, view, some.end);
    if (!measure || measure.unit.kind === 'duration') return null;
    const unit = resolveClassifier(lex, view, measure.unit, measure.end, at);
    return {
      start: at,
      end: measure.end,
      numberStart: at,
      numberEnd: some.end,
      low: null,
      high: null,
      about: true,
      type: 'quantity',
      unit: unit.unit,
      kind: unit.kind,
      ordinal: false,
      scale: 1,
      rule: 'chinese-unbounded',
    };
  }

  private share(at: number, end: number, value: { min: number | null; max: number | null }): Amount {
    return {
      start: at,
      end,
      numberStart: at,
      numberEnd: end,
      low: value.min,
      high: value.max,
      about: value.min !== value.max,
      type: 'percent',
      unit: 'percent',
      kind: 'percent',
      ordinal: false,
      scale: 1,
      rule: 'share-word',
    };
  }

  /** Percent, fractions, money, measures and nouns after a numeral of digits or Chinese characters. */
  private finish(start: number, from: number, numeral: Numeral, place: Place): Amount | number | null {
    const { lex, view } = this;
    const over = this.overAt(numeral.end);
    if (over >= 0) {
      const fraction = this.chineseFraction(start, from, numeral, over, place);
      if (fraction) return fraction;
    }
    const whole = this.wholeFraction(start, from, numeral, place);
    if (whole) return whole;
    const next = view.charCodeAt(numeral.end);
    if (isLetter(next) && isDigit(view.charCodeAt(numeral.end - 1))) return this.withLetters(start, from, numeral);
    if (view[numeral.end] === ' ' || view[numeral.end] === '-' || view[numeral.end] === '\n') {
      const english = this.withEnglishUnit(from, numeral, start);
      if (english) {
        if (english.unit !== null || !(view[numeral.end] === ' ' && hanAt(view, numeral.end + 1)))
          return this.checked(english, numeral);
      }
    }
    return this.checked(this.withChineseUnit(start, from, numeral), numeral);
  }

  /** Drops what its surroundings say is no number: labels, lone characters, parts of dates. */
  private checked(amount: Amount, numeral: Numeral): Amount | number {
    const { lex, view } = this;
    if (amount.unit === null && amount.kind === 'none') {
      const calendar = this.calendar(amount, numeral);
      if (calendar !== undefined) return calendar ?? amount.numberEnd;
      const label = lex.labelsAfter.longestAt(view, amount.numberEnd);
      if (label && !numeral.about) return label.end;
      if (numeral.lone && !this.flanked(amount.numberStart, amount.numberEnd)) return amount.numberEnd;
      if (isDigit(view.charCodeAt(amount.numberStart)) && labelled(lex, view, amount.numberStart, false))
        return amount.numberEnd;
      if (numeral.digits === 4 && (numeral.low ?? 0) >= 1500 && (numeral.low ?? 0) < 2200)
        return { ...amount, rule: 'year-like' };
      return amount;
    }
    if (amount.unit === 'years') {
      const calendar = this.calendar(amount, numeral);
      if (calendar !== undefined) return calendar ?? amount.numberEnd;
    }
    if (isDigit(view.charCodeAt(amount.numberStart)) && labelled(lex, view, amount.numberStart, true))
      return amount.numberEnd;
    return amount;
  }

  /** The number of a year, month, day or hour: kept, unitless, for whoever has no date there. Undefined if it is none. */
  private calendar(amount: Amount, numeral: Numeral): Amount | null | undefined {
    const { calendar } = this.lex;
    const { view } = this;
    const at = skipBlanks(view, amount.numberEnd);
    const mark = view[at] ?? '';
    const value = numeral.low ?? 0;
    const bare: Amount = { ...amount, end: amount.numberEnd, unit: null, kind: 'none', rule: 'calendar' };
    const exact = numeral.low === numeral.high && !numeral.about;
    if (!exact) return undefined;
    if (calendar.year.has(mark)) {
      const string = numeral.lone && amount.numberEnd - amount.numberStart > 1;
      const monthAt = digitsEnd(view, skipBlanks(view, at + 1));
      const month = monthAt > at + 1 && calendar.month.has(view[monthAt] ?? '');
      const tail = calendar.yearTails.longestAt(view, at + 1) !== null && value >= 10;
      return numeral.digits === 4 || string || (value < 100 && (month || tail)) ? bare : undefined;
    }
    if (calendar.month.has(mark) && value >= 1 && value <= 12) return bare;
    if (calendar.day.has(mark) && value >= 1 && value <= 31) return bare;
    return this.lex.calendar.clock.longestAt(view, at) && value <= 24 ? bare : undefined;
  }

  /** A lone numeral character is a number only between function words, marks and blanks. */
  private flanked(start: number, end: number): boolean {
    const { lex, view } = this;
    const free = (i: number): boolean => !hanAt(view, i) || lex.flanks.has(view[i]!);
    if (lex.notAfter.longestBefore(view, start, 0)) return false;
    return free(start - 1) && free(end);
  }

  private overAt(at: number): number {
    const from = skipBlanks(this.view, at);
    for (const form of this.lex.over) {
      const end = spacedEnd(this.view, from, form);
      if (end >= 0) return skipBlanks(this.view, end);
    }
    return -1;
  }

  private chineseFraction(start: number, from: number, under: Numeral, at: number, place: Place): Amount | null {
    const { lex, view } = this;
    let top = at;
    let sign = 1;
    const minus = lex.minus.longestAt(view, at);
    if (minus) {
      top = minus.end;
      sign = -1;
    }
    const over = isDigit(view.charCodeAt(top)) ? this.digits(top, place, false) : readChinese(lex, view, top, false);
    if (!over || over.low === null || over.high === null || !under.low) return null;
    const low = tidy((sign * over.low) / under.low);
    const high = tidy((sign * over.high) / under.low);
    const numeral: Numeral = {
      ...over,
      end: over.end,
      low,
      high,
      digits: 0,
      lone: false,
      fraction: low > 0 && low < 1,
      rule: 'chinese-fraction',
    };
    return this.fraction(start, from, numeral, hanAt(view, start - 1) || hanAt(view, over.end));
  }

  /** 三又二分之一. */
  private wholeFraction(start: number, from: number, numeral: Numeral, place: Place): Amount | null {
    const { lex, view } = this;
    const at = skipBlanks(view, numeral.end);
    const whole = lex.whole.find((w) => view.startsWith(w, at));
    if (!whole || numeral.low === null) return null;
    const next = skipBlanks(view, at + whole.length);
    const under = isDigit(view.charCodeAt(next))
      ? this.digits(next, place, false)
      : readChinese(lex, view, next, false);
    const over = under ? this.overAt(under.end) : -1;
    if (!under || over < 0) return null;
    const part = this.chineseFraction(next, next, under, over, place);
    if (part?.low == null) return null;
    const share = part.type === 'percent' ? part.low / 100 : part.low;
    const value = tidy(numeral.low + share);
    return {
      ...amountOf(start, part.end, from, { ...numeral, end: part.end }),
      low: value,
      high: value,
      rule: 'chinese-mixed',
    };
  }

  /** A fraction in running text is a share; alone it is a number. */
  private fraction(start: number, from: number, numeral: Numeral, inText: boolean): Amount {
    const plain = amountOf(start, numeral.end, from, numeral);
    if (!numeral.fraction || !inText || numeral.low === null || numeral.high === null) return plain;
    return {
      ...plain,
      low: shareOf(numeral.low),
      high: shareOf(numeral.high),
      type: 'percent',
      unit: 'percent',
      kind: 'percent',
    };
  }

  private percent(start: number, numeral: Numeral, end: number, each: number, from: number): Amount {
    const scaled = (v: number | null): number | null => (v === null ? null : tidy(v * each));
    return {
      ...amountOf(start, end, from, numeral),
      low: scaled(numeral.low),
      high: scaled(numeral.high),
      type: 'percent',
      unit: 'percent',
      kind: 'percent',
      rule: 'percent',
    };
  }

  /** Percent signs and words of both languages after a numeral; `成` and `折` too. */
  private percentAfter(start: number, from: number, numeral: Numeral): Amount | null {
    const { lex, view } = this;
    const at = skipBlanks(view, numeral.end);
    const c = view[at] ?? '';
    if (lex.percentSigns.has(c)) return this.percent(start, numeral, at + 1, 1, from);
    if (lex.perMille.has(c)) return this.percent(start, numeral, at + 1, 0.1, from);
    for (const form of lex.percentZh) {
      const end = spacedEnd(view, at, form);
      if (end >= 0) return this.percent(start, numeral, end, 1, from);
    }
    const tenth = lex.tenths.get(c);
    if (tenth !== undefined && (numeral.low ?? 99) <= 10 && !lex.tenthsNotBefore.has(view[at + 1] ?? '')) {
      const tail = skipBlanks(view, at + 1);
      const one = lex.digits.get(view[tail] ?? '');
      if (lex.half.has(view[at + 1] ?? '')) return this.percent(start, shifted(numeral, 0.5), at + 2, tenth, from);
      if (
        one !== undefined &&
        one > 0 &&
        !lex.measures.longestAt(view, tail + 1) &&
        !lex.numerals.has(view[tail + 1] ?? '')
      )
        return this.percent(start, shifted(numeral, one / 10), tail + 1, tenth, from);
      return this.percent(start, numeral, at + 1, tenth, from);
    }
    const off = lex.discount.get(c);
    if (off !== undefined && (numeral.low ?? 99) < 100)
      return this.percent(start, numeral, at + 1, (numeral.low ?? 0) >= 10 ? off / 10 : off, from);
    return null;
  }

  private withChineseUnit(start: number, from: number, numeral: Numeral): Amount {
    const { lex, view } = this;
    const plain = amountOf(start, numeral.end, from, numeral);
    const percent = this.percentAfter(start, from, numeral);
    if (percent) return percent;
    const half = lex.half.has(view[numeral.end] ?? '') && numeral.scale > 1;
    const value = half ? shifted(numeral, numeral.scale / 2) : numeral;
    const numberEnd = half ? numeral.end + 1 : numeral.end;
    const money = this.money(start, from, { ...value, end: numberEnd });
    if (money) return money;
    const at = skipBlanks(view, numberEnd);
    const measure = readMeasure(lex, view, at);
    if (measure) {
      const unit = resolveClassifier(lex, view, measure.unit, measure.end, start);
      let counted = measure.half ? shifted(value, 0.5) : value;
      let { end } = measure;
      if (
        !measure.half &&
        unit.kind !== 'count' &&
        lex.half.has(view[end] ?? '') &&
        !lex.idioms.get(view.charCodeAt(end))?.some((i) => view.startsWith(i.form, end))
      ) {
        counted = shifted(counted, 0.5);
        end++;
      }
      const calibre = unit.calibre && lex.calibredZh.some((w) => view.startsWith(w, measure.end));
      return {
        ...amountOf(start, end, from, counted),
        high: measure.more ? null : counted.high,
        numberEnd,
        unit: unit.unit,
        kind: unit.kind,
        rule: calibre ? 'calibre' : numeral.rule,
      };
    }
    const noun = numeral.ordinal || numeral.lone ? null : chineseNounAfter(lex, view, at, 'any', 6);
    return noun
      ? { ...plain, unit: noun.unit, kind: noun.kind }
      : { ...plain, low: value.low, high: value.high, end: numberEnd, numberEnd };
  }

  /** A currency after a numeral, with its parts (3 dollars 50 cents, 五元三毛) and a scale behind it (75 USD million). */
  private money(start: number, from: number, numeral: Numeral): Amount | null {
    const { lex, view } = this;
    const found = readMoneyAfter(lex, view, this.text, numeral.end);
    if (!found || numeral.ordinal) return null;
    const { code, share } = found.money;
    let { end } = found;
    const scaled = (v: number | null, by: number): number | null => (v === null ? null : tidy(v * by));
    let by = share;
    if (share === 1 && view[end] === ' ') {
      const stop = wordEnd(view, end + 1);
      const word = lex.words.get(view.slice(end + 1, stop));
      if (word?.role === 'scale') {
        by = word.value;
        end = stop;
      }
    }
    const amount: Amount = {
      ...amountOf(start, end, from, numeral),
      low: scaled(numeral.low, by),
      high: scaled(numeral.high, by),
      type: 'money',
      unit: code,
      kind: 'money',
      rule: `money:${numeral.rule}`,
    };
    const part = share === 1 && by === 1 ? this.moneyPart(end, code) : null;
    if (!part || amount.low === null || amount.high === null) return amount;
    return { ...amount, end: part.end, low: tidy(amount.low + part.value), high: tidy(amount.high + part.value) };
  }

  private moneyPart(at: number, code: string): { end: number; value: number } | null {
    const { lex, view } = this;
    let from = skipBlanks(view, at);
    const join = wordEnd(view, from);
    if (lex.words.get(view.slice(from, join))?.role === 'and') from = skipBlanks(view, join);
    const numeral = isDigit(view.charCodeAt(from))
      ? readChinese(lex, view, from, false)
      : isLetter(view.charCodeAt(from))
        ? readEnglish(lex, view, from, true)
        : readChinese(lex, view, from, false);
    if (!numeral || numeral.low === null || numeral.ordinal || numeral.low >= 100) return null;
    const next = skipBlanks(view, numeral.end);
    const part = lex.parts.longestAt(view, next);
    if (part?.value.code === code && wordStops(view, part.end))
      return { end: part.end, value: numeral.low * part.value.share };
    return null;
  }

  /** Letters that touch the digits: a unit sign, an ordinal suffix, or part of a designation. */
  private withLetters(start: number, from: number, numeral: Numeral): Amount | number {
    const { lex, view } = this;
    const end = wordEnd(view, numeral.end);
    const symbol = readSymbol(lex, view, numeral.end);
    const plain = amountOf(start, numeral.end, from, numeral);
    if (symbol) {
      const calibre = symbol.unit.calibre && this.calibred(symbol.end);
      return {
        ...plain,
        end: symbol.end,
        unit: symbol.unit.unit,
        kind: symbol.unit.kind,
        rule: calibre ? 'calibre' : numeral.rule,
      };
    }
    const money = this.money(start, from, numeral);
    if (money) return money;
    if (lex.ordinalSuffixes.has(view.slice(numeral.end, end)) && numeral.digits > 0)
      return { ...plain, end, numberEnd: end, ordinal: true, rule: 'digits-ordinal' };
    if (lex.percentEn.longestAt(view, numeral.end)?.end === end) return this.percent(start, numeral, end, 1, from);
    let stop = end;
    while (isLetter(view.charCodeAt(stop)) || isDigit(view.charCodeAt(stop))) stop++;
    return stop;
  }

  private calibred(at: number): boolean {
    const { lex, view } = this;
    let i = at;
    for (let words = 0; words < 3 && (view[i] === ' ' || view[i] === '-'); words++) {
      const end = wordEnd(view, i + 1);
      const form = view.slice(i + 1, end);
      if (lex.calibredEn.has(form) || lex.calibredEn.has(form.replace(/s$/, ''))) return true;
      i = end;
    }
    return lex.calibredZh.some((w) => view.startsWith(w, at));
  }

  /** Percent, money, unit or noun after an English numeral or one in digits with a blank after it. */
  private withEnglishUnit(from: number, numeral: Numeral, start = from): Amount {
    const { lex, view } = this;
    const plain = amountOf(start, numeral.end, from, numeral);
    const at = skipBlanks(view, view[numeral.end] === '-' ? numeral.end + 1 : numeral.end);
    const percent = lex.percentEn.longestAt(view, at);
    if (percent && wordStops(view, percent.end)) return this.percent(start, numeral, percent.end, 1, from);
    const chinese = this.percentAfter(start, from, numeral);
    if (chinese) return chinese;
    if (numeral.ordinal) return plain;
    if (numeral.rule === 'english-fold') return { ...plain, unit: 'times', kind: 'times' };
    const money = this.money(start, from, numeral);
    if (money) return money;
    if (numeral.fraction) {
      const half = this.halfUnit(start, from, numeral);
      if (half) return half;
      return this.fraction(start, from, numeral, this.wordsBeside(start, numeral.end));
    }
    if (view[numeral.end] === ' ' || view[numeral.end] === '-') {
      const symbol = readSymbol(lex, view, at);
      if (symbol && isDigit(view.charCodeAt(numeral.end - 1))) {
        const calibre = symbol.unit.calibre && this.calibred(symbol.end);
        return {
          ...plain,
          end: symbol.end,
          unit: symbol.unit.unit,
          kind: symbol.unit.kind,
          rule: calibre ? 'calibre' : numeral.rule,
        };
      }
    }
    const vague = numeral.rule === 'english-vague' || numeral.rule === 'english-some';
    let nounFrom = numeral.end;
    if (vague && lex.words.get(view.slice(at, wordEnd(view, at)))?.role === 'of') nounFrom = wordEnd(view, at);
    const money2 = nounFrom > numeral.end ? this.money(start, from, { ...numeral, end: nounFrom }) : null;
    if (money2) return { ...money2, numberEnd: numeral.end };
    const noun = englishNounAfter(lex, view, nounFrom, numeral.low === 1 && numeral.high === 1);
    if (!noun) return plain;
    const calibre = noun.direct && noun.unit.calibre && this.calibred(noun.end);
    const end = noun.direct && isMeasured(noun.unit) && nounFrom === numeral.end ? noun.end : numeral.end;
    return { ...plain, end, unit: noun.unit.unit, kind: noun.unit.kind, rule: calibre ? 'calibre' : numeral.rule };
  }

  /** "half a year", "half an hour": in the next smaller unit. */
  private halfUnit(start: number, from: number, numeral: Numeral): Amount | null {
    const { lex, view } = this;
    if (numeral.low !== 0.5) return null;
    let at = skipBlanks(view, view[numeral.end] === '-' ? numeral.end + 1 : numeral.end);
    const end = wordEnd(view, at);
    if (lex.words.get(view.slice(at, end))?.role === 'article') at = skipBlanks(view, end);
    const stop = wordEnd(view, at);
    const noun = lex.enNouns.get(view.slice(at, stop));
    if (!noun || noun.plural || !noun.unit.half) return null;
    return {
      ...amountOf(start, stop, from, numeral),
      low: noun.unit.half.value,
      high: noun.unit.half.value,
      unit: noun.unit.half.unit,
      kind: 'duration',
      rule: 'english-half',
    };
  }

  private wordsBeside(start: number, end: number): boolean {
    const { view } = this;
    return (
      (view[start - 1] === ' ' && isLetter(view.charCodeAt(start - 2))) ||
      (view[end] === ' ' && isLetter(view.charCodeAt(end + 1)))
    );
  }
}

/** ½, ¾ and their like, by their compatibility form; null for any other character. */
function vulgarAt(view: string, at: number): number | null {
  const code = view.charCodeAt(at);
  if (!((code >= 0xbc && code <= 0xbe) || (code >= 0x2150 && code <= 0x215e))) return null;
  const [top, under] = view[at]!.normalize('NFKC').split('\u2044');
  return Number(top) / Number(under);
}

/** A share in percent: whole numbers, one decimal where that is exact. */
function shareOf(value: number): number {
  const percent = tidy(value * 100);
  const tenth = Math.round(percent * 100) / 100;
  return Math.abs(tenth - percent) < 1e-9 ? tenth : Math.round(percent);
}

function shifted(numeral: Numeral, by: number): Numeral {
  return {
    ...numeral,
    low: numeral.low === null ? null : tidy(numeral.low + by),
    high: numeral.high === null ? null : tidy(numeral.high + by),
  };
}

function negated(amount: Amount, start: number): Amount {
  return {
    ...amount,
    start,
    numberStart: start,
    low: amount.high === null ? null : -amount.high,
    high: amount.low === null ? null : -amount.low,
  };
}

function amountOf(start: number, end: number, from: number, numeral: Numeral): Amount {
  return {
    start,
    end,
    numberStart: from,
    numberEnd: numeral.end,
    low: numeral.low,
    high: numeral.high,
    about: numeral.about,
    type: 'quantity',
    ...NO_UNIT_FIELDS,
    ordinal: numeral.ordinal,
    scale: numeral.scale,
    rule: numeral.rule,
  };
}

const NO_UNIT_FIELDS = { unit: NO_UNIT.unit, kind: NO_UNIT.kind };
