/** Paths: the list, one of them, and what the reader has done of it. */
import { expect, test } from './fixtures.ts';

test('Every path is listed with its minutes, and leads to its page.', async ({ page }) => {
  await page.goto('/en/');
  await page.getByRole('main').getByRole('link', { name: 'Other paths' }).click();
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { level: 2 })).toHaveText([
    'The way through, 88 minutes',
    'Before your first week on call, 57 minutes',
    'A path for your team',
  ]);
  const heading = main.getByRole('heading', { name: 'Before your first week on call' });
  await heading.getByRole('link').click();
  await expect(page).toHaveURL(/\/en\/paths\/on-call\/$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Before your first week on call, 57 minutes',
  );
  await page.getByRole('link', { name: '中文' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('第一次值班之前，57 分钟');
});

test('A chapter counts where it was read, a link where it is ticked, an optional step not at all.', async ({
  page,
}) => {
  await page.goto('/en/operations/');
  await page
    .getByRole('checkbox', { name: 'I have read this chapter' })
    .evaluate((box: HTMLInputElement) => box.click());
  await page.goto('/en/paths/on-call/');
  const path = page.locator('path-steps');
  await expect(path.getByRole('listitem').nth(2)).toContainText('✓ read');
  await expect(path.getByRole('status')).toHaveText('1 of 4 read, 42 minutes left.');
  await expect(path.getByRole('listitem').last()).toContainText('Optional.');
  await path.getByRole('checkbox', { name: 'I have read it' }).press('Space');
  await expect(path.getByRole('status')).toHaveText('2 of 4 read, 27 minutes left.');
  await page.reload();
  await expect(path.getByRole('checkbox', { name: 'I have read it' })).toBeChecked();
  await expect(path.locator('.resume').getByRole('link')).toHaveAttribute(
    'href',
    /\/en\/failover\/$/,
  );
  await page.goto('/zh-cn/paths/on-call/');
  await expect(path.getByRole('status')).toHaveText('读完 2/4，还剩 27 分钟。');
});

for (const language of ['en', 'zh-cn']) {
  test(`A path in ${language} fits 320 px, and is readable without scripts.`, async ({
    browser,
  }) => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 320, height: 700 },
    });
    const page = await context.newPage();
    await page.goto(`/${language}/paths/on-call/`);
    await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(5);
    await expect(page.getByRole('checkbox')).toHaveCount(0);
    const width = await page.locator('main').evaluate((main) => main.scrollWidth);
    expect(width).toBeLessThanOrEqual(320);
    await context.close();
  });
}
