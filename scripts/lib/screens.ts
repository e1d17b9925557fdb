import type { Page } from 'playwright-core';

/** A screen as it is looked at and checked: its address, and what is done there first. */
export interface Screen {
  readonly name: string;
  readonly path: string;
  readonly before?: (page: Page) => Promise<void>;
}

const SAMPLE = '/documents/d9258e9860a';

export const SCREENS: readonly Screen[] = [
  { name: 'documents', path: '/' },
  { name: 'reading', path: SAMPLE },
  { name: 'claim', path: `${SAMPLE}?claim=c8` },
  { name: 'repairs', path: `${SAMPLE}?view=original` },
  {
    name: 'editing',
    path: `${SAMPLE}?claim=c8`,
    before: async (page) => {
      await page.locator('[data-field="time"]').click();
    },
  },
  { name: 'ledger', path: '/ledger' },
  { name: 'checks', path: '/checks' },
  { name: 'sources', path: '/sources' },
  { name: 'entities', path: '/entities' },
  { name: 'events', path: '/events' },
  {
    name: 'event',
    path: '/events',
    before: async (page) => {
      // The event told by most articles stands first; its id follows from what was read.
      const link = page.locator('main a[href^="/events/"]').first();
      await link.waitFor();
      await page.goto(new URL((await link.getAttribute('href'))!, page.url()).href);
      await page.waitForSelector('main h1');
    },
  },
  { name: 'timeline', path: '/timeline' },
  { name: 'flows', path: '/flows' },
  { name: 'series', path: '/series' },
  { name: 'map', path: '/map' },
  { name: 'network', path: '/network' },
  { name: 'registers', path: '/registers' },
  {
    name: 'report',
    path: '/ledger?kind=deployment',
    before: async (page) => {
      await page.waitForSelector('.claim-table [data-index]');
      for (const key of ['j', ' ', 'j', ' ', 'r']) await page.keyboard.press(key);
      await page.goto(new URL('/report', page.url()).href);
      await page.waitForSelector('.report');
    },
  },
  { name: 'imports', path: '/imports' },
  {
    name: 'palette',
    path: '/',
    before: async (page) => {
      await page.keyboard.press('Control+k');
    },
  },
  { name: 'api', path: '/api/docs' },
];

/** Waits until the page has what it asked for. The line of changes stays open, so the network is never idle. */
export async function settle(page: Page): Promise<void> {
  await page.waitForSelector('main');
  await page.waitForSelector('.bones', { state: 'detached' });
  await page.waitForTimeout(250);
}
