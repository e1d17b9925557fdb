import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveUrl } from '../../src/kernel/url.ts';

const BASE = 'https://e.example/a/b/c?q=1#f';

describe('resolveUrl', () => {
  it.each([
    'x',
    './x',
    '../x',
    '../../../x',
    '/x',
    '//f.example/x',
    '?y',
    '#z',
    '',
    'x/../y',
    'x/./y/',
    '..',
    '.',
    'https://g.example',
    'x?y#z',
    'x y',
  ])('resolves %j as a browser does', (written) => {
    const expected = new URL(written, BASE).href;
    const got = resolveUrl(written, BASE);
    expect(got === null ? null : new URL(got).href.replace(/#$/, '')).toBe(
      written === '' ? 'https://e.example/a/b/c?q=1' : expected.replace(/#$/, ''),
    );
  });

  it.each([
    ['javascript:alert(1)', BASE],
    ['mailto:a@e.example', BASE],
    ['data:text/plain,a', BASE],
    ['x', null],
    ['x', 'file:///a'],
    ['//', BASE],
    [null, null],
  ])('gives nothing for %j on %j', (written, base) => {
    expect(resolveUrl(written, base)).toBeNull();
  });

  it('gives a web address or nothing for anything', () => {
    fc.assert(
      fc.property(fc.string(), (written) => {
        const url = resolveUrl(written, BASE);
        if (url !== null) expect(url).toMatch(/^https?:\/\/./i);
      }),
    );
  });
});
