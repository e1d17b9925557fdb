import { describe, expect, it } from 'vitest';
import { createRobots } from '../../../src/app/fetch/robots.ts';
import type { Capture, Fetcher } from '../../../src/app/fetch/types.ts';
import { TallyError } from '../../../src/kernel/errors.ts';

const RULES = `User-agent: *
Disallow: /private/
Allow: /private/open
Crawl-delay: 4

User-agent: badbot
Disallow: /`;

function fake(answer: (url: string) => { status: number; body: string } | TallyError): Fetcher & { asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    fetch: (url) => {
      asked.push(url);
      const given = answer(url);
      if (given instanceof TallyError) return Promise.reject(given);
      return Promise.resolve({ ...({} as Capture), status: given.status, body: new TextEncoder().encode(given.body) });
    },
    close: () => Promise.resolve(),
  };
}

describe('createRobots', () => {
  it('reads rules and delay, once a host and day', async () => {
    let now = Date.parse('2025-09-14T00:00:00Z');
    const fetcher = fake(() => ({ status: 200, body: RULES }));
    const robots = createRobots({ fetcher, agent: 'tallystick', clock: () => new Date(now) });
    expect(await robots.check('https://news.example/a')).toEqual({ allowed: true, crawlDelay: 4 });
    expect(await robots.check('https://news.example/private/b')).toEqual({ allowed: false, crawlDelay: 4 });
    expect(await robots.check('https://news.example/private/open')).toMatchObject({ allowed: true });
    await robots.check('https://other.example/a');
    expect(fetcher.asked).toEqual(['https://news.example/robots.txt', 'https://other.example/robots.txt']);
    now += 90_000_000;
    await robots.check('https://news.example/a');
    expect(fetcher.asked).toHaveLength(3);
  });

  it('looks its own name up', async () => {
    const robots = createRobots({
      fetcher: fake(() => ({ status: 200, body: RULES })),
      agent: 'badbot',
      clock: () => new Date(0),
    });
    expect(await robots.check('https://news.example/a')).toMatchObject({ allowed: false });
    await expect(robots.ensure('https://news.example/a')).rejects.toMatchObject({ code: 'FETCH_ROBOTS' });
  });

  it.each([
    ['no robots.txt', { status: 404, body: '' }, true],
    ['one that is kept back', { status: 403, body: '' }, true],
    ['a broken server', { status: 503, body: '' }, false],
    ['no answer', new TallyError('FETCH_TIMEOUT', 'late'), false],
    ['a private address', new TallyError('FETCH_ADDRESS_REFUSED', 'private'), false],
    ['a circle', new TallyError('FETCH_REDIRECTS', 'circle'), true],
    ['rubbish', { status: 200, body: '\u0000\ufffd<html>' }, true],
  ])('with %s', async (_, answer, allowed) => {
    const robots = createRobots({ fetcher: fake(() => answer), agent: 'tallystick', clock: () => new Date(0) });
    expect(await robots.check('https://news.example/a')).toEqual({ allowed, crawlDelay: null });
  });

  it('asks a host that did not answer again after ten minutes', async () => {
    let now = 0;
    const fetcher = fake(() => ({ status: 500, body: '' }));
    const robots = createRobots({ fetcher, agent: 'tallystick', clock: () => new Date(now) });
    await robots.check('https://news.example/a');
    await robots.check('https://news.example/a');
    now += 601_000;
    await robots.check('https://news.example/a');
    expect(fetcher.asked).toHaveLength(2);
  });

  it('allows nothing that is no web address', async () => {
    const robots = createRobots({
      fetcher: fake(() => ({ status: 200, body: '' })),
      agent: 'tallystick',
      clock: () => new Date(0),
    });
    expect(await robots.check('ftp://news.example/')).toMatchObject({ allowed: false });
  });
});
