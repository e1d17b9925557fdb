import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One gold claim as the gold files keep it. */
export interface GoldClaim {
  quote: string;
  nth?: number;
  kind: string;
  actors: string[];
  targets: string[];
  item: string | null;
  quantity: { min: number | null; max: number | null; unit: string } | null;
  time: string | null;
  place: string | null;
  outcome?: string | null;
  status: string;
  attribution: string | null;
}
export interface GoldText {
  id: string;
  lang: string;
  title: string | null;
  publisher: string | null;
  published: string | null;
  url: string | null;
  text: string;
  claims: GoldClaim[];
}

/** All gold texts of some folders, by name. */
export function readGold(...folders: string[]): GoldText[] {
  return folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((f) => f.endsWith('.json'))
      .sort()
      .map((f) => JSON.parse(readFileSync(join(folder, f), 'utf8')) as GoldText),
  );
}

/** Where each claim's quote stands in the text (UTF-16 offsets), white space ignored; null where it does not. */
export function goldSpans(gold: GoldText): ({ start: number; end: number } | null)[] {
  const at: number[] = [];
  let bare = '';
  for (let i = 0; i < gold.text.length; i++) {
    if (/\s/u.test(gold.text.charAt(i))) continue;
    bare += gold.text.charAt(i);
    at.push(i);
  }
  return gold.claims.map((claim) => {
    const needle = claim.quote.replace(/\s/gu, '');
    let from = -1;
    for (let k = 0; k < (claim.nth ?? 1); k++) from = bare.indexOf(needle, from + 1);
    return from < 0 ? null : { start: at[from]!, end: at[from + needle.length - 1]! + 1 };
  });
}
