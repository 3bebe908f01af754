/** A figure alone on the screen, for a talk. */
import { expect, test } from './fixtures.ts';

const SIZES = [
  [1280, 720],
  [1920, 1080],
] as const;
const FIGURES = [
  '/en/raft-election/?present=leader-crash',
  '/zh-cn/raft-election/?present=2',
  '/en/failover/?present=1',
  '/zh-cn/lease-election/?present=1',
  '/zh-cn/load-balancing/?present=1',
];

for (const [width, height] of SIZES) {
  for (const address of FIGURES) {
    test(`${address} fills ${width} × ${height}: picture, sentence and transport, nothing else.`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height });
      await page.goto(address);
      const figure = page.locator('figure.presented');
      await expect(figure).toBeVisible();
      const box = await figure.boundingBox();
      expect([box?.x, box?.y, box?.width, box?.height]).toEqual([0, 0, width, height]);
      for (const part of ['.at-picture', '.at-transport', '.at-words']) {
        await expect(figure.locator(part)).toBeInViewport({ ratio: 0.98 });
      }
      for (const beside of ['.site-header', '.side', 'h1', '.site-footer']) {
        const isOut = (one: Element): boolean => one.closest('[inert]') !== null;
        expect(await page.locator(beside).first().evaluate(isOut), beside).toBe(true);
      }
      const letters = await figure
        .locator('[data-widget] .title')
        .evaluate(
          (title) => title.currentCSSZoom * Number.parseFloat(getComputedStyle(title).fontSize),
        );
      expect(letters).toBeGreaterThanOrEqual(height === 1080 ? 24 : 18);
    });
  }
}

test('It is played by keyboard, and Esc leads back to where it was.', async ({ page, widget }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.goto('/en/raft-election/');
  const lab = await widget('The leader dies');
  const button = page
    .locator('figure')
    .filter({ has: lab.root })
    .getByRole('button', { name: 'Present' });
  await button.press('Enter');
  await expect(page).toHaveURL(/\?present=leader-crash$/);
  await expect(page.locator('figure.presented')).toBeVisible();
  const before = await lab.atMs();
  await page.keyboard.press('.');
  await expect.poll(() => lab.atMs()).toBeGreaterThan(before);
  await page.keyboard.press('Space');
  await expect(lab.button('Pause')).toBeVisible();
  await page.keyboard.press('Space');
  await expect(lab.button('Play')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('figure.presented')).toHaveCount(0);
  await expect(page).toHaveURL(/\/en\/raft-election\/$/);
  await expect(button).toBeFocused();
  await expect(page.locator('[inert]')).toHaveCount(0);
  await expect(lab.root.locator('xpath=ancestor::figure')).toHaveAttribute('style', '');
});

test('Its script comes only when it is asked for, and an embed has no button.', async ({
  page,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto('/en/raft-election/');
  await page.waitForLoadState('networkidle');
  expect(asked.filter((url) => /\/present\.[\w-]+\.(?:js|css)$/.test(url))).toEqual([]);
  await page.goto('/en/embed/scenario/split-vote/');
  await expect(page.locator('[data-present]')).toHaveCount(0);
});
