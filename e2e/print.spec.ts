import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

/** How many pages a PDF has, from its page objects. */
function pageCount(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

/** What stands after an element on paper. */
function printedAfter(page: Page, selector: string): Promise<string[]> {
  return page
    .locator(selector)
    .evaluateAll((all) => all.map((one) => getComputedStyle(one, '::after').content));
}

test('On paper every figure shows its outcome and what led to it.', async ({ page }) => {
  await page.goto('/en/raft-election/');
  const main = page.getByRole('main');
  await expect(main.getByRole('slider')).toHaveCount(3);
  await page.emulateMedia({ media: 'print' });
  await expect(main.getByRole('slider')).toHaveCount(0);
  await expect(main.getByRole('button', { name: /^(Play|Run|Edit|Share)$/ })).toHaveCount(0);
  const pictures = main.getByRole('group', { name: /^\d members at / });
  await expect(pictures).toHaveCount(3);
  await expect(pictures.first().getByRole('button', { name: /^n1\b.*leader/ })).toBeVisible();
  const stories = main.getByRole('list', { name: 'What happened' });
  await expect(stories).toHaveCount(3);
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

test('On paper a link to elsewhere has a number, and its address stands at the end.', async ({
  page,
}) => {
  await page.goto('/en/quorum/');
  const addresses = page.getByRole('complementary', { name: 'Addresses' });
  await expect(addresses).toBeHidden();
  await page.emulateMedia({ media: 'print' });
  const listed = await addresses.getByRole('listitem').allInnerTexts();
  expect(listed.length).toBeGreaterThan(8);
  const link = page.getByRole('link', { name: 'two of three down' });
  const number = Number(/\d+/.exec((await link.getAttribute('data-cite')) ?? '')?.[0]);
  expect(listed[number - 1]).toBe('/en/lab/raft/?s=two-of-three-down');
  const after = await printedAfter(page, '[data-cite]');
  expect(after.every((content) => /\[\d+\]/.test(content))).toBe(true);
});

test('On paper a link to a chapter names it, in the language of the page.', async ({ page }) => {
  await page.emulateMedia({ media: 'print' });
  await page.goto('/en/lease-election/');
  expect(await printedAfter(page, '[data-see]')).toContain(
    '" (see “How servers agree on a leader”)"',
  );
  await page.goto('/zh-cn/lease-election/');
  const theirs = await printedAfter(page, '[data-see]');
  expect(theirs.join()).toContain('见《租约不是锁》');
});

test('On paper all ways are shown under headings, and nothing can be clicked.', async ({
  page,
}) => {
  await page.goto('/en/quorum/');
  await page.getByRole('tab', { name: 'Managed' }).click();
  await page.emulateMedia({ media: 'print' });
  for (const name of ['kubeadm', 'k3s and RKE2', 'Managed']) {
    await expect(page.getByRole('heading', { name, exact: true })).toBeVisible();
  }
  await expect(page.getByText('On RKE2 write')).toBeVisible();
  await expect(page.locator('main button:visible')).toHaveCount(0);
  await expect(page.getByRole('tab')).toHaveCount(0);
  await expect(page.getByText('Show the answer')).toBeHidden();
});

for (const [format, margin] of [
  ['A4', 794],
  ['Letter', 816],
] as const) {
  test(`A chapter prints on ${format}, and nothing is wider than the paper.`, async ({ page }) => {
    await page.goto('/zh-cn/quorum/');
    const pdf = await page.pdf({ format });
    expect(pageCount(pdf)).toBeGreaterThan(5);
    expect(pageCount(pdf)).toBeLessThan(16);
    // The paper less its margins of 17 mm, in CSS pixels.
    await page.setViewportSize({ width: Math.floor(margin - (2 * 17 * 96) / 25.4), height: 900 });
    await page.emulateMedia({ media: 'print' });
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(beyond).toBeLessThanOrEqual(0);
  });
}

for (const language of ['en', 'zh-cn']) {
  test(`The cheat sheet in ${language} is one page of A4, also for who reads it dark.`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto(`/${language}/cheat-sheet/`);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pageCount(pdf)).toBe(1);
    expect(/\/MediaBox\s*\[\s*0 0 59[45][\d.]* 84[12][\d.]*/.test(pdf.toString('latin1'))).toBe(
      true,
    );
  });
}

test('The cheat sheet is listed under Look up, and its chapters are a click away.', async ({
  page,
}) => {
  await page.goto('/en/');
  await page
    .getByRole('navigation', { name: 'Chapters' })
    .getByRole('link', { name: 'Cheat sheet' })
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The control plane on one page');
  const cards = page.locator('.card');
  await expect(cards).toHaveCount(8);
  for (const card of await cards.all()) await expect(card.locator('small')).toHaveCount(1);
  await page.getByRole('main').getByRole('link', { name: 'Why three, why odd' }).click();
  await expect(page).toHaveURL(/\/en\/quorum\/$/);
});
