import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

function themeSwitch(page: Page): Locator {
  return page.getByRole('banner').getByRole('group', { name: 'Theme' });
}

/** How bright the page is, from 0 to 255. */
async function brightness(page: Page): Promise<number> {
  const paper = await page.locator('body').evaluate((body) => {
    const context = document.createElement('canvas').getContext('2d');
    if (!context) throw new Error('This browser has no canvas.');
    context.fillStyle = getComputedStyle(body).backgroundColor;
    context.fillRect(0, 0, 1, 1);
    return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
  });
  return Math.min(...paper);
}

test('The page follows the system until a theme is chosen.', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/en/');
  await expect(themeSwitch(page).getByRole('radio', { name: 'Like the system' })).toBeChecked();
  expect(await brightness(page)).toBeGreaterThan(230);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await brightness(page)).toBeLessThan(50);
  await themeSwitch(page).getByRole('radio', { name: 'Light' }).check();
  expect(await brightness(page)).toBeGreaterThan(230);
});

test('A chosen theme stays, on every page, until the system decides again.', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/en/');
  await themeSwitch(page).getByRole('radio', { name: 'Dark' }).check();
  expect(await brightness(page)).toBeLessThan(50);
  await page.goto('/zh-cn/raft-election/');
  expect(await brightness(page)).toBeLessThan(50);
  const theirs = page.getByRole('banner').getByRole('group', { name: '主题' });
  await expect(theirs.getByRole('radio', { name: '深色' })).toBeChecked();
  await theirs.getByRole('radio', { name: '跟随系统' }).check();
  expect(await brightness(page)).toBeGreaterThan(230);
  await page.reload();
  expect(await brightness(page)).toBeGreaterThan(230);
});

test('The theme is there before anything is painted.', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.addInitScript(() => {
    localStorage.setItem('theme', 'dark');
    // Nothing can be painted before there is a body.
    new MutationObserver((_, observer) => {
      if (!(document.body as HTMLElement | null)) return;
      Object.assign(globalThis, { themeBeforePaint: document.documentElement.dataset['theme'] });
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
  });
  for (const address of ['/en/', '/zh-cn/raft-election/', '/en/lab/raft/']) {
    await page.goto(address);
    expect(await page.evaluate((): unknown => Reflect.get(globalThis, 'themeBeforePaint'))).toBe(
      'dark',
    );
  }
});

test('With a slow style sheet nothing is painted in the other theme.', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.addInitScript(() => localStorage.setItem('theme', 'dark'));
  let sheetCameAt = 0;
  await page.route('**/*.css', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1500));
    sheetCameAt = Date.now();
    await route.continue();
  });
  await page.goto('/en/raft-election/', { waitUntil: 'commit' });
  await page.waitForFunction(() => document.documentElement.dataset['theme'] === 'dark');
  expect(sheetCameAt).toBe(0);
  // The bare page, before its style sheet: what the browser itself would paint is dark already.
  expect(
    await page.evaluate(() => {
      const probe = document.documentElement;
      return getComputedStyle(probe).color;
    }),
  ).toBe('rgb(255, 255, 255)');
  await page.waitForLoadState();
  const painted = await page.evaluate(() => {
    const [first] = performance.getEntriesByName('first-paint');
    return performance.timeOrigin + (first?.startTime ?? 0);
  });
  expect(painted).toBeGreaterThan(sheetCameAt);
  expect(await brightness(page)).toBeLessThan(50);
});

test('Both switches of a page show the same.', async ({ page }) => {
  await page.goto('/en/');
  await themeSwitch(page).getByRole('radio', { name: 'Dark' }).check();
  await page.setViewportSize({ width: 360, height: 780 });
  await page.getByRole('button', { name: 'Chapters' }).click();
  const inDrawer = page.getByRole('navigation', { name: 'Chapters' }).getByRole('group', {
    name: 'Theme',
  });
  await expect(inDrawer.getByRole('radio', { name: 'Dark' })).toBeChecked();
  await inDrawer.getByRole('radio', { name: 'Light' }).check();
  expect(await brightness(page)).toBeGreaterThan(230);
});
