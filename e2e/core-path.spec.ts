import { expect, test } from './fixtures.ts';

test('The core path counts what has been read, and what is left.', async ({ page }) => {
  await page.goto('/en/');
  const path = page.locator('path-steps');
  const steps = path.getByRole('listitem');
  const all = await steps.count();
  expect(all).toBeGreaterThan(3);
  const minutes = (await steps.locator('.minutes').allTextContents()).map(Number.parseFloat);
  const sum = minutes.reduce((a, b) => a + b, 0);
  await expect(page.getByRole('heading', { name: /^The way through/ })).toHaveText(
    `The way through, ${sum} minutes`,
  );
  await expect(path.getByRole('status')).toHaveText('');
  await steps.first().getByRole('link').click();
  await page
    .getByRole('checkbox', { name: 'I have read this chapter' })
    .evaluate((box: HTMLInputElement) => box.click());
  await page.goto('/en/');
  await expect(steps.first()).toContainText('✓ read');
  await expect(path.getByRole('status')).toHaveText(
    `1 of ${all} read, ${sum - (minutes[0] ?? 0)} minutes left.`,
  );
  await page.goto('/zh-cn/');
  await expect(path.getByRole('status')).toContainText(`读完 1/${all}`);
});

test('Where storage is refused the core path says so.', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  await page.goto('/en/');
  await expect(page.getByText('This browser keeps nothing for this site')).toBeVisible();
});
