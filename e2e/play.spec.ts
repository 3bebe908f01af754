import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { saying, Widget } from './widget.ts';

const CHAPTER = '/en/raft-election/';

/** Where time stands still unless the test lets it pass. */
async function openWithClock(page: Page, address: string, title: string): Promise<Widget> {
  await page.clock.install({ time: 0 });
  await page.goto(address);
  const widget = new Widget(page, title);
  await widget.ready();
  await page.clock.pauseAt(600_000);
  return widget;
}

async function play(widget: Widget): Promise<void> {
  await widget.button('Play').click();
  await expect(widget.button('Pause')).toBeVisible();
}

test('Playing moves time at the speed that is set, and pausing stops it.', async ({ page }) => {
  const widget = await openWithClock(page, CHAPTER, 'The leader dies');
  await widget.expectAt(2900);
  await play(widget);
  await page.clock.runFor(1000);
  // The last frame of that second came up to 17 ms before its end.
  expect(await widget.atMs()).toBeGreaterThanOrEqual(2998);
  expect(await widget.atMs()).toBeLessThanOrEqual(3000);
  await widget.button('Pause').click();
  await expect(widget.button('Play')).toBeVisible();
  const stoppedMs = await widget.atMs();
  const picture = await widget.picture();
  await page.clock.runFor(3000);
  expect(await widget.atMs()).toBe(stoppedMs);
  expect(await widget.picture()).toBe(picture);
});

test('At 1× a second here is a second there.', async ({ page }) => {
  const widget = await openWithClock(page, CHAPTER, 'The leader dies');
  await widget.root.getByRole('radio', { name: '1×' }).check();
  await play(widget);
  await page.clock.runFor(2000);
  expect(await widget.atMs()).toBeGreaterThanOrEqual(4880);
  expect(await widget.atMs()).toBeLessThanOrEqual(4900);
  await expect(widget.leader).toHaveAccessibleName(saying('n1', 'leader', 'term 2'));
});

test('Playing ends with the run, and plays again from the first frame.', async ({ page }) => {
  const widget = await openWithClock(page, CHAPTER, 'The leader dies');
  await widget.root.getByRole('radio', { name: '10×' }).check();
  await play(widget);
  await page.clock.runFor(1000);
  await widget.expectAt(8000);
  await expect(widget.button('Play')).toBeVisible();
  await play(widget);
  await widget.expectAt(2900);
});

test('Space plays; a full stop and a comma step, also with a Chinese input method.', async ({
  page,
  widget,
}) => {
  await page.goto(CHAPTER);
  const figure = await widget('The leader dies');
  await figure.member('n1').focus();
  await page.keyboard.press('Period');
  await figure.expectAt(3000);
  await page.keyboard.press('Comma');
  await figure.expectAt(1212);
  // Where the key for the full stop writes 。
  const punctuation = { key: '。', code: 'Period', bubbles: true };
  await figure.member('n1').dispatchEvent('keydown', punctuation);
  await figure.expectAt(3000);
  await figure.root.getByLabel('What happened').focus();
  await page.keyboard.press('Space');
  await expect(figure.button('Pause')).toBeVisible();
});

test('One widget plays at a time.', async ({ page }) => {
  const first = await openWithClock(page, CHAPTER, 'The leader dies');
  const second = new Widget(page, 'A stale log must not win');
  await second.ready();
  await first.button('Play').focus();
  await page.keyboard.press('Enter');
  await expect(first.button('Pause')).toBeVisible();
  await second.button('Play').focus();
  await page.keyboard.press('Enter');
  await expect(second.button('Pause')).toBeVisible();
  await expect(first.button('Play')).toBeAttached();
});

