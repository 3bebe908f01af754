import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { Widget } from './widget.ts';

/** Every moment that is shown while the chapter's first widget plays for so long. */
async function momentsWhilePlaying(page: Page, wallMs: number): Promise<readonly number[]> {
  await page.clock.install({ time: 0 });
  await page.goto('/en/raft-election/');
  const figure = new Widget(page, 'The leader dies');
  await figure.ready();
  await figure.root.getByRole('radio', { name: '1×' }).check();
  await page.clock.pauseAt(600_000);
  await figure.button('Play').click();
  await expect(figure.button('Pause')).toBeVisible();
  const moments = [await figure.atMs()];
  for (let passedMs = 0; passedMs < wallMs; passedMs += 200) {
    await page.clock.runFor(200);
    moments.push(await figure.atMs());
  }
  return [...new Set(moments)];
}

test.describe('Who prefers reduced motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('sees playing go from event to event, with nothing between.', async ({ page }) => {
    const played = await momentsWhilePlaying(page, 5_000);
    const figure = new Widget(page, 'The leader dies');
    await figure.button('Pause').click();
    await figure.button('Back to the beginning').click();
    await figure.expectAt(2900);
    const stepped = [2900];
    while (stepped.length < played.length) {
      await figure.button('Step to the next event').click();
      await expect.poll(() => figure.atMs()).toBeGreaterThan(stepped.at(-1) ?? 0);
      stepped.push(await figure.atMs());
    }
    expect(played.length).toBeGreaterThan(3);
    expect(played).toEqual(stepped);
  });

  test('sees nothing that is animated.', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 780 });
    await page.goto('/en/');
    await page.getByRole('button', { name: 'Chapters' }).click();
    await expect(page.getByRole('navigation', { name: 'Chapters' })).toBeVisible();
    const lengthsMs = await page.evaluate(() =>
      document.getAnimations().map(({ effect }) => Number(effect?.getTiming().duration)),
    );
    expect(lengthsMs.filter((lengthMs) => lengthMs > 1)).toEqual([]);
  });
});

test('Without that wish, time flows.', async ({ page }) => {
  const played = await momentsWhilePlaying(page, 2_000);
  expect(played.length).toBe(11);
});
