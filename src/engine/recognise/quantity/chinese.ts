import { isDigit, isLetter, readDigits, tidy } from './arabic.ts';
import type { Lexicon } from './lexicon.ts';
import type { Numeral } from './types.ts';

/** The first position at or after `at` that is no blank, at most three further. */
export function skipBlanks(view: string, at: number): number {
  let i = at;
  while (i < at + 4 && (view[i] === ' ' || view[i] === '\u00a0' || view[i] === '\u3000')) i++;
  return i;
}

/** Where `form` ends if it stands at `at`, blanks between its characters allowed; otherwise -1. */
export function spacedEnd(view: string, at: number, form: string): number {
  let i = at;
  for (let k = 0; k < form.length; k++) {
    if (k > 0) i = skipBlanks(view, i);
    if (view[i] !== form[k]) return -1;
    i++;
  }
  return i;
}

/** Whether a fixed expression (一起, 统一) covers the numeral character at `at`; then where it ends, otherwise -1. */
export function idiomEnd(lex: Lexicon, view: string, at: number): number {
  const idioms = lex.idioms.get(view.charCodeAt(at));
  if (!idioms) return -1;
  for (const { form, at: offset } of idioms) if (view.startsWith(form, at - offset)) return at - offset + form.length;
  return -1;
}

type Last = 'nothing' | 'digit' | 'digits' | 'zero' | 'multiplier' | 'myriad';

/**
 * Reads a numeral in Chinese characters, in digits, or in both (1億2000萬, 2万5千), with "some" and "odd" (数十万,
 * 十余, 百把) and neighbouring digits as a range (三四百). `bare` lets it begin with 百, 千, 万 or 亿 (近百).
 */
