import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { samples } from './pages.ts';

/** The widgets as the reader has them: every element with its attributes, every text, in order. */
function widgetsOf(page: Page): Promise<string[]> {
  return page.getByRole('main').evaluate((main) => {
    const list = (node: Node): string[] => {
      if (node instanceof Text) return node.data.trim() === '' ? [] : [node.data];
      if (!(node instanceof Element)) return [];
      const attributes = Object.fromEntries(
        [...node.attributes].map(({ name, value }) => [name, value]),
      );
      if (node instanceof HTMLInputElement) {
        const { checked, value } = node;
        Object.assign(attributes, { checked: String(checked), value });
      }
      const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${value}"`);
      return [
        `<${node.localName}${written.sort().join('')}>`,
        ...[...node.childNodes].flatMap(list),
      ];
    };
    return [...main.querySelectorAll('[data-widget]')].flatMap(list);
  });
}

async function hydrateAll(page: Page): Promise<void> {
  const islands = page.locator('astro-island');
  for (let index = 0; index < (await islands.count()); index += 1) {
    await islands.nth(index).locator('[data-widget]').scrollIntoViewIfNeeded();
    await expect(islands.nth(index)).not.toHaveAttribute('ssr');
  }
}

for (const address of samples) {
  test(`What the server drew on ${address} is what the browser shows after hydration.`, async ({
    page,
  }) => {
    const { promise: release, resolve: letScriptsThrough } = Promise.withResolvers<undefined>();
    await page.route('**/*.js', async (route) => {
      await release;
      await route.fallback();
    });
    await page.goto(address, { waitUntil: 'commit' });
    await expect(page.locator('.site-footer, .way-out')).toBeAttached();
    const before = await widgetsOf(page);
    letScriptsThrough(undefined);
    await hydrateAll(page);
    expect(before.filter((line) => line.startsWith('<svg'))).not.toEqual([]);
    expect(await widgetsOf(page)).toEqual(before);
  });
}

for (const width of [360, 1280]) {
  for (const address of samples) {
    test(`Nothing on ${address} moves while it comes alive at ${width} px.`, async ({ page }) => {
      await page.setViewportSize({ width, height: 780 });
      await page.addInitScript(() => {
        interface Shift extends PerformanceEntry {
          readonly sources: readonly { readonly node: Node | null }[];
        }
        const shifts: string[] = [];
        new PerformanceObserver((list) => {
          for (const { sources } of list.getEntries() as Shift[]) {
            shifts.push(sources.map(({ node }) => node?.nodeName ?? '?').join(', '));
          }
        }).observe({ type: 'layout-shift', buffered: true });
        Object.assign(globalThis, { shifts });
      });
      await page.goto(address);
      await hydrateAll(page);
      // The first touch loads the engine, which draws the same again.
      await page.getByRole('slider').last().hover();
      await page.waitForLoadState('networkidle');
      await page.getByRole('slider').first().scrollIntoViewIfNeeded();
      const shifts = await page.evaluate(async () => {
        const frame = () => new Promise(requestAnimationFrame);
        await frame();
        await frame();
        return (globalThis as unknown as { shifts: string[] }).shifts;
      });
      expect(shifts, 'what moved').toEqual([]);
    });
  }
}
