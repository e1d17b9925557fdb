import type { Token } from '../../lexicon/tokens.ts';
import type { NameCues } from './cues.ts';
import type { UnknownName } from './types.ts';

/** Longer runs of capitals are headlines, not names. */
const LONGEST = 6;
const SHORTEST_PLACE = 4;

/**
 * Names in Latin letters: a run of capitalised words that no list has, taken for a name where something says what it
 * is: a title before it, a verb of saying behind it, a last word that bodies or places have, a preposition of place
 * before it. A run without such a sign is left alone, since headlines and sentence heads are capitalised too.
 */
export function latinNameAt(
  tokens: readonly Token[],
  at: number,
  text: string,
  view: string,
  cues: NameCues,
): UnknownName | null {
  if (!isCapital(tokens[at], text)) return null;
  const first = tokens[at]!;
  // A capital at the head of a sentence says nothing of a word that the lists know.
  const atHead = cues.opensSentence(tokens, at, text);
  if (cues.isTitle(first) || (first.senses.length > 0 && (atHead || !cues.isPlain(first)))) return null;
  const end = endOfRun(tokens, at, text, view, cues);
  const length = end - at;
  if (length > LONGEST) return null;
  const last = tokens[end - 1]!;
  const name = (type: UnknownName['type'], rule: string): UnknownName => ({
    from: at,
    to: end,
    type,
    rule,
    alone: type === 'person' && length > 1 ? end - 1 : -1,
  });
  // Behind another name the run is only the rest of a longer one ("Ukrainian Air Force").
  const isWhole = !joined(tokens, at, text) || !isCapital(tokens[at - 1], text);
  const isBody = length > 1 && (cues.endsOrganisation(last, view) || hasLink(tokens, at, end, view, cues));
  if (isBody && isWhole) return name('organisation', 'organisation-by-last-word');
  if (length > 1 && cues.endsPlace(last, view) && isWhole) return name('place', 'place-by-last-word');
  if (isBody || tokens.slice(at, end).some((token) => token.senses.length > 0)) return null;
  const before = tokens[at - 1];
  if (before && cues.isTitle(before)) return name('person', 'person-after-title');
  const after = tokens[end];
  if (length > 1 && after && cues.isSaying(after)) return name('person', 'person-who-speaks');
  if (length > 1 && length <= 3 && after && isComma(after, text) && titleSoon(tokens, end + 1, cues))
    return name('person', 'person-before-title');
  if (before && !atHead && cues.isPlaceMarker(before) && length <= 2 && last.end - first.start >= SHORTEST_PLACE)
    return name('place', 'place-after-preposition');
  return null;
}

/** Where a run of capitalised words ends; small words of names may stand inside it. */
function endOfRun(tokens: readonly Token[], at: number, text: string, view: string, cues: NameCues): number {
  let end = at + 1;
  const isBody = cues.endsOrganisation(tokens[at]!, view);
  for (let next = end; next - at <= 2 * LONGEST && joined(tokens, next, text);) {
    const token = tokens[next]!;
    if (isCapital(token, text) && (token.senses.length === 0 || cues.isPlain(token) || cues.endsName(token, view))) {
      end = ++next;
      continue;
    }
    const isSmall = cues.isParticle(token, view) || (isBody && cues.isLink(token, view));
    const isInside = isSmall && isCapital(tokens[next + 1], text) && joined(tokens, next + 1, text);
    if (!isInside) break;
    next++;
  }
  return end;
}

function hasLink(tokens: readonly Token[], at: number, end: number, view: string, cues: NameCues): boolean {
  if (!cues.endsOrganisation(tokens[at]!, view)) return false;
  return tokens.slice(at + 1, end - 1).some((token) => cues.isLink(token, view));
}

function titleSoon(tokens: readonly Token[], from: number, cues: NameCues): boolean {
  return tokens.slice(from, from + 4).some((token) => cues.isTitle(token));
}

/** Whether one space or a hyphen is all between a token and the one before it. */
function joined(tokens: readonly Token[], at: number, text: string): boolean {
  const before = tokens[at - 1];
  const token = tokens[at];
  if (!before || !token) return false;
  if (token.start === before.end) return token.script === 'latin' || isHyphen(token, text);
  return token.start === before.end + 1 && text.charCodeAt(before.end) === 32;
}

function isCapital(token: Token | undefined, text: string): boolean {
  if (!token || token.script !== 'latin' || token.end - token.start < 2) return false;
  const first = text.charAt(token.start);
  return first.toLowerCase() !== first;
}

const isHyphen = (token: Token, text: string): boolean => text.charCodeAt(token.start) === 45;
const isComma = (token: Token, text: string): boolean => text.charCodeAt(token.start) === 44;
