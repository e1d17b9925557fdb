import { describe, expect, it } from 'vitest';
import { fitsGlob, folderOfGlob, isGlob } from '../../../src/app/import/glob.ts';

describe('fitsGlob', () => {
  it.each([
    ['/a/b.txt', '/a/*.txt', true],
    ['/a/b/c.txt', '/a/*.txt', false],
    ['/a/b/c.txt', '/a/**/*.txt', true],
    ['/a/c.txt', '/a/**/*.txt', true],
    ['/a/b/c/d.pdf', '/a/**', true],
    ['/a/b', '/a/b/**', true],
    ['/a/朝鮮1.txt', '/a/朝鮮?.txt', true],
    ['/a/b.txt', '/a/?.tx', false],
    ['/a/.b', '/a/*b', true],
    ['/a', '/*/*', false],
    ['/a/aXbXc', '/a/a*b*c', true],
  ])('%s by %s: %s', (path, pattern, fits) => {
    expect(fitsGlob(path, pattern)).toBe(fits);
  });

  it('takes no longer for a pattern that tries every way', () => {
    const start = performance.now();
    expect(fitsGlob(`/${'a'.repeat(5000)}`, `/${'a*'.repeat(50)}b`)).toBe(false);
    expect(fitsGlob('/a'.repeat(200), `${'/**'.repeat(100)}/b`)).toBe(false);
    expect(performance.now() - start).toBeLessThan(1000);
  });

  it('knows where to look', () => {
    expect(folderOfGlob('/a/b/*.txt')).toBe('/a/b');
    expect(folderOfGlob('*.txt')).toBe('.');
    expect(folderOfGlob('/*/x')).toBe('/');
    expect(isGlob('/a/b')).toBe(false);
  });
});
