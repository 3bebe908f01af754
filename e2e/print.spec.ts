import { expect, test } from './fixtures.ts';

test('On paper every figure shows its outcome and what led to it.', async ({ page }) => {
  await page.goto('/en/raft-election/');
  const main = page.getByRole('main');
  await expect(main.getByRole('slider')).toHaveCount(5);
  await page.emulateMedia({ media: 'print' });
  await expect(main.getByRole('slider')).toHaveCount(0);
  await expect(main.getByRole('button', { name: /^(Play|Run|Edit|Share)$/ })).toHaveCount(0);
  const pictures = main.getByRole('group', { name: /^\d members at / });
  await expect(pictures).toHaveCount(5);
  await expect(pictures.first().getByRole('button', { name: /^n1\b.*leader/ })).toBeVisible();
  const stories = main.getByRole('list', { name: 'What happened' });
  await expect(stories).toHaveCount(5);
  await expect(stories.first()).toContainText(/n4 is killed\..*n1 .*leads term 2/s);
});

test('On paper the answers are open, and what only a screen needs is gone.', async ({ page }) => {
  await page.goto('/en/raft-election/');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText('After one to two seconds, rarely a little less.')).toBeVisible();
  await expect(page.getByRole('banner')).toBeHidden();
  await expect(page.getByRole('navigation')).toHaveCount(0);
});

test('On paper the page is light, also for who reads it dark.', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('theme', 'dark'));
  await page.goto('/zh-cn/raft-election/');
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(255, 255, 255)');
  const ink = await page.getByRole('main').evaluate((main) => getComputedStyle(main).color);
  expect(Math.max(...(ink.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number))).toBeLessThan(120);
});
