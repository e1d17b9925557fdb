import type { Quantity } from '../contract/reading.ts';
import type { Messages } from './messages.ts';

/**
 * A number as the language writes it: grouped in threes, large round ones with the language's own steps (5.5 billion,
 * 55亿) where that loses nothing.
 */
export function formatNumber(n: number, words: Messages): string {
  const large = words.t('number.large').split(' ');
  const steps = words.t('number.largeAt').split(' ').map(Number);
  const gap = words.t('number.largeGap') === 'yes' ? ' ' : '';
  for (let i = steps.length - 1; i >= 0; i--) {
    const step = 10 ** steps[i]!;
    const short = n / step;
    if (Math.abs(short) < 1) continue;
    const rounded = Math.round(short * 100) / 100;
    if (Math.abs(rounded * step - n) < 0.5) return `${grouped(rounded)}${gap}${large[i] ?? ''}`;
    break;
  }
  return grouped(n);
}

function grouped(n: number): string {
  return n.toLocaleString('en-US', { maximumFractionDigits: 4 });
}

/** How many, in words: bounds as bounds, shares as shares, money with its currency; with or without the unit. */
export function formatQuantity(quantity: Quantity, words: Messages, unitToo = true): string {
  const { min, max, approximate, unit } = quantity;
  const [base = unit, period] = unit.split(' per ');
  const measured = (n: string, value: number): string => (unitToo ? withUnit(n, base, value, words) : n);
  const one = (value: number): string => measured(formatNumber(value, words), value);
  let text: string;
  if (min !== null && max !== null && min !== max) {
    const range = words.t('quantity.range', { min: formatNumber(min, words), max: formatNumber(max, words) });
    text = measured(range, max);
  } else if (min !== null && max !== null) text = approximate ? words.t('quantity.about', { n: one(min) }) : one(min);
  else if (min !== null) text = words.t('quantity.atLeast', { n: one(min) });
  else if (max !== null) text = words.t('quantity.atMost', { n: one(max) });
  else text = quantity.text;
  if (!unitToo) return text;
  if (period === 'year') return words.t('quantity.perYear', { n: text });
  if (period === 'month') return words.t('quantity.perMonth', { n: text });
  if (period === 'day') return words.t('quantity.perDay', { n: text });
  return text;
}

function withUnit(n: string, unit: string, value: number, words: Messages): string {
  if (unit === '') return n;
  if (unit === 'percent') return words.t('quantity.percent', { n });
  if (unit === 'percent change') return words.t('quantity.change', { n });
  if (unit === 'times') return words.t('quantity.times', { n });
  if (/^[A-Z]{3}$/.test(unit)) return words.t('quantity.money', { n, currency: currencyName(unit, words) });
  const name = words.label('unit', unit, { n: value });
  // A unit without a Chinese word keeps its English one, set apart from the number.
  return words.t('quantity.withUnit', {
    n,
    unit: words.has('unit', unit) || words.language === 'en' ? name : ` ${name}`,
  });
}

/** English readers know the ISO code; Chinese ones read the currency's name. */
function currencyName(code: string, words: Messages): string {
  if (words.language === 'en') return code;
  return new Intl.DisplayNames(words.language, { type: 'currency' }).of(code) ?? code;
}
