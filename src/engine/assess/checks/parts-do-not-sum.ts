import type { Span } from '../../../kernel/span.ts';
import type { AssessContext } from '../context.ts';
import { finding, firstWhere, holds, indexOfForm, numberText } from '../context.ts';
import type { AssessedQuantity, Finding } from '../types.ts';

const HAN = /\p{Script=Han}/u;

interface Cue extends Span {
  readonly exhaustive: boolean;
}

/**
 * PARTS_DO_NOT_SUM: in one sentence a total, a word that opens its parts ("including", 其中, "made up of"), and parts
 * of the same unit. A part above the total is wrong in any case. Parts that a list joins may not exceed the total
 * together, and after a word that promises all of them they must reach it. "More than N" bounds nothing from above.
 * Everything that the words do not show to be one list of one total is left alone.
 */
export function partsDoNotSum(context: AssessContext): Finding[] {
  return context.sentences.flatMap((sentence) => {
    const quantities = context.quantitiesIn(sentence);
    if (quantities.length < 2) return [];
    const cues = cuesIn(context, sentence);
    return cues.flatMap((cue, i) => {
      const limit = cues[i + 1]?.start ?? sentence.end;
      const found = judged(context, quantities, cue, limit);
      return found ? [found] : [];
    });
  });
}

function cuesIn(context: AssessContext, sentence: Span): Cue[] {
  const { exhaustive, inclusive } = context.tables.words.parts;
  const words = context.views.view.slice(sentence.start, sentence.end);
  const cues: Cue[] = [];
  const collect = (forms: readonly string[], all: boolean): void => {
    for (const form of forms)
      for (let at = indexOfForm(words, form); at >= 0; at = indexOfForm(words, form, at + form.length))
        cues.push({ start: sentence.start + at, end: sentence.start + at + form.length, exhaustive: all });
  };
  collect(exhaustive, true);
  collect(inclusive, false);
  cues.sort((a, b) => a.start - b.start || b.end - a.end);
  // 其中包括 is one cue, not two, and a cue right behind another goes on with it
  const kept: Cue[] = [];
  for (const cue of cues) if (kept.length === 0 || cue.start > kept.at(-1)!.end + 1) kept.push(cue);
  return kept;
}

function judged(
  context: AssessContext,
  quantities: readonly AssessedQuantity[],
  cue: Cue,
  limit: number,
): Finding | null {
  const { tolerance, breaks, reach } = context.tables.words.parts;
  const { view } = context.views;
  const total = quantities[firstWhere(quantities, (quantity) => quantity.end > cue.start) - 1];
  if (!total?.unit || total.max === null) return null;
  const far = HAN.test(view.slice(cue.start, cue.end)) ? reach.zh : reach.en;
  const between = view.slice(total.end, cue.start);
  if (between.length > far || holds(between, breaks)) return null;
  const parts = partsOf(context, quantities, cue, limit, total.unit, far);
  if (parts.length === 0) return null;

  const loose = total.approximate || parts.some((part) => part.approximate || part.min !== part.max);
  const ceiling = total.max * (loose ? 1 + tolerance : 1);
  const evidence = context.words({ start: total.start, end: parts.at(-1)!.end });
  const claims = [total, ...parts].flatMap((quantity) => context.claimsOver(quantity));
  const say = (variant: 'part' | 'exceed' | 'differ', values: Record<string, string>): Finding =>
    finding(
      context.tables,
      'PARTS_DO_NOT_SUM',
      variant,
      total.start,
      claims,
      { total: context.words(total), ...values },
      evidence,
    );

  const larger = parts.find((part) => part.min !== null && part.min > ceiling);
  if (larger) return say('part', { part: context.words(larger) });
  if (parts.length < 2) return null;
  const lowest = parts.reduce((sum, part) => sum + (part.min ?? 0), 0);
  const list = parts.map((part) => `“${context.words(part)}”`).join(' + ');
  if (lowest > ceiling)
    return say(cue.exhaustive && !loose ? 'differ' : 'exceed', { parts: list, sum: numberText(lowest) });
  const exact = total.min === total.max && parts.every((part) => part.min !== null && part.min === part.max);
  if (cue.exhaustive && exact && lowest < total.max * (loose ? 1 - tolerance : 1))
    return say('differ', { parts: list, sum: numberText(lowest) });
  return null;
}

/** The quantities of the total's unit behind a cue, as long as one list goes on. */
function partsOf(
  context: AssessContext,
  quantities: readonly AssessedQuantity[],
  cue: Cue,
  limit: number,
  unit: string,
  far: number,
): AssessedQuantity[] {
  const { joins, breaks } = context.tables.words.parts;
  const parts: AssessedQuantity[] = [];
  let from = cue.end;
  for (let i = firstWhere(quantities, (candidate) => candidate.start >= cue.end); i < quantities.length; i++) {
    const quantity = quantities[i]!;
    if (quantity.end > limit) break;
    const gap = context.views.view.slice(from, quantity.start);
    if (gap.length > far || holds(gap, breaks)) break;
    if (parts.length > 0 && !holds(gap, joins)) break;
    // a figure of another unit inside a list ("1,000 men with 20 guns") ends what can be added up
    if (quantity.unit !== unit) break;
    parts.push(quantity);
    from = quantity.end;
  }
  return parts;
}
