import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { f1, FIELDS, type Measures } from './measure.ts';
import { projectRoot } from './data-files.ts';
import type { GoldText } from './gold.ts';

export const goldFolders = ['own', 'own2', 'samples'].map((folder) => join(projectRoot, 'gold', folder));
export const floorsFile = join(projectRoot, 'gold', 'floors.json');

/** Figures below which the gate fails, and the corpus that they hold for. */
export interface Floors {
  corpus: string;
  figures: Record<string, number>;
}

/** A hash of the gold texts, so that floors cannot be compared over another corpus. */
export function corpusHash(texts: readonly GoldText[]): string {
  return createHash('sha256').update(JSON.stringify(texts)).digest('hex').slice(0, 16);
}

/** A kind with fewer gold claims than this has no floor: one claim would move it too far. */
const ENOUGH = 25;

/** The figures that the gate pins, rounded to a tenth of a percent. */
export function figuresOf(m: Measures): Record<string, number> {
  const round = (x: number) => Math.round(x * 1000) / 1000;
  const out: Record<string, number> = {
    f1: round(f1(m.claims.right, m.claims.gold, m.claims.predicted)),
    located: round(f1(m.claims.located, m.claims.gold, m.claims.predicted)),
  };
  for (const [lang, t] of Object.entries(m.languages)) out[`f1.${lang}`] = round(f1(t.right, t.gold, t.predicted));
  for (const [kind, t] of Object.entries(m.kinds))
    if (t.gold >= ENOUGH) out[`f1.${kind}`] = round(f1(t.right, t.gold, t.predicted));
  for (const field of FIELDS) out[field] = round(m.fields[field].n ? m.fields[field].sum / m.fields[field].n : 0);
  return out;
}

const floorsSchema = z.strictObject({ corpus: z.string(), figures: z.record(z.string(), z.number()) });

/** The pinned floors. Throws where the file is missing or of another form. */
export function readFloors(): Floors {
  return floorsSchema.parse(JSON.parse(readFileSync(floorsFile, 'utf8')));
}

/** The floors that pinning these figures would lower, one line each. */
export function loweredBy(floors: Record<string, number>, figures: Record<string, number>): string[] {
  return Object.entries(floors).flatMap(([name, floor]) => {
    const figure = figures[name] ?? 0;
    return figure < floor ? [`${name}: ${floor} → ${figure}`] : [];
  });
}

/** What falls below its floor, one line each; a changed corpus is a line of its own. */
export function belowFloors(floors: Floors, corpus: string, figures: Record<string, number>): string[] {
  if (floors.corpus !== corpus)
    return [
      `the gold is not that of the floors (${floors.corpus}, now ${corpus}): pin anew with npm run gold -- --pin`,
    ];
  return Object.entries(floors.figures).flatMap(([name, floor]) =>
    (figures[name] ?? 0) < floor ? [`${name}: ${figures[name] ?? 0} is below its floor ${floor}`] : [],
  );
}
