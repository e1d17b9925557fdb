import { describe, expect, it } from 'vitest';
import { readFrames } from '../../src/knowledge/frames.ts';
import { readDataFiles } from '../../scripts/lib/data-files.ts';
import { sharedEngine } from '../support/engine.ts';

/**
 * Share of positive examples whose frame must be named by a word of theirs, whose kind must be read as they say, with the parties that they name, and of
 * negative ones that must be read as no claim. The reader weighs a whole sentence, so one example may fail; many must not.
 */
const FLOORS = { triggers: 0.95, kinds: 0.6, parties: 0.5, negatives: 0.5 };

const examples = readFrames(readDataFiles()).flatMap(({ file, lang, entry }) =>
  (entry.examples ?? []).map((example) => ({ file, lang, entry, example })),
);
const positive = examples.filter((e) => e.example.kind !== null);

function readExample({ lang, example }: (typeof examples)[number]) {
  const { text, published } = example;
  return sharedEngine().read(
    { id: 'example', text, published: published ?? '2025-09-14', lang: lang === 'zh' ? 'zh-Hant' : 'en' },
    { mentions: true },
  );
}

function shareOf<T>(list: readonly T[], holds: (item: T) => boolean): number {
  return list.length === 0 ? 1 : list.filter(holds).length / list.length;
}

describe('the examples of frames', () => {
  it('name their frame', { timeout: 120_000 }, () => {
    const missed = positive.filter((e) => {
      const { mentions } = readExample(e);
      return !mentions?.some((m) => m.type === 'trigger' && m.value === e.entry.id);
    });
    // The list tells which: a word that two frames share, or one that another word's form hides.
    const names = missed.map((e) => `${e.file} ${e.entry.id}: ${e.example.text}`);
    expect(names.length <= positive.length * (1 - FLOORS.triggers), names.join('\n')).toBe(true);
  });

  it('name kinds that their frame can make', () => {
    for (const { entry, example } of positive) expect(entry.kinds, example.text).toContain(example.kind);
  });

  it('are read as the kinds that they name', () => {
    const share = shareOf(positive, (e) => readExample(e).claims.some((claim) => claim.kind === e.example.kind));
    expect(share).toBeGreaterThanOrEqual(FLOORS.kinds);
  });

  it('are read with the parties that they name', () => {
    const named = positive.filter(({ example }) => example.actors ?? example.targets);
    const share = shareOf(named, (e) =>
      readExample(e).claims.some((claim) => {
        const ids = new Set([...claim.actors, ...claim.targets].map((entity) => entity.id));
        return [...(e.example.actors ?? []), ...(e.example.targets ?? [])].every((id) => ids.has(id));
      }),
    );
    expect(share).toBeGreaterThanOrEqual(FLOORS.parties);
  });

  it('that are none are read as no claim of their frame', () => {
    const negative = examples.filter((e) => e.example.kind === null);
    const share = shareOf(negative, (e) => !readExample(e).claims.some((claim) => e.entry.kinds.includes(claim.kind)));
    expect(share).toBeGreaterThanOrEqual(FLOORS.negatives);
  });
});
