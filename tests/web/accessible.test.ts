import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SCREENS, settle } from '../../scripts/lib/screens.ts';
import { openDesk, type Opened } from './support.ts';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

let opened: Opened;
// Opening the engine and a browser takes longer than a hook is given where other tests run beside it.
beforeAll(async () => {
  opened = await openDesk();
}, 120_000);
afterAll(() => opened.close());

interface Found {
  id: string;
  impact: string;
  nodes: { html: string; failureSummary: string }[];
}

describe.each([
  ['light', 1440],
  ['dark', 390],
] as const)('in %s at %i pixels', (colorScheme, width) => {
  it.each(SCREENS.map((screen) => [screen.name, screen] as const))(
    'axe finds nothing serious: %s',
    async (_, screen) => {
      const { page, context } = await opened.page({ colorScheme, viewport: { width, height: 900 }, bypassCSP: true });
      await page.goto(new URL(screen.path, opened.desk.url).href);
      await settle(page);
      await screen.before?.(page);
      await settle(page);
      await page.addScriptTag({ path: axe });
      const found = await page.evaluate<Found[]>(
        `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then(({ violations }) => violations)`,
      );
      const grave = found.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      const told = grave.map(
        ({ id, nodes }) =>
          `${id}: ${nodes
            .slice(0, 3)
            .map((node) => `${node.html.slice(0, 160)} — ${node.failureSummary}`)
            .join('\n')}`,
      );
      expect(told).toEqual([]);
      const wide = await page.evaluate<number>(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      expect(wide, 'pixels that the page is too wide').toBeLessThanOrEqual(0);
      await context.close();
    },
  );
});