export function readChinese(lex: Lexicon, view: string, text: string, start: number, bare: boolean): Numeral | null {
  let i = start;
  let totalLow = 0;
  let totalHigh = 0;
  let partLow = 0;
  let partHigh = 0;
  let low = -1;
  let high = -1;
  let arabic = false;
  let vague = false;
  let open = false;
  let about = false;
  let last: Last = 'nothing';
  let unit = 0;
  let partUnit = Infinity;
  let units = 0;
  let scale = 1;
  let zero = false;
  let plain = 0;
  let onlySomeTen = false;
  let decimals = false;
  let count = 0;
  let string = 0;

  for (;;) {
    let at = i;
    if (view[at] === ' ' || view[at] === '\u00a0') {
      if (last === 'nothing') break;
      at = skipBlanks(view, i);
      const next = view[at] ?? '';
      const multiplies = lex.multipliers.has(next) || lex.myriads.has(next) || lex.more.has(next);
      const joins =
        last === 'digit' || last === 'digits' ? multiplies : multiplies || (!arabic && lex.numerals.has(next));
      if (!joins && !(lex.point.has(next) && !arabic)) break;
    }
    const c = view[at] ?? '';
    const code = view.charCodeAt(at);
    if (isDigit(code)) {
      if (low >= 0 || decimals) break;
      if (last !== 'nothing' && at !== i) break;
      const read = readDigits(view, at, text);
      if (units > 0 && (read.value >= unit || isLetter(view.charCodeAt(read.end)))) break;
      low = high = read.value;
      plain = units === 0 ? read.plain : 0;
      string = read.plain;
      arabic = true;
      last = 'digit';
      i = read.end;
      count++;
      continue;
    }
    const some = low < 0 && !decimals ? lex.some.longestAt(view, at) : null;
    if (some) {
      const next = skipBlanks(view, some.end);
      const multiplied = lex.multipliers.has(view[next] ?? '') || lex.myriads.has(view[next] ?? '');
      if (units === 0 ? !multiplied : !lex.someLast.has(c) && !multiplied) break;
      [low, high] = units === 0 ? some.value : [1, 9];
      vague = units === 0;
      onlySomeTen = units === 0;
      last = 'digit';
      i = some.end;
      count++;
      continue;
    }
    const digit = lex.digits.get(c);
    if (digit !== undefined) {
      if (decimals) break;
      if (low >= 0) {
        if (
          arabic ||
          last !== 'digit' ||
          vague ||
          lex.counting.has(c) !== (digit === 2 && low === 1 && lex.counting.has(c))
        )
          break;
        // A second digit: either the next one up, a range (三四百), or a string of digits (二○二三).
        const after = lex.digits.has(view[at + 1] ?? '');
        if (string === 1 && digit === low + 1 && low > 0 && !after && at === i) {
          high = digit;
          last = 'digits';
          i = at + 1;
          count++;
          continue;
        }
        if (units > 0) break;
        let value = low;
        let k = at;
        for (let d = digit as number | undefined; d !== undefined; d = lex.digits.get(view[k] ?? '')) {
          value = value * 10 + d;
          k++;
        }
        low = high = value;
        string = count + k - at;
        last = 'digits';
        i = k;
        count = string;
        continue;
      }
      if (units > 0 && unit > 10 && !zero && idiomEnd(lex, view, at) > at) break;
      if (digit === 0 && units > 0) {
        zero = true;
        last = 'zero';
        i = at + 1;
        continue;
      }
      low = high = digit;
      string = 1;
      last = 'digit';
      i = at + 1;
      count++;
      continue;
    }
    const contracted = low < 0 && partUnit > 10 ? lex.contracted.get(c) : undefined;
    if (contracted !== undefined && !decimals) {
      partLow += contracted;
      partHigh += contracted;
      partUnit = unit = 10;
      units++;
      count++;
      last = 'multiplier';
      scale = 1;
      i = at + 1;
      continue;
    }
    const times = lex.multipliers.get(c);
    if (times !== undefined && !decimals) {
      if (times >= partUnit || open) break;
      if (unitWordAt(lex, view, at)) break;
      if (low < 0) {
        if (last === 'multiplier') break;
        if (last === 'nothing' && times !== 10 && !bareAllowed(lex, view, at + 1, bare)) return null;
        low = high = 1;
      }
      if (last === 'zero') zero = false;
      partLow += low * times;
      partHigh += vague ? (high + 1) * times - 1 : high * times;
      onlySomeTen = vague && times === 10 && units === 0;
      if (vague && arabic) break;
      low = high = -1;
      unit = partUnit = times;
      scale = units === 0 && times > 10 ? times : 1;
      units++;
      count++;
      last = 'multiplier';
      i = at + 1;
      continue;
    }
    const myriad = lex.myriads.get(c);
    if (myriad !== undefined) {
      if (unitWordAt(lex, view, at)) break;
      if (last === 'nothing') {
        if (!bare && !bareMyriad(lex, view, at + 1)) return null;
        low = high = 1;
      }
      if (last === 'zero') break;
      const spread = vague && low >= 0 ? myriad - 1 : 0;
      const tailLow = partLow + Math.max(low, 0);
      const tailHigh = partHigh + Math.max(high, 0);
      if (tailLow === 0 && tailHigh === 0 && totalLow > 0) {
        totalLow *= myriad;
        totalHigh *= myriad;
        scale *= myriad;
      } else if (totalLow > 0 && myriad >= unitOfTotal(totalLow, scale)) {
        totalLow = (totalLow + tailLow) * myriad;
        totalHigh = (totalHigh + tailHigh) * myriad;
        scale = myriad;
      } else {
        scale = totalLow > 0 ? 1 : myriad;
        totalLow += tailLow * myriad;
        totalHigh += tailHigh * myriad + spread;
      }
      partLow = partHigh = 0;
      low = high = -1;
      unit = myriad;
      partUnit = Infinity;
      onlySomeTen = false;
      decimals = false;
      zero = false;
      units++;
      count++;
      last = 'myriad';
      i = at + 1;
      continue;
    }
    if (lex.more.has(c) && !open && (units > 0 || arabic) && low !== 0) {
      const next = skipBlanks(view, at + 1);
      const grows = lex.myriads.has(view[next] ?? '');
      if (units > 0 && low >= 0 && !arabic && !grows) break;
      open = true;
      i = at + 1;
      if (!grows) break;
      continue;
    }
    if (lex.odd.has(c) && at === i && !about && (units > 0 || arabic)) {
      const grows = lex.myriads.has(view[at + 1] ?? '');
      if (!grows && !lex.measures.longestAt(view, at + 1)) break;
      about = true;
      i = at + 1;
      if (!grows) break;
      continue;
    }
    if (lex.point.has(c) && !decimals && !arabic && (low >= 0 || units > 0) && !vague) {
      const from = skipBlanks(view, at + 1);
      let k = from;
      let fraction = 0;
      let place = 0.1;
      for (let d = decimalAt(lex, view, k); d !== undefined && k - from < 16; d = decimalAt(lex, view, k)) {
        fraction += d * place;
        place /= 10;
        k++;
      }
      // 三点二十分 tells the time.
      if (k === from || lex.multipliers.has(view[k] ?? '') || lex.calendar.clock.longestAt(view, k)) break;
      const whole = tidy(totalLow + partLow + trailing(low, unit, zero, units, false));
      totalLow = totalHigh = partLow = partHigh = 0;
      low = high = tidy(whole + fraction);
      units = 0;
      decimals = true;
      last = 'digits';
      count += 2;
      i = k;
      continue;
    }
    break;
  }
  if (last === 'nothing') return null;
  if (!bare && lex.formal.has(view[start] ?? '') && count === 1) return null;
  const tail = (v: number): number => (decimals || v < 0 ? Math.max(v, 0) : trailing(v, unit, zero, units, arabic));
  let min: number = tidy(totalLow + partLow + tail(low));
  let max: number | null = tidy(totalHigh + partHigh + tail(high));
  if (onlySomeTen && units === 1) [min, max] = lex.dozens;
  if (low >= 0 && units > 0) scale = 1;
  let rule = units === 0 ? (arabic ? 'digits' : 'chinese-digits') : 'chinese';
  if (open) {
    max = null;
    rule = 'chinese-more';
  } else if (about) rule = 'chinese-odd';
  else if (min !== max) rule = vague ? 'chinese-some' : 'chinese-adjacent';
  const digitString = !arabic && units === 0 && !decimals && count > 1 && min === max;
  return {
    end: i,
    low: min,
    high: max,
    about,
    scale: open ? 1 : scale,
    fraction: false,
    ordinal: false,
    digits: units === 0 && !open && !about ? plain : 0,
    lone: count === 1 && !arabic ? true : digitString,
    rule,
  };
}

