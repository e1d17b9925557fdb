import type { EventValue } from '../../contract/events.ts';
import type { MaterialClaim } from './port.ts';
import { edtfOfDay } from '../../kernel/edtf.ts';
import { whenOf, type When } from './when.ts';

/** The time of a claim with the day for which its figure stands. */
export interface Dated {
  readonly when: When;
  /** `YYYY-MM-DD`: the end of its time, else the day on which it was told. */
  readonly asOf: string | null;
}

/** `day` is the longest closed time that counts as a day; it makes no difference to the day a figure stands for. */
export function datedOf({ claim, published }: MaterialClaim): Dated {
  const when = whenOf(claim, published, 3);
  const end = when.form === 'since' ? (when.told ?? when.hi) : (when.hi ?? when.told);
  return { when, asOf: end === null ? null : edtfOfDay(end) };
}

/** A value before its origins are known, with the claims that give it, earliest first. */
export interface Grouped extends Omit<EventValue, 'origins' | 'publishers' | 'claims' | 'texts'> {
  readonly texts: string[];
  readonly members: MaterialClaim[];
}

/** Claims by the figure that they give: the same bounds, unit, stated time and status are one value. */
export function groupValues(claims: readonly MaterialClaim[]): Grouped[] {
  const groups = new Map<string, Grouped>();
  for (const member of claims) {
    const { quantity, time, status } = member.claim;
    if (!quantity) continue;
    const { min, max, unit, approximate, text } = quantity;
    const key = JSON.stringify([min, max, unit, status, time?.edtf ?? null]);
    const known = groups.get(key);
    if (known) {
      known.members.push(member);
      if (text !== '' && !known.texts.includes(text)) known.texts.push(text);
      if (approximate) groups.set(key, { ...known, approximate });
      continue;
    }
    const { asOf } = datedOf(member);
    const texts = text === '' ? [] : [text];
    groups.set(key, {
      id: '',
      min,
      max,
      unit,
      approximate,
      texts,
      status,
      time: time?.edtf ?? null,
      asOf,
      members: [member],
    });
  }
  return [...groups.values()]
    .sort((a, b) => compare(a.asOf ?? '9', b.asOf ?? '9') || (a.min ?? 0) - (b.min ?? 0))
    .map((group, i) => ({ ...group, id: `v${i + 1}` }));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
