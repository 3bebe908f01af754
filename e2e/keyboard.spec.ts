import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

test('Tab goes through the first widget of a chapter in the order of its parts.', async ({
  page,
  widget,
}) => {
  await page.goto('/en/raft-election/');
  const { root, ...figure } = await widget('The leader dies');
  await figure.slider.hover();
  const stops = [
    root.getByRole('button', { name: 'Share' }),
    root.getByRole('link', { name: 'Open in the lab' }),
    root.getByRole('button', { name: /^n1\b/ }),
    root.getByRole('button', { name: 'Back to the beginning' }),
    root.getByRole('button', { name: 'Back to the last event' }),
    root.getByRole('button', { name: 'Play' }),
    root.getByRole('button', { name: 'Step to the next event' }),
    root.getByRole('radio', { name: '1/10', exact: true }),
    root.getByRole('radio', { name: 'Ring' }),
    figure.slider,
    root.getByRole('link', { name: 'Raft §5.2' }),
    root.getByLabel('What happened'),
  ];
  await page.getByText('Show the answer').focus();
  for (const stop of stops) {
    await page.keyboard.press('Tab');
    await expect(stop).toBeFocused();
  }
  // And nothing else is in it.
  await page.keyboard.press('Tab');
  await expect(root.locator(':focus')).toHaveCount(0);
  for (const stop of stops.toReversed()) {
    await page.keyboard.press('Shift+Tab');
    await expect(stop).toBeFocused();
  }
});

test('Arrows choose among speeds and among members.', async ({ page, widget }) => {
  await page.goto('/en/raft-election/');
  const figure = await widget('The leader dies');
  await figure.root.getByRole('radio', { name: '1/10', exact: true }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(figure.root.getByRole('radio', { name: '1/2', exact: true })).toBeChecked();
  await expect(figure.root).toContainText(/1 s here = 500.ms there/);
  await figure.member('n1').focus();
  await page.keyboard.press('ArrowLeft');
  await expect(figure.member('n5')).toBeFocused();
});

/** Whether the picture around the focused element changes when the focus leaves it. */
async function isFocusSeen(page: Page): Promise<boolean> {
  const element = await page.evaluateHandle(() => document.activeElement as HTMLElement);
  const box = await element.evaluate((one) => {
    one.scrollIntoView({ block: 'nearest' });
    const shown = one.matches('[type=radio], [type=checkbox]') ? one.closest('label') : one;
    const { x, y, width, height } = (shown ?? one).getBoundingClientRect();
    const [left, top] = [Math.max(0, x - 8), Math.max(0, y - 8)];
    return {
      x: left,
      y: top,
      width: Math.min(innerWidth, x + width + 8) - left,
      height: Math.min(innerHeight, y + height + 8) - top,
    };
  });
  const seen = await page.screenshot({ clip: box, animations: 'disabled' });
  await element.evaluate((one) => one.blur());
  const unseen = await page.screenshot({ clip: box, animations: 'disabled' });
  await element.evaluate((one) => one.focus({ preventScroll: true }));
  return !seen.equals(unseen);
}

for (const [address, colorScheme] of [
  ['/en/lab/raft/?s=split-vote&t=300', 'light'],
  ['/en/embed/scenario/split-vote/?t=300', 'dark'],
] as const) {
  test(`Wherever the focus is on ${address}, it is seen: ${colorScheme}.`, async ({
    page,
    widget,
  }) => {
    test.slow();
    await page.emulateMedia({ colorScheme });
    await page.goto(address);
    const figure = await widget('A split vote');
    await figure.expectAt(300);
    const isInPage = () => page.evaluate(() => document.activeElement !== document.body);
    const unseen: string[] = [];
    let stops = 0;
    await page.keyboard.press('Tab');
    for (; await isInPage(); stops += 1) {
      if (!(await isFocusSeen(page))) {
        unseen.push(await page.locator(':focus').evaluate((one) => one.outerHTML.slice(0, 120)));
      }
      await page.keyboard.press('Tab');
    }
    expect(unseen).toEqual([]);
    expect(stops).toBeGreaterThan(10);
  });
}

test('The first Tab offers to skip to the text.', async ({ page }) => {
  await page.goto('/en/raft-election/');
  const skip = page.getByRole('link', { name: 'Skip to the text' });
  await expect(skip).not.toBeInViewport();
  await page.keyboard.press('Tab');
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'leader', exact: true })).toBeFocused();
});

test('At 360 px the drawer opens, is gone through, and closes with the focus back.', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 780 });
  await page.goto('/en/raft-election/');
  const opener = page.getByRole('button', { name: 'Chapters' });
  const chapters = page.getByRole('navigation', { name: 'Chapters' });
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(opener).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(chapters).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(chapters.getByRole('button', { name: 'Close' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(chapters.getByRole('link', { name: 'Home' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(chapters).toBeHidden();
  await expect(opener).toBeFocused();
});

test('The share dialog keeps the focus, and Esc gives it back.', async ({ page, widget }) => {
  await page.goto('/en/raft-election/');
  const figure = await widget('The leader dies');
  const share = figure.button('Share');
  await share.focus();
  await page.keyboard.press('Enter');
  await expect(figure.dialog).toBeVisible();
  for (let stop = 0; stop < 9; stop += 1) {
    await page.keyboard.press('Tab');
    const isOutside = await page.evaluate(() => {
      const { activeElement } = document;
      return activeElement !== document.body && !activeElement?.closest('dialog');
    });
    expect(isOutside).toBe(false);
  }
  await page.keyboard.press('Escape');
  await expect(figure.dialog).toBeHidden();
  await expect(share).toBeFocused();
});
