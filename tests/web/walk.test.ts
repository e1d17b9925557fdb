import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { settle } from '../../scripts/lib/screens.ts';
import { openDesk, type Opened } from './support.ts';

let opened: Opened;
// Opening the engine and a browser takes longer than a hook is given where other tests run beside it.
beforeAll(async () => {
  opened = await openDesk();
}, 120_000);
afterAll(() => opened.close());

const ARTICLE = `North Korea sent 3,000 soldiers to Russia in October 2024.
Seoul said on 2 September 2025 that about 2,000 of them had been killed.`;

async function start(path = '/'): Promise<{ page: Page; wrong: string[]; close: () => Promise<void> }> {
  const { page, context, wrong } = await opened.page();
  await page.goto(new URL(path, opened.desk.url).href);
  await settle(page);
  return { page, wrong, close: () => context.close() };
}

/** Presses keys one after the other. */
async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

describe('by keyboard alone', () => {
  it('reads, corrects, takes back, adds and rejects', async () => {
    const { page, wrong, close } = await start();
    await page.locator('.take-in textarea').focus();
    await page.keyboard.insertText(ARTICLE);
    await press(page, 'Tab');
    await page.keyboard.insertText('Harbour Wire');
    await page.locator('.take-in button[type=submit]').focus();
    await press(page, 'Enter');
    await page.waitForSelector('[data-article] .seg');
    expect(await page.locator('[data-article]').innerText()).toContain('North Korea sent 3,000 soldiers');

    await press(page, 'j');
    await page.waitForSelector('.hand .fields');
    await press(page, 'e', 'Tab', 'Enter');
    await page.locator('.editor select').press('d');
    await press(page, 'Tab', 'Enter');
    await page.waitForSelector('.hand header .badge');
    expect(await page.locator('.hand header .badge').innerText()).toBe('corrected');
    expect(await page.locator('.hand header .status').innerText()).toContain('denied');

    await press(page, 'u');
    await page.waitForSelector('.hand header .badge', { state: 'detached' });
    expect(await page.locator('.hand header .status').innerText()).not.toContain('denied');

    await press(page, 'n');
    await page.locator('dialog textarea').waitFor();
    await page.keyboard.insertText('sent 3,000 soldiers');
    await press(page, 'Tab', 'Tab', 'Tab', 'Enter');
    await page.locator('dialog').waitFor({ state: 'detached' });
    await page.waitForSelector('.hand header .badge');
    expect(await page.locator('.hand header .badge').innerText()).toBe('added by a person');
    expect(await page.locator('.hand .said mark').innerText()).toBe('sent 3,000 soldiers');

    await press(page, 'x');
    await page.locator('.toast', { hasText: 'Rejected' }).waitFor();
    expect(wrong).toEqual([]);
    await close();
  });

  it('finds across scripts and opens a claim', async () => {
    const { page, wrong, close } = await start();
    await press(page, '/');
    await page.keyboard.insertText('朝鲜士兵');
    await press(page, 'Enter');
    await page.waitForSelector('.claim-table [data-index]');
    const quotes = await page.locator('.claim-table .quote').allInnerTexts();
    expect(quotes.some((quote) => quote.includes('朝鮮士兵'))).toBe(true);
    expect(quotes.some((quote) => quote.includes('朝鲜士兵'))).toBe(true);
    await press(page, 'j', 'Enter');
    await page.waitForSelector('.hand .fields');
    expect(page.url()).toContain('?claim=');
    expect(wrong).toEqual([]);
    await close();
  });

  it('judges several claims at once and shows it everywhere', async () => {
    const { page, close } = await start('/ledger?kind=agreement');
    await page.waitForSelector('.claim-table [data-index]');
    await press(page, 'j', ' ', 'j', ' ', 'a');
    await page.locator('.toast', { hasText: '2 decisions' }).waitFor();
    await page.goto(new URL('/ledger?review=accepted', opened.desk.url).href);
    await page.waitForSelector('.claim-table [data-index]');
    expect(await page.locator('.claim-table [data-index]').count()).toBeGreaterThanOrEqual(2);
    await close();
  });

  it('shows what can be done, and does it from the palette', async () => {
    const { page, close } = await start();
    await press(page, '?');
    expect(await page.locator('dialog .keys').innerText()).toContain('Search');
    await press(page, 'Escape', 'Control+k');
    await page.keyboard.insertText('map');
    await press(page, 'Enter');
    await page.waitForSelector('.world .spot');
    expect(new URL(page.url()).pathname).toBe('/map');
    await close();
  });

  it('opens an event and compares its values', async () => {
    const { page, wrong, close } = await start('/events');
    await page.waitForSelector('.events h2 a');
    await page
      .locator('.events > li', { has: page.locator('.value') })
      .first()
      .locator('h2 a')
      .focus();
    await press(page, 'Enter');
    await page.waitForSelector('.event .family');
    await page.locator('.event .picture .segmented button').last().focus();
    await press(page, 'Enter');
    expect(await page.locator('.event .plain-table tbody tr').count()).toBeGreaterThan(0);
    expect(wrong).toEqual([]);
    await close();
  });
});

describe('a report', () => {
  it('is built of claims and own words, and cites what each comes from', async () => {
    const { page, wrong, close } = await start('/ledger?kind=casualty');
    await page.waitForSelector('.claim-table [data-index]');
    await press(page, 'j', ' ', 'j', ' ', 'r');
    await page.goto(new URL('/report', opened.desk.url).href);
    await page.waitForSelector('.report .claimline');
    await page.locator('.report-title').fill('The dead of Kursk');
    const saving = page.waitForEvent('download');
    await page.locator('button', { hasText: 'Markdown' }).press('Enter');
    const path = await (await saving).path();
    const text = readFileSync(path, 'utf8');
    expect(text).toMatch(/^# The dead of Kursk\n/);
    expect(text.match(/^> .+ \[\d\]$/gm)).toHaveLength(2);
    expect(text).toMatch(/^1\. \S/m);
    expect(wrong).toEqual([]);
    await close();
  });
});

describe('otherwise', () => {
  it('imports what is dropped', async () => {
    const { page, close } = await start('/checks');
    const data = await page.evaluateHandle(
      `(() => { const data = new DataTransfer(); data.items.add(new File([${JSON.stringify(ARTICLE)}], 'drop.txt', { type: 'text/plain' })); return data; })()`,
    );
    await page.dispatchEvent('main', 'drop', { dataTransfer: data });
    await page.waitForSelector('[data-article] .seg');
    expect(new URL(page.url()).pathname).toMatch(/^\/documents\/d/);
    await close();
  });

  it('changes the language and keeps it', async () => {
    const { page, close } = await start();
    await page.locator('.bar select').selectOption('zh-Hant');
    await page.locator('h1', { hasText: '文章' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-Hant');
    await page.reload();
    await page.locator('h1', { hasText: '文章' }).waitFor();
    await close();
  });

  it('shows what an article holds as text, never as a page', async () => {
    const { page, wrong, close } = await start();
    await page
      .locator('.take-in textarea')
      .fill('<img src=x onerror=alert(1)> Russia fired 10 missiles at Kyiv on 1 May 2025.');
    await page.locator('.take-in button[type=submit]').click();
    await page.waitForSelector('[data-article]');
    expect(await page.locator('[data-article] img').count()).toBe(0);
    expect(wrong).toEqual([]);
    await close();
  });
});
