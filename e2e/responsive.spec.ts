import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { samples } from './pages.ts';

/** What reaches beyond the right edge of the page and is not scrolled inside something of its own. */
function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { documentElement: root } = document;
    if (root.scrollWidth <= root.clientWidth) return [];
    const wide = [...document.body.querySelectorAll('*')].filter(
      (one) => one.getBoundingClientRect().right > root.clientWidth + 0.5,
    );
    return [`${root.scrollWidth} px`, ...wide.map((one) => one.outerHTML.slice(0, 80))].slice(0, 6);
  });
}

/** Targets smaller than 24 px. Words in a text are as large as the text; axe looks at their distance. */
function tooSmall(page: Page): Promise<string[]> {
  const selector =
    'a[href], button, input, select, textarea, summary, [role=button], [role=menuitem], .reach';
  return page.locator(selector).evaluateAll((all) =>
    all.flatMap((one) => {
      const isInText = one.matches('a') && getComputedStyle(one).display === 'inline';
      if (isInText || !one.checkVisibility({ visibilityProperty: true })) return [];
      const target = one.matches('[type=radio], [type=checkbox]') ? one.closest('label') : one;
      const { width, height } = (target ?? one).getBoundingClientRect();
      // A line is as long as it is; what counts is how wide its stroke is.
      const { a = 1 } = one instanceof SVGGraphicsElement ? (one.getScreenCTM() ?? {}) : {};
      const stroke = Number.parseFloat(getComputedStyle(one).strokeWidth) * a;
      const size = one.matches('line') ? stroke : Math.min(width, height);
      return size >= 23.9 ? [] : [`${size.toFixed(1)} px: ${one.outerHTML.slice(0, 90)}`];
    }),
  );
}

for (const address of samples) {
  test(`${address} fits 320, 360 and 1280 px, with targets large enough to hit.`, async ({
    page,
  }) => {
    for (const width of [1280, 360, 320]) {
      await page.setViewportSize({ width, height: 780 });
      await page.goto(address);
      const island = page.locator('astro-island').first();
      await island.locator('[data-widget]').scrollIntoViewIfNeeded();
      await expect(island).not.toHaveAttribute('ssr');
      expect(await tooWide(page), `beyond ${width} px`).toEqual([]);
      expect(await tooSmall(page), `too small at ${width} px`).toEqual([]);
    }
  });

  test(`On ${address} at 360 × 780, play is on the screen together with the picture.`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 360, height: 780 });
    await page.goto(address);
    const widgets = page.locator('[data-widget]').filter({ has: page.locator('[data-picture]') });
    await expect(widgets).not.toHaveCount(0);
    for (const widget of await widgets.all()) {
      await widget.evaluate((one) => one.scrollIntoView({ block: 'start', behavior: 'instant' }));
      const picture = widget.locator('[data-picture] svg[role]').first();
      await expect(picture).toBeInViewport({ ratio: 0.99 });
      await expect(widget.getByRole('button', { name: /^(Play|播放)$/ })).toBeInViewport({
        ratio: 0.99,
      });
    }
  });
}

/** Pages of fields, code and lists. */
const OTHERS = [
  'my-cluster',
  'builder',
  'lab/quorum',
  'lab/lease-calculator',
  'lab/health',
  'debug',
];

for (const address of ['en', 'zh-cn'].flatMap((language) =>
  OTHERS.map((name) => `/${language}/${name}/`),
)) {
  test(`${address} fits 320 px.`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 780 });
    await page.goto(address);
    expect(await tooWide(page)).toEqual([]);
    expect(await tooSmall(page)).toEqual([]);
  });
}

for (const width of [320, 1280]) {
  test(`Everything the laboratory opens fits ${width} px.`, async ({ page, widget }) => {
    await page.setViewportSize({ width, height: 780 });
    await page.goto('/en/lab/raft/?s=split-vote&t=260');
    const lab = await widget('A split vote');
    await lab.expectAt(260);
    for (const panel of ['Cluster', 'Partition', 'Rules', 'State machine']) {
      await lab.button(panel).click();
      await expect(lab.root.getByRole('heading', { name: panel })).toBeVisible();
      await page.waitForLoadState('networkidle');
      expect(await tooWide(page), panel).toEqual([]);
      expect(await tooSmall(page), panel).toEqual([]);
    }
    await lab.root.getByRole('radio', { name: 'Space-time' }).check();
    await expect(lab.root.getByRole('img', { name: /members at/ })).toBeVisible();
    expect(await tooWide(page), 'space-time').toEqual([]);
    await lab.openShare();
    expect(await tooWide(page), 'share').toEqual([]);
    expect(await tooSmall(page), 'share').toEqual([]);
    await page.keyboard.press('Escape');
    await lab.root.getByRole('radio', { name: 'Ring' }).check();
    await lab.member('n1').click();
    const menu = await lab.menu.boundingBox();
    expect(menu?.x).toBeGreaterThanOrEqual(0);
    expect((menu?.x ?? 0) + (menu?.width ?? 0)).toBeLessThanOrEqual(width);
    expect(await tooSmall(page), 'menu').toEqual([]);
  });
}
