import { expect, test } from './fixtures.ts';

test.use({ javaScriptEnabled: false });

test('A chapter is readable, and its pictures tell how it went.', async ({ page }) => {
  await page.goto('/en/raft-election/');
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { level: 1 })).toHaveText(
    'How do servers agree on one leader?',
  );
  await expect(main).toContainText('Raft counts time in terms.');
  // Not the first frame, which would wait for a click in vain, but how it ended.
  const pictures = main.getByRole('group', { name: /^\d members at / });
  await expect(pictures).toHaveCount(3);
  await expect(pictures.first()).toBeVisible();
  await expect(pictures.first().getByRole('button', { name: /^n1\b.*leader/ })).toBeVisible();
  await expect(main.getByRole('list', { name: 'What happened' }).first()).toContainText(
    /n4 is killed\..*n1 .*leads term 2/s,
  );
  await expect(main.getByRole('slider')).toHaveCount(0);
  await expect(main.getByRole('button', { name: /^(Play|Run|Edit|Share)$/ })).toHaveCount(0);
});

test('The answer to a question opens.', async ({ page }) => {
  await page.goto('/en/raft-election/');
  const answer = page.getByText('After one to two seconds, rarely a little less.');
  await expect(answer).toBeHidden();
  await page.getByText('Show the answer').click();
  await expect(answer).toBeVisible();
});

test('What a figure comes to is told when it is asked for.', async ({ page }) => {
  await page.goto('/en/raft-election/');
  const caption = page.locator('figcaption', { hasText: 'n4 is killed at' });
  const outcome = caption.getByText('1195 ms without a leader');
  await expect(outcome).toBeHidden();
  await caption.getByText('What happens').click();
  await expect(outcome).toBeVisible();
});

test('The language links lead to the same page.', async ({ page }) => {
  await page.goto('/en/raft-election/');
  await page.getByRole('link', { name: '中文' }).click();
  await expect(page).toHaveURL(/\/zh-cn\/raft-election\/$/);
  await expect(page.getByRole('main')).toContainText('任期');
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page).toHaveURL(/\/en\/raft-election\/$/);
});

test('The front door shows two plain links.', async ({ page }) => {
  await page.goto('/');
  const links = page.getByRole('main').getByRole('link');
  await expect(links).toHaveText(['English', '中文']);
  await links.first().click();
  await expect(page).toHaveURL(/\/en\/$/);
});

test('An embed shows its outcome, with the way to the chapter.', async ({ page }) => {
  await page.goto('/zh-cn/embed/scenario/split-vote/');
  await expect(page.getByRole('group', { name: /^4 个成员/ })).toBeVisible();
  await expect(page.getByRole('list', { name: '发生了什么' })).toContainText('任期 2');
  await expect(page.getByRole('link', { name: '打开这一章' })).toBeVisible();
  await expect(page.getByRole('slider')).toHaveCount(0);
});

test('No switch is shown that would do nothing.', async ({ page }) => {
  await page.goto('/en/');
  await expect(page.getByRole('group', { name: 'Theme' })).toHaveCount(0);
  await expect(page.getByRole('radio')).toHaveCount(0);
});

test('The drawer with the chapters opens.', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 780 });
  await page.goto('/en/');
  const chapters = page.getByRole('navigation', { name: 'Chapters' });
  await expect(chapters).toBeHidden();
  await page.getByRole('button', { name: 'Chapters' }).click();
  await chapters.getByRole('link', { name: 'How servers agree on a leader' }).click();
  await expect(page).toHaveURL(/\/en\/raft-election\/$/);
});
