// Takes pictures of every screen of the desk, to be looked at: npx tsx scripts/screens.ts [--out FOLDER] [--only NAME]
// [--width 1440] [--theme light] [--lang en] [--full]
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openBrowser } from './lib/browser.ts';
import { openTryDesk } from './lib/desk.ts';
import { SCREENS, settle } from './lib/screens.ts';

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: '.screens' },
    only: { type: 'string' },
    width: { type: 'string' },
    theme: { type: 'string' },
    lang: { type: 'string' },
    full: { type: 'boolean', default: false },
  },
});
mkdirSync(values.out, { recursive: true });
const desk = await openTryDesk();
const browser = await openBrowser();
try {
  for (const width of [1440, 390].filter((w) => !values.width || w === Number(values.width)))
    for (const theme of ['light', 'dark'] as const)
      for (const lang of ['en', 'zh-Hans']) {
        if ((values.theme && theme !== values.theme) || (values.lang && lang !== values.lang)) continue;
        const context = await browser.newContext({
          viewport: { width, height: width > 600 ? 900 : 844 },
          colorScheme: theme,
          locale: lang === 'en' ? 'en-GB' : 'zh-CN',
          reducedMotion: 'reduce',
        });
        const page = await context.newPage();
        page.on('console', (message) => {
          if (message.type() === 'error') process.stderr.write(`${message.text()}\n`);
        });
        page.on('pageerror', (error) => process.stderr.write(`${error.stack ?? error.message}\n`));
        for (const screen of SCREENS) {
          if (values.only && !values.only.split(',').includes(screen.name)) continue;
          await page.goto(new URL(screen.path, desk.url).href);
          await settle(page);
          await screen.before?.(page);
          await settle(page);
          const name = `${screen.name}-${width}-${theme}-${lang}.png`;
          await page.screenshot({ path: join(values.out, name), fullPage: values.full });
        }
        await context.close();
      }
} finally {
  await browser.close();
  await desk.close();
}
