import type { Figure } from '../../src/contract/rollups.ts';
import type { Messages } from '../../src/words/messages.ts';
import { formatQuantity } from '../../src/words/number.ts';

/** The chosen value of a figure, in words; its bounds where none was chosen. */
export function figureText(figure: Figure, unit: string, words: Messages): string {
  const { best, low, high } = figure;
  if (best) return formatQuantity({ ...best, unit, text: '' }, words);
  if (low === null && high === null) return '–';
  return formatQuantity({ min: low, max: high, unit, approximate: false, text: '' }, words);
}

/** The bounds of a figure, in words; empty where there is but one value. */
export function boundsText(figure: Figure, unit: string, words: Messages): string {
  const { low, high, best } = figure;
  if (low === null && high === null) return '';
  if (best && best.min === low && best.max === high) return '';
  return formatQuantity({ min: low, max: high, unit, approximate: false, text: '' }, words);
}

/** One number for the length of a mark. */
export function sizeOf(figure: Figure): number {
  const { best, low, high } = figure;
  return best?.max ?? best?.min ?? high ?? low ?? 0;
}
