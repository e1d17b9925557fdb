import { describe, expect, it } from 'vitest';
import { compileRestoration } from '../../src/knowledge/restoration.ts';
import { restorationSources } from '../../scripts/restoration-readings.ts';
import { tables } from '../engine/restoration-tables.ts';

const files = (): Record<string, unknown> => ({
  'restoration/frequency.yaml': { hanzi: '国 人', hangul: '이', words: '国人' },
  'restoration/markup.yaml': { blocks: ['p'], inline: ['b'], entities: { amp: '&' } },
  'restoration/notes.yaml': {
    brackets: [['(', ')']],
    initials: {},
    finals: {},
    bareFinal: 'i',
    bareInitials: '',
    tones: {},
  },
  'restoration/mojibake.yaml': {
    codePages: ['windows-1252'],
    plausible: [['a1', 'ff']],
    letters: 'é',
    insertedMarks: '·',
  },
});
const sources = { ...restorationSources(), variantPairs: '国國', usualPairs: '国國' };

describe('compileRestoration', () => {
  it('gives characters and words in both scripts', () => {
    const compiled = compileRestoration(files(), sources);
    expect(compiled.frequent).toBe('国國人');
    expect(compiled.words).toBe('国人國人');
    expect(compiled.plausible).toEqual([[0xa1, 0xff]]);
  });

  it.each([
    ['an unknown key', { 'restoration/notes.yaml': { note: 1 } }, /restoration\/notes\.yaml/],
    ['a missing file', { 'restoration/markup.yaml': undefined }, /restoration\/markup\.yaml/],
    ['a long word', { 'restoration/frequency.yaml': { hanzi: '国', hangul: '이', words: '国家人' } }, /国家人/],
    [
      'an unknown code page',
      {
        'restoration/mojibake.yaml': {
          codePages: ['cp0'],
          plausible: [['a1', 'ff']],
          letters: 'é',
          insertedMarks: '·',
        },
      },
      /cp0/,
    ],
  ])('stops at %s', (_, change, message) => {
    expect(() => compileRestoration({ ...files(), ...change }, sources)).toThrow(message);
  });

  it('keeps the shipped tables small and whole through JSON', () => {
    expect(Buffer.byteLength(JSON.stringify(tables))).toBeLessThan(300_000);
    expect(tables.readings['nèi']).toContain('內');
  });
});