function decimalAt(lex: Lexicon, view: string, at: number): number | undefined {
  const c = view[at] ?? '';
  return lex.counting.has(c) ? undefined : lex.digits.get(c);
}

/** 九百九 is 990 and 九十二万四 is 924,000, but 九百零九 is 909, 二十五 is 25 and 3万4000 is 34,000. */
function trailing(value: number, unit: number, zero: boolean, units: number, arabic: boolean): number {
  if (value < 0) return 0;
  if (units === 0 || zero || unit <= 10 || value > 9 || (arabic && unit < 1000)) return value;
  return (value * unit) / 10;
}

function unitOfTotal(total: number, scale: number): number {
  return scale > 1 ? scale : total;
}

/** 千米, 兆瓦 and their like begin with a multiplier and are units. */
function unitWordAt(lex: Lexicon, view: string, at: number): boolean {
  const found = lex.measures.longestAt(view, at);
  return found !== null && found.end - at > 1;
}

function bareAllowed(lex: Lexicon, view: string, next: number, bare: boolean): boolean {
  const c = view[next] ?? '';
  if (bare || lex.multipliers.has(c) || lex.myriads.has(c)) return true;
  return bareMyriad(lex, view, next);
}

function bareMyriad(lex: Lexicon, view: string, next: number): boolean {
  const c = view[next] ?? '';
  if (lex.more.has(c) || lex.odd.has(c)) return lex.measures.longestAt(view, next + 1) !== null;
  const kind = lex.measures.longestAt(view, next)?.value.kind;
  return kind === 'persons' || kind === 'mass' || kind === 'length';
}
