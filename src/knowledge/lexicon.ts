import { z } from 'zod';
import { TallyError } from '../kernel/errors.ts';
import { checked, checkedEntries, type DataFiles } from './data-error.ts';
import type { Fold } from './folding.ts';
import { readFrames, type Frame } from './frames.ts';
import { morphologySchema, pluralOf, verbForms } from './morphology.ts';
import { itemSchema, organisationSchema, personSchema, placeSchema, stateSchema } from './names.ts';
import { buildTrie, type TrieArrays } from './trie.ts';

/** One thing of the world that has a name, whatever its type. */
export interface Thing {
  readonly id: string;
  readonly type: 'state' | 'person' | 'organisation' | 'place' | 'item';
  readonly name: string;
  readonly wikidata: string | null;
  readonly lat: number | null;
  readonly lon: number | null;
  /** ISO alpha-3 of the state that it belongs to. */
  readonly country: string | null;
  /** ISO alpha-3 of the state that it stands for or is an organ of. */
  readonly standsFor: string | null;
  readonly kind: string | null;
  readonly class: string | null;
  readonly unit: string | null;
  readonly designation: boolean;
}

/** What a form may be. */
export const SENSE = { name: 0, short: 1, abbr: 2, adjective: 3, verb: 4, noun: 5, word: 6 } as const;
export type SenseType = (typeof SENSE)[keyof typeof SENSE];
/** What the text itself must look like for a sense to hold: bits of a sense's third number. */
export const FLAG = { capital: 1, allCaps: 2, plural: 4, past: 8, participle: 16, ing: 32, base: 64 } as const;

export interface LexiconTables {
  readonly trie: TrieArrays;
  /** Senses of form n: senses[senseStart[n] … senseStart[n + 1]), three numbers each: type, reference, flags. */
  readonly senseStart: Int32Array;
  readonly senses: Int32Array;
  readonly things: readonly Thing[];
  readonly frames: readonly Frame[];
  readonly tags: readonly string[];
}

/** data/model/word-tags.yaml: what the tags of word lists are, so that a misspelt one does not pass for a new one. */
const tagSchema = z.strictObject({ id: z.string(), means: z.string() });

/** data/model/item-classes.yaml. */
const itemClassSchema = z.strictObject({ id: z.string(), name: z.string(), plural: z.string().optional() });

const upper = /^\p{Lu}/u;
const allCaps = /^[\p{Lu}.&-]{1,6}$/u;
const blank = {
  wikidata: null,
  lat: null,
  lon: null,
  country: null,
  standsFor: null,
  kind: null,
  class: null,
  unit: null,
  designation: false,
};

class Collector {
  readonly forms = new Map<string, number[]>();
  constructor(private readonly fold: Fold) {}

  add(form: string, type: SenseType, ref: number, flags = 0): void {
    const key = this.fold(form);
    const list = this.forms.get(key);
    if (!list) this.forms.set(key, [type, ref, flags]);
    else {
      for (let i = 0; i < list.length; i += 3)
        if (list[i] === type && list[i + 1] === ref && list[i + 2] === flags) return;
      list.push(type, ref, flags);
    }
  }

  addName(form: string, type: SenseType, ref: number): void {
    this.add(form, type, ref, allCaps.test(form) ? FLAG.allCaps : upper.test(form) ? FLAG.capital : 0);
  }
}

interface NamedEntry {
  zh?: string[] | undefined;
  en?: string[] | undefined;
  short?: string[] | undefined;
}

