import type { Engine } from '../../engine/index.ts';
import type { Read } from './measure.ts';
import type { GoldText } from './texts.ts';

/** Reads gold texts as `tally extract` does, with claims placed by UTF-16 offsets in the gold's own text. */
export function readTexts(engine: Pick<Engine, 'read'>, texts: readonly GoldText[]): Read[] {
  return texts.map((gold) => {
    const { id, text, title, publisher, published, url, lang } = gold;
    const reading = engine.read({ id, text, title, publisher, published, url, lang });
    const units = Array.from(reading.document.text, (c) => c.length);
    const at = new Int32Array(units.length + 1);
    units.forEach((n, i) => (at[i + 1] = at[i]! + n));
    const same = reading.document.text === text;
    const claims = reading.claims.map((claim) => {
      const start = same ? at[claim.start]! : text.indexOf(claim.quote);
      return { ...claim, start, end: same ? at[claim.end]! : start + claim.quote.length };
    });
    return { gold, claims };
  });
}
