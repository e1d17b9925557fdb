import type { Quantity } from '../../contract/reading.ts';
import type { Messages } from '../messages.ts';

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

/** How many, in words: bounds as bounds, shares as shares, money with its currency. */
export function formatQuantity(quantity: Quantity, words: Messages, unitToo = true): string {
  const { min, max, approximate, unit } = quantity;
  const [base = unit, period] = unit.split(' per ');
  const n = (value: number): string => formatNumber(value, words);
  let text: string;
  if (min !== null && max !== null) {
    if (min === max) text = words.t(approximate ? 'quantity.about' : 'quantity.exact', { n: n(min) });
    else text = words.t('quantity.range', { min: n(min), max: n(max) });
  } else if (min !== null) text = words.t('quantity.atLeast', { n: n(min) });
  else if (max !== null) text = words.t('quantity.atMost', { n: n(max) });
  else text = quantity.text;
  if (!unitToo) return text;
  const one = min === max && min !== null ? min : 2;
  text = withUnit(text, base, one, words);
  if (period === 'year') return words.t('quantity.perYear', { n: text });
  if (period === 'month') return words.t('quantity.perMonth', { n: text });
  if (period === 'day') return words.t('quantity.perDay', { n: text });
  return text;
}

function withUnit(n: string, unit: string, one: number, words: Messages): string {
  if (unit === '') return n;
  if (unit === 'percent') return words.t('quantity.percent', { n });
  if (unit === 'percent change') return words.t('quantity.change', { n });
  if (unit === 'times') return words.t('quantity.times', { n });
  if (/^[A-Z]{3}$/.test(unit)) return words.t('quantity.money', { n, currency: currencyName(unit, words) });
  return words.t('quantity.withUnit', { n, unit: words.label('unit', unit, { n: one }) });
}

/** Chinese readers write 美元; English ones know the ISO code. */
function currencyName(code: string, words: Messages): string {
  if (words.language === 'en') return code;
  return new Intl.DisplayNames(words.language, { type: 'currency' }).of(code) ?? code;
}
