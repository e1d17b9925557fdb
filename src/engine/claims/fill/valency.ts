import type { Frame } from '../../../knowledge/frames.ts';
import type { PartyMention } from './scene.ts';

/** The role that the valency of a verb or noun gives to a mention, by its marker or else by its side of the verb. */
export function expectedRole(
  m: PartyMention,
  side: string,
  valency: Frame['valency'] | undefined,
  passive: boolean,
  noun: boolean,
): string {
  if (!valency) return 'unknown';
  switch (m.marker) {
    case 'to':
    case 'into':
      return valency.to ?? 'target';
    case 'for':
      return valency.for ?? 'none';
    case 'from':
      return valency.from ?? 'none';
    case 'with':
      return valency.with ?? 'none';
    case 'by':
      return passive || noun ? valency.subject : 'none';
    case 'of':
      return noun ? (valency.of ?? 'none') : 'of';
    case 'at':
      return 'place';
    case 'take':
      return valency.object;
    default:
  }
  if (side === 'before') return passive ? valency.object : valency.subject;
  if (side === 'after') return passive ? 'none' : valency.object;
  return 'unknown';
}
