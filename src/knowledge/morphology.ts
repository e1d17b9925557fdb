import { z } from 'zod';

/** data/lexicons/en/morphology.yaml: how the forms of a lemma are made. The first rule whose ending fits is applied. */
const rules = z.array(z.strictObject({ ends: z.string(), drop: z.number().int().min(0), add: z.string() }));
export const morphologySchema = z.strictObject({
  plural: rules,
  third: rules,
  past: rules,
  ing: rules,
  vowels: z.string(),
  /** Lemmas that double their last letter. */
  doubling: z.array(z.string()),
  /** Lemmas that are written either way. */
  eitherDoubling: z.array(z.string()),
  /** lemma: [past, participle]. */
  irregular: z.record(z.string(), z.tuple([z.string(), z.string()])),
  irregularPlural: z.record(z.string(), z.string()),
});
export type Morphology = z.infer<typeof morphologySchema>;

export type VerbForm = 'base' | 'third' | 'past' | 'participle' | 'ing';

function apply(list: z.infer<typeof rules>, vowels: string, word: string): string {
  for (const { ends, drop, add } of list) {
    // "Cy" stands for a consonant before the letters that follow it.
    const consonant = ends.startsWith('C');
    const tail = consonant ? ends.slice(1) : ends;
    if (!word.endsWith(tail)) continue;
    if (consonant && vowels.includes(word.charAt(word.length - tail.length - 1))) continue;
    return word.slice(0, word.length - drop) + add;
  }
  return word;
}

/** The plural of an English noun or of the last word of a noun phrase. */
export function pluralOf(m: Morphology, noun: string): string {
  const cut = noun.lastIndexOf(' ') + 1;
  const head = noun.slice(cut);
  return noun.slice(0, cut) + (m.irregularPlural[head] ?? apply(m.plural, m.vowels, head));
}

/** All forms of an English verb; a verb of several words inflects its first ("carry out"). */
export function verbForms(m: Morphology, lemma: string): [VerbForm, string][] {
  const cut = lemma.indexOf(' ');
  const head = cut < 0 ? lemma : lemma.slice(0, cut);
  const rest = cut < 0 ? '' : lemma.slice(cut);
  const doubled = head + head.charAt(head.length - 1);
  if (m.eitherDoubling.includes(head)) return [...formsOf(m, head, head, rest), ...formsOf(m, head, doubled, rest)];
  return formsOf(m, head, m.doubling.includes(head) ? doubled : head, rest);
}

function formsOf(m: Morphology, head: string, stem: string, rest: string): [VerbForm, string][] {
  const [past, participle] = m.irregular[head] ?? [apply(m.past, m.vowels, stem), apply(m.past, m.vowels, stem)];
  return [
    ['base', head + rest],
    ['third', apply(m.third, m.vowels, head) + rest],
    ['past', past + rest],
    ['participle', participle + rest],
    ['ing', apply(m.ing, m.vowels, stem) + rest],
  ];
}
