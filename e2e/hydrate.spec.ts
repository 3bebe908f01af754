import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { samples } from './pages.ts';

/** The widgets as markup: elements, attributes and text, without what only frameworks read. */
function widgetsOf(page: Page): Promise<string[]> {
  return page.getByRole('main').evaluate((main) => {
    const write = (node: Node): string => {
      if (node instanceof Text) return node.data;
      if (!(node instanceof Element)) return '';
      const attributes = [...node.attributes].map(({ name, value }) => ` ${name}="${value}"`);
      const inside = [...node.childNodes].map(write).join('');
      return `<${node.localName}${attributes.sort().join('')}>${inside}</${node.localName}>`;
    };
    return [...main.querySelectorAll('[data-widget]')].map(write);
  });
}

async function hydrateAll(page: Page): Promise<void> {
  for (const island of await page.locator('astro-island').all()) {
    await island.scrollIntoViewIfNeeded();
    await expect(island).not.toHaveAttribute('ssr');
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
    await expect(page.getByRole('group', { name: 'Playback' }).or(page.getByRole('group', { name: '播放控制' })).last()).toBeAttached();
    const before = await widgetsOf(page);
    letScriptsThrough(undefined);
    await hydrateAll(page);
    expect(before.length).toBeGreaterThan(0);
    expect(before[0]).toContain('<svg');
    expect(await widgetsOf(page)).toEqual(before);
  });
}

for (const width of [360, 1280]) {
  for (const address of samples) {
    test(`Nothing on ${address} moves while it comes alive at ${width} px.`, async ({ page }) => {
      await page.setViewportSize({ width, height: 780 });
      await page.addInitScript(() => {
        const shifts: number[] = [];
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) {
            shifts.push((entry as PerformanceEntry & { value: number }).value);
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
        return (globalThis as unknown as { shifts: number[] }).shifts;
      });
      expect(shifts).toEqual([]);
    });
  }
}
