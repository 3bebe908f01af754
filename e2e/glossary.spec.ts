import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const term = (page: Page): Locator => page.getByRole('button', { name: 'leader', exact: true });
const note = (page: Page): Locator => page.locator('#term-leader');

test('A marked word explains itself on click and on Enter; Esc gives the focus back.', async ({
  page,
}) => {
  await page.goto('/en/raft-election/');
  await expect(term(page)).toHaveAttribute('aria-expanded', 'false');
  await term(page).click();
  await expect(note(page)).toBeVisible();
  await expect(note(page)).toContainText('领导者');
  await expect(term(page)).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('Escape');
  await expect(note(page)).toBeHidden();
  await term(page).focus();
  for (const key of ['Enter', 'Space']) {
    await page.keyboard.press(key);
    await expect(note(page)).toBeVisible();
    await page.keyboard.press('Tab');
    await expect(note(page).getByRole('link', { name: 'In the glossary' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(note(page)).toBeHidden();
    await expect(term(page)).toBeFocused();
  }
});

test('A mouse that rests on the word shows the note, and hides it when it leaves.', async ({
  page,
}) => {
  await page.goto('/en/raft-election/');
  await term(page).hover();
  await expect(note(page)).toBeVisible();
  await page.mouse.move(5, 500);
  await expect(note(page)).toBeHidden();
});

test('Opening a note moves nothing, and it stays on the screen.', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto('/zh-cn/quorum/');
  for (const word of await page.locator('.glossed').all()) {
    await word.scrollIntoViewIfNeeded();
    const before = await word.boundingBox();
    await word.click();
    const shown = page.locator('[popover]:popover-open');
    await expect(shown).toBeVisible();
    expect(await word.boundingBox()).toEqual(before);
    const box = await shown.boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(320);
    await page.keyboard.press('Escape');
    await expect(shown).toHaveCount(0);
  }
});

test.describe('Without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('a marked word is a link to its entry.', async ({ page }) => {
    await page.goto('/zh-cn/raft-election/');
    await page.getByRole('link', { name: '领导者', exact: true }).click();
    await expect(page).toHaveURL(/\/zh-cn\/glossary\/#leader$/);
    await expect(page.locator('#leader')).toBeInViewport();
  });
});

for (const width of [360, 1280]) {
  test(`Axe finds nothing with a note or the search open, at ${width} px.`, async ({ page }) => {
    test.slow();
    await page.setViewportSize({ width, height: 780 });
    await page.goto('/en/raft-election/');
    const violations = async (): Promise<string[]> => {
      const axe = new AxeBuilder({ page }).options({ rules: { 'target-size': { enabled: true } } });
      const found = await axe.setLegacyMode().analyze();
      return found.violations.flatMap(({ id, nodes }) => nodes.map((one) => `${id} ${one.html}`));
    };
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await term(page).click();
      await expect(note(page)).toBeVisible();
      expect(await violations()).toEqual([]);
      await page.keyboard.press('Escape');
      await page.keyboard.press('/');
      await page.getByRole('combobox').fill('');
      await expect(page.locator('dialog[open]').getByRole('status')).toHaveText('');
      expect(await violations()).toEqual([]);
      await page.getByRole('combobox').fill('quorum');
      await expect(page.getByRole('option')).not.toHaveCount(0);
      expect(await violations()).toEqual([]);
      await page.keyboard.press('Escape');
    }
  });
}