test('Steps lead from event to event, and back to the same picture.', async ({ page, widget }) => {
  await page.goto('/en/lab/raft/?s=split-vote&t=250');
  const split = await widget('A split vote');
  await split.expectAt(250);
  const seen: { ms: number; picture: string; sentence: string }[] = [];
  const look = async () => ({
    ms: await split.atMs(),
    picture: await split.picture(),
    sentence: await split.root.getByRole('status').first().innerText(),
  });
  for (let step = 0; step < 12; step += 1) {
    const before = await split.picture();
    await split.button('Step to the next event').click();
    await expect.poll(() => split.picture()).not.toBe(before);
    seen.push(await look());
  }
  expect(seen[0]).toMatchObject({ ms: 250, sentence: /n3 heard no leader in its first 250 ms/ });
  expect(new Set(seen.map(({ picture }) => picture)).size).toBe(12);
  for (const earlier of seen.slice(0, -1).reverse()) {
    await split.button('Back to the last event').click();
    await expect.poll(look).toEqual(earlier);
  }
});

test('The chapter steps from sentence to sentence.', async ({ page, widget }) => {
  await page.goto(CHAPTER);
  const figure = await widget('The leader dies');
  await figure.button('Step to the next event').click();
  await figure.expectAt(3000);
  await expect(figure.root).toContainText('n4 is killed. It led term 1.');
  await expect(figure.member('n4')).toHaveAccessibleName(saying('n4', 'down'));
  await figure.button('Step to the next event').click();
  await expect(figure.root).toContainText(/n1 heard no leader for [\d\s]+ms/);
  await figure.button('Back to the last event').click();
  await figure.expectAt(3000);
});

test('The time bar is moved by keys: an arrow a little, with Shift a millisecond.', async ({
  page,
  widget,
}) => {
  await page.goto(CHAPTER);
  const figure = await widget('The leader dies');
  const { slider } = figure;
  await slider.focus();
  await page.keyboard.press('Shift+ArrowRight');
  await expect(slider).toHaveAttribute('aria-valuetext', /^2.901.ms of 8.000.ms$/);
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(slider).toHaveAttribute('aria-valuetext', /^2.900.ms/);
  await page.keyboard.press('ArrowRight');
  await expect.poll(async () => Number(await slider.inputValue())).toBeGreaterThan(2901);
  await page.keyboard.press('End');
  await expect(slider).toHaveAttribute('aria-valuetext', /^8.000.ms/);
  await expect(figure.member('n1')).toHaveAccessibleName(saying('n1', 'leader', 'term 2'));
  await page.keyboard.press('Home');
  await expect(slider).toHaveAttribute('aria-valuetext', /^0.ms/);
});

test('A click on the time bar goes to that moment.', async ({ page, widget }) => {
  await page.goto(CHAPTER);
  const figure = await widget('The leader dies');
  const box = await figure.slider.boundingBox();
  if (!box) throw new Error('The time bar has no box.');
  for (const share of [0.25, 0.5, 0.9]) {
    await figure.slider.click({ position: { x: box.width * share, y: box.height / 2 } });
    const distanceMs = async (): Promise<number> => Math.abs((await figure.atMs()) - 8000 * share);
    await expect.poll(distanceMs).toBeLessThan(80);
  }
});

test('Only what was played is painted.', async ({ page, widget }) => {
  await page.goto(CHAPTER);
  const figure = await widget('The leader dies');
  const bar = figure.root.locator('.time-bar .picture');
  const crash = bar.locator('.mark.crash');
  await expect(crash).toHaveCount(0);
  await expect(figure.root).not.toContainText('killed');
  await figure.seek(2999);
  await expect(crash).toHaveCount(0);
  await figure.seek(3000);
  await expect(crash).toHaveCount(1);
  // What has been seen stays painted; what is told belongs to the moment.
  await figure.seek(2000);
  await expect(crash).toHaveCount(1);
  await expect(figure.root).not.toContainText('killed');
  await figure.button('Back to the beginning').click();
  await figure.expectAt(2900);
  await expect(crash).toHaveCount(0);
});

test('Off screen, a widget stops.', async ({ page }) => {
  const widget = await openWithClock(page, CHAPTER, 'The leader dies');
  await play(widget);
  await page.getByRole('contentinfo').scrollIntoViewIfNeeded();
  await expect(widget.button('Play')).toBeAttached();
});
