import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readingSchema } from '../../src/contract/schema.ts';
import type { Reading } from '../../src/contract/reading.ts';
import { sharedEngine } from '../support/engine.ts';
import { sliceOf } from '../support/texts.ts';

interface Sample {
  id: string;
  file: string;
  publisher: string;
  published: string;
  lang: string;
}
const root = new URL('../../', import.meta.url);
const samples = JSON.parse(readFileSync(new URL('samples/index.json', root), 'utf8')) as Sample[];
const bytesOf = (sample: Sample) => readFileSync(new URL(`samples/${sample.file}`, root));

function read(sample: Sample, bytes: Buffer = bytesOf(sample)): Reading {
  const { id, publisher, published } = sample;
  return sharedEngine().read({ id, bytes: bytes.toString('base64'), publisher, published }, { mentions: true });
}
const codesOf = (reading: Reading) => new Set(reading.checks.map((check) => check.code));

describe('the sample in traditional Chinese', () => {
  const sample = samples.find((s) => s.lang === 'zh-Hant')!;
  const raw = bytesOf(sample).toString('utf8');
  const reading = read(sample);
  const { text, repairs } = reading.document;
  const quotesOf = (code: string) =>
    reading.checks
      .filter((check) => check.code === code)
      .flatMap((check) => check.claims.map((id) => reading.claims.find((claim) => claim.id === id)!.quote));

  it('loses every reading noted behind a character, and nothing else', () => {
    const noted = [...raw.matchAll(/(?<=\p{Script=Han})\([a-z\u00e0-\u01dcü]+\)/gu)].map((match) => match[0]);
    expect(noted.length).toBeGreaterThanOrEqual(60);
    const removed = repairs.filter((repair) => repair.kind === 'reading-note');
    expect(removed.map((repair) => repair.original)).toEqual(noted);
    expect(text).not.toMatch(/\p{Script=Han}\([a-z\u00e0-\u01dcü]+\)/u);
    expect(text).toContain('(文字及圖片,如有)');
  });

  it('gets back a run whose byte pairs were shifted', () => {
    expect(raw).toContain('嵉膽馉?/p>');
    expect(text).toContain('這不是演習,而是真實的戰爭\n');
    expect(text).not.toMatch(/[嵉馉]|\/p>/u);
  });

  it('is the text that its gold was made on', () => {
    const gold = JSON.parse(readFileSync(new URL('gold/samples/sample-zh-hant.json', root), 'utf8')) as Sample & {
      text: string;
    };
    expect(text.trim()).toBe(gold.text.trim());
  });

  it('has claims whose words stand in the original bytes', () => {
    const bytes = bytesOf(sample);
    expect(reading.claims.length).toBeGreaterThan(20);
    for (const claim of reading.claims) {
      expect(sliceOf(text, claim)).toBe(claim.quote);
      const original = bytes.subarray(claim.original.start, claim.original.end).toString('utf8');
      expect(original).not.toContain('\ufffd');
      // Whatever was not repaired stands there letter for letter.
      const touched = repairs.some((repair) => repair.start <= claim.end && repair.end >= claim.start);
      if (!touched) expect(original).toBe(claim.quote);
      expect(original.replaceAll(/\([a-z\u00e0-\u01dcü]+\)/gu, '').slice(0, 2)).toBe(claim.quote.slice(0, 2));
    }
  });

  it('promises screenshots that it does not hold', () => {
    const missing = reading.checks.filter((check) => check.code === 'SOURCE_PROMISED_MISSING');
    expect(missing.map((check) => check.message)).toEqual([expect.stringContaining('screenshots')]);
  });

  it('lists one source, which is older than some of its claims', () => {
    expect(reading.document.sources.map((source) => source.published)).toEqual(['2025-08-22']);
    const late = quotesOf('SOURCE_PREDATES_EVENT').join('\n');
    expect(late).toContain('金正恩與普京一同出席');
    expect(late).toContain('810架無人機');
    // What happened before the source, and what somebody is named for, is not held against it.
    expect(late).not.toContain('授勛');
    expect(late).not.toContain('紹伊古');
  });

  it('dates one anniversary wrongly and another rightly', () => {
    const wrong = reading.checks.filter((check) => check.code === 'ANNIVERSARY_MISMATCH');
    expect(wrong).toHaveLength(1);
    expect(wrong[0]!.message).toContain('2025-08-15');
    expect(quotesOf('ANNIVERSARY_MISMATCH').join()).toContain('光復80周年');
  });

  it('has a total with parts that add up', () => {
    expect(text).toContain('6000人');
    expect(codesOf(reading)).not.toContain('PARTS_DO_NOT_SUM');
  });

  it('has parts that do not add up once one is changed', () => {
    const changed = Buffer.from(raw.replace('5000名', '7000名'));
    expect(changed.equals(bytesOf(sample))).toBe(false);
    expect(codesOf(read(sample, changed))).toContain('PARTS_DO_NOT_SUM');
  });

  it('reads the same behind a byte order mark', () => {
    const marked = read(sample, Buffer.from(`\ufeff${raw}`));
    expect(marked.document.text).toBe(text);
    expect(marked.claims.map((claim) => claim.quote)).toEqual(reading.claims.map((claim) => claim.quote));
  });
});

describe('the samples', () => {
  it.each(samples)('$id has an answer in the form of the contract', (sample) => {
    const reading = read(sample);
    expect(() => readingSchema.parse(reading)).not.toThrow();
    expect(reading.document.lang).toBe(sample.lang);
    expect(reading.document.published).toBe(sample.published);
    expect(new Set(reading.claims.map((claim) => claim.kind)).size).toBeGreaterThanOrEqual(4);
  });

  it.each(samples.filter((s) => s.lang !== 'zh-Hant'))('$id needs no repair', (sample) => {
    expect(read(sample).document.repairs).toEqual([]);
  });
});
