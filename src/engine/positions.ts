import type { Reading } from '../contract/reading.ts';
import type { CodePoints } from '../kernel/code-points.ts';

interface Positioned {
  start: number | null;
  end: number | null;
}

/** Turns every position of an answer from UTF-16 units into code points: the one place where the contract's unit is made. */
export function toCodePoints(reading: Reading, points: CodePoints): Reading {
  const move = <T extends Positioned>(x: T): T => ({
    ...x,
    start: x.start === null ? null : points.fromUtf16(x.start),
    end: x.end === null ? null : points.fromUtf16(x.end),
  });
  const { document } = reading;
  return {
    ...reading,
    document: {
      ...document,
      repairs: document.repairs.map(move),
      notices: document.notices.map(move),
      sources: document.sources.map(move),
      links: document.links.map(move),
    },
    claims: reading.claims.map((c) => ({
      ...move(c),
      sentence: move(c.sentence),
      attribution: c.attribution ? move(c.attribution) : null,
      ...(c.reasons ? { reasons: c.reasons.map(move) } : {}),
    })),
    ...(reading.mentions ? { mentions: reading.mentions.map(move) } : {}),
    diagnostics: reading.diagnostics.map(move),
  };
}
