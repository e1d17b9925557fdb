import { existsSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openBrowser } from '../../scripts/lib/browser.ts';
import { openTryDesk, type TryDesk } from '../../scripts/lib/desk.ts';

export interface Opened {
  readonly desk: TryDesk;
  readonly browser: Browser;
  /** A page of its own, with what went wrong in it. */
  page(
    options?: Parameters<Browser['newContext']>[0],
  ): Promise<{ page: Page; context: BrowserContext; wrong: string[] }>;
  close(): Promise<void>;
}

/** A desk on the samples and a real Chromium before it. */
export async function openDesk(): Promise<Opened> {
  if (!existsSync('dist/web/index.html'))
    throw new Error('The desk is not built. Run npm run build before these tests.');
  const desk = await openTryDesk({ gold: false });
  const browser = await openBrowser();
  return {
    desk,
    browser,
    async page(options = {}) {
      const context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce', ...options });
      const page = await context.newPage();
      const wrong: string[] = [];
      page.on('pageerror', (error) => wrong.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') wrong.push(message.text());
      });
      return { page, context, wrong };
    },
    async close() {
      await browser.close();
      await desk.close();
    },
  };
}