/** Compiles names, items, frames and words into one automaton. Throws DATA_INVALID for data out of their schema. */
export function compileLexicon(files: DataFiles, fold: Fold): LexiconTables {
  const things: Thing[] = [];
  const collect = new Collector(fold);
  const ids = new Map<string, string>();
  const enter = (file: string, thing: Thing, entry: NamedEntry): number => {
    const key = `${thing.type}:${thing.id}`;
    if (ids.has(key))
      throw new TallyError('DATA_INVALID', `data/${file}: id ${thing.id} also stands in data/${ids.get(key) ?? ''}`);
    ids.set(key, file);
    const ref = things.push(thing) - 1;
    for (const form of entry.zh ?? []) collect.addName(form, SENSE.name, ref);
    for (const form of entry.short ?? []) collect.addName(form, SENSE.short, ref);
    return ref;
  };
  const names = (ref: number, forms: readonly string[] | undefined) => {
    for (const form of forms ?? []) collect.addName(form, SENSE.name, ref);
  };
  for (const { file, entry } of checkedEntries(files, 'names/states', stateSchema)) {
    const ref = enter(
      file,
      {
        ...blank,
        id: entry.id,
        type: 'state',
        name: entry.name,
        wikidata: entry.wikidata ?? null,
        lat: entry.lat ?? null,
        lon: entry.lon ?? null,
        country: entry.id,
      },
      entry,
    );
    names(ref, entry.en);
    for (const form of entry.abbr ?? []) collect.add(form, SENSE.abbr, ref);
    for (const form of entry.adjective ?? []) collect.addName(form, SENSE.adjective, ref);
  }
  for (const { file, entry } of checkedEntries(files, 'names/people', personSchema)) {
    names(
      enter(
        file,
        {
          ...blank,
          id: entry.id,
          type: 'person',
          name: entry.name,
          wikidata: entry.wikidata ?? null,
          country: entry.state ?? null,
        },
        entry,
      ),
      entry.en,
    );
  }
  for (const { file, entry } of checkedEntries(files, 'names/organisations', organisationSchema)) {
    const thing: Thing = {
      ...blank,
      id: entry.id,
      type: 'organisation',
      name: entry.name,
      wikidata: entry.wikidata ?? null,
      kind: entry.kind,
      standsFor: entry.organOf ?? null,
      country: entry.organOf ?? entry.country ?? null,
    };
    names(enter(file, thing, entry), entry.en);
  }
  for (const { file, entry } of checkedEntries(files, 'names/places', placeSchema)) {
    const thing: Thing = {
      ...blank,
      id: entry.id,
      type: 'place',
      name: entry.name,
      wikidata: entry.wikidata ?? null,
      lat: entry.lat ?? null,
      lon: entry.lon ?? null,
      kind: entry.kind,
      country: entry.country ?? null,
      standsFor: entry.seatOf ?? null,
    };
    names(enter(file, thing, entry), entry.en);
  }
  const morphology = checked(morphologySchema, files['lexicons/en/morphology.yaml'], 'lexicons/en/morphology.yaml');
  const classes = new Set(checkedEntries(files, 'model/item-classes.yaml', itemClassSchema).map((c) => c.entry.id));
  for (const { file, entry } of checkedEntries(files, 'items/', itemSchema)) {
    if (!classes.has(entry.class)) checked(z.never(), entry.class, file, `${entry.id}: class`);
    const thing: Thing = {
      ...blank,
      id: entry.id,
      type: 'item',
      name: entry.name,
      wikidata: entry.wikidata ?? null,
      class: entry.class,
      unit: entry.unit ?? null,
      designation: entry.designation ?? false,
    };
    const ref = enter(file, thing, entry);
    for (const form of entry.en ?? []) {
      collect.addName(form, SENSE.name, ref);
      const plural = pluralOf(morphology, form);
      if (plural !== form) collect.add(plural, SENSE.name, ref, (upper.test(form) ? FLAG.capital : 0) | FLAG.plural);
    }
  }
  const frames = readFrames(files);
  const verbFlag = { base: FLAG.base, third: 0, past: FLAG.past, participle: FLAG.participle, ing: FLAG.ing };
  frames.forEach(({ lang, entry }, ref) => {
    for (const verb of entry.verbs ?? []) {
      if (lang === 'zh') collect.add(verb, SENSE.verb, ref);
      else {
        const byForm = new Map<string, number>();
        for (const [form, text] of verbForms(morphology, verb))
          byForm.set(text, (byForm.get(text) ?? 0) | verbFlag[form]);
        for (const [text, flags] of byForm) collect.add(text, SENSE.verb, ref, flags);
      }
    }
    for (const noun of entry.nouns ?? []) {
      collect.add(noun, SENSE.noun, ref);
      if (lang === 'en') {
        const plural = pluralOf(morphology, noun);
        if (plural !== noun) collect.add(plural, SENSE.noun, ref, FLAG.plural);
      }
    }
  });
  const tags: string[] = [];
  // Closed classes and cues, by tag.
  const wordsSchema = z.partialRecord(
    z.enum(checkedEntries(files, 'model/word-tags.yaml', tagSchema).map(({ entry }) => entry.id)),
    z.array(z.string()),
  );
  for (const file of ['lexicons/zh/words.yaml', 'lexicons/en/words.yaml']) {
    for (const [tag, forms] of Object.entries(checked(wordsSchema, files[file], file))) {
      let ref = tags.indexOf(tag);
      if (ref < 0) ref = tags.push(tag) - 1;
      for (const form of forms ?? [])
        collect.add(
          form,
          SENSE.word,
          ref,
          allCaps.test(form) && form.length > 1 ? FLAG.allCaps : upper.test(form) ? FLAG.capital : 0,
        );
    }
  }
  const forms = [...collect.forms.keys()];
  const senseStart = new Int32Array(forms.length + 1);
  const senses: number[] = [];
  forms.forEach((form, i) => {
    senseStart[i] = senses.length;
    senses.push(...collect.forms.get(form)!);
  });
  senseStart[forms.length] = senses.length;
  return {
    trie: buildTrie(forms),
    senseStart,
    senses: Int32Array.from(senses),
    things,
    frames: frames.map((f) => f.frame),
    tags,
  };
}
