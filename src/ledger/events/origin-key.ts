import type { Attribution } from '../../contract/reading.ts';
import type { EventRules } from './rules.ts';

/**
 * Whom a report goes back to, as far as the claim and its document tell. `speaker`: a body or person quoted, or a
 * body that publishes for itself; `outlet`: a medium taken over; `article`: nobody is named; `vague`: nobody in
 * particular.
 */
export interface OriginKey {
  readonly kind: 'speaker' | 'outlet' | 'article' | 'vague';
  /** An organisation's or person's id, a state's, or a document's. */
  readonly id: string;
  readonly name: string;
  /** The state that a speaker speaks for; the id itself where the state is the speaker. */
  readonly state: string | null;
}

export interface OriginSurroundings {
  readonly document: string;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly publisherKind: string | null;
  readonly fold: (text: string) => string;
}

const STATE = /^[A-Z]{3}$/;

/** The organisation that a publisher is, where its name is known: whole, or before or between brackets. */
export function voiceOfPublisher(
  publisher: string | null,
  fold: (text: string) => string,
  rules: EventRules,
): string | null {
  if (publisher === null) return null;
  const forms = [publisher, ...publisher.split(/[()（）《》「」,，|·]/u)].map((form) => fold(form).trim());
  for (const form of forms) {
    const id = form === '' ? undefined : (rules.publishers[form] ?? rules.publishers[form.replace(/^the /u, '')]);
    if (id !== undefined) return id;
  }
  return null;
}

/** Whom the report of one claim goes back to. */
export function originKeyOf(attribution: Attribution | null, around: OriginSurroundings, rules: EventRules): OriginKey {
  const { document, title, publisher, publisherKind } = around;
  if (attribution) {
    const { id, name } = attribution;
    const voice = rules.voices[id];
    if (voice) return { kind: voice.isOutlet ? 'outlet' : 'speaker', id, name: voice.name, state: voice.state };
    if (STATE.test(id)) return { kind: 'speaker', id, name, state: id };
    if (attribution.class === 'entity') return { kind: 'speaker', id, name, state: null };
    if (attribution.class === 'multiple' || attribution.class === 'unnamed' || attribution.class === 'media')
      return { kind: 'vague', id: document, name, state: null };
    // An office that no lexicon knows ("the ministry") is somebody in particular, but only within its own article.
    return { kind: 'speaker', id: `${document}/${id}`, name, state: null };
  }
  const known = voiceOfPublisher(publisher, around.fold, rules);
  const voice = known === null ? undefined : rules.voices[known];
  if (known !== null && voice)
    return { kind: voice.isOutlet ? 'outlet' : 'speaker', id: known, name: voice.name, state: voice.state };
  // On a platform each article is somebody else's; a publisher's articles are one voice.
  if (publisher === null || publisherKind === 'user-generated')
    return { kind: 'article', id: document, name: publisher ?? title ?? document, state: null };
  return { kind: 'article', id: `publisher:${publisher}`, name: publisher, state: null };
}

/** Whether a clause says of itself that it gives a part of what was counted before. */
export function isPart(quote: string, fold: (text: string) => string, rules: EventRules): boolean {
  const words = fold(quote).trimStart();
  return rules.parts.some((part) => words.startsWith(part));
}
