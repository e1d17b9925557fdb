import type { Attribution, CitedSource, Claim, ClaimKind, Entity, Quantity } from '../../../src/contract/reading.ts';
import {
  createAssessor,
  type AssessedQuantity,
  type AssessedTime,
  type AssessInput,
  type Assessment,
  type UnsupportedClaim,
} from '../../../src/engine/assess/index.ts';
import { compileChecks } from '../../../src/knowledge/checks.ts';
import { dataFile, fold } from '../document/support.ts';

export const checkFiles = {
  messages: dataFile('checks/messages.yaml'),
  words: dataFile('checks/words.yaml'),
  anniversaries: dataFile('checks/anniversaries.yaml'),
  states: dataFile('checks/states.yaml'),
};
const assess = createAssessor(compileChecks(checkFiles, fold));

export function entity(id: string, text = id, type: Entity['type'] = 'state', country: string | null = null): Entity {
  return { id, type, name: id, text, wikidata: null, lat: null, lon: null, country };
}

export function source(title: string, published: string | null = null, publisher: string | null = null): CitedSource {
  return { title, publisher, published, url: null, start: 0, end: 0 };
}

type Fields = Partial<Omit<Claim, 'quantity' | 'time' | 'attribution'>> & {
  kind?: ClaimKind;
  /** The words of the figure with its value. */
  figure?: [text: string, value: number | [number | null, number | null], unit?: string];
  day?: string;
  resolved?: 'stated' | 'inferred' | 'context';
  by?: [text: string, cls: Attribution['class'], name?: string];
};

/** A text with claims, times and quantities, each given by its words. */
export class Case {
  readonly claims: UnsupportedClaim[] = [];
  readonly times: AssessedTime[] = [];
  readonly quantities: AssessedQuantity[] = [];
  readonly rest: Partial<AssessInput>;

  constructor(
    readonly text: string,
    rest: Partial<AssessInput> = {},
  ) {
    this.rest = rest;
  }

  private place(words: string): { start: number; end: number } {
    const start = this.text.indexOf(words);
    if (start < 0) throw new Error(`not in the text: ${words}`);
    return { start, end: start + words.length };
  }

  get sentences(): { start: number; end: number }[] {
    const marks = /[。！？!?\n]|\.(?=\s|$)/g;
    const ends = [...this.text.matchAll(marks)].map((match) => match.index + 1);
    return [...new Set([...ends, this.text.length])]
      .map((end, i, all) => ({ start: all[i - 1] ?? 0, end }))
      .filter((s) => s.end > s.start);
  }

  claim(quote: string, { figure, day, resolved, by, ...fields }: Fields = {}): this {
    const span = this.place(quote);
    const [low, high] =
      figure === undefined ? [null, null] : typeof figure[1] === 'number' ? [figure[1], figure[1]] : figure[1];
    const quantity: Quantity | null = figure
      ? { text: figure[0], min: low, max: high, unit: figure[2] ?? 'persons', approximate: false }
      : null;
    this.claims.push({
      id: `c${this.claims.length + 1}`,
      quote,
      ...span,
      original: span,
      sentence: this.sentences.find((s) => s.start <= span.start && span.start < s.end)!,
      kind: 'deployment',
      checkable: fields.kind !== 'judgement',
      plover: null,
      cameo: null,
      actors: [],
      targets: [],
      item: null,
      items: [],
      quantity,
      time: day === undefined ? null : { edtf: day, text: day, resolved: resolved ?? 'stated' },
      place: null,
      outcome: null,
      reported: null,
      status: 'occurred',
      attribution: by
        ? { id: by[2] ?? by[0], name: by[2] ?? by[0], class: by[1], text: by[0], ...this.place(by[0]) }
        : null,
      flags: [],
      confidence: 1,
      ...fields,
    });
    return this;
  }

  time(words: string, edtf: string | null, more: Partial<AssessedTime> = {}): this {
    this.times.push({ ...this.place(words), edtf, ...more });
    return this;
  }

  quantity(words: string, value: number | [number | null, number | null], unit = 'persons', approximate = false): this {
    const [min, max] = typeof value === 'number' ? [value, value] : value;
    this.quantities.push({ ...this.place(words), min, max, unit, approximate });
    return this;
  }

  run(): Assessment {
    return assess({
      document: { sources: [] },
      claims: this.claims,
      promises: [],
      views: { text: this.text, view: fold(this.text) },
      published: '2024-06-20',
      times: this.times,
      sentences: this.sentences,
      ...(this.quantities.length > 0 ? { quantities: this.quantities } : {}),
      ...this.rest,
    });
  }

  codes(): string[] {
    return this.run().checks.map((check) => check.code);
  }

  only(code: string): Assessment['checks'] {
    return this.run().checks.filter((check) => check.code === code);
  }
}
