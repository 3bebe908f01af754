import { expect, test } from './fixtures.ts';

test('The language switch keeps the page, and the place on it.', async ({ page }) => {
  await page.goto('/en/raft-election/#a-stale-log-must-not-win');
  await page.getByRole('link', { name: '中文' }).click();
  await expect(page).toHaveURL(/\/zh-cn\/raft-election\/#a-stale-log-must-not-win$/);
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(page.locator('#a-stale-log-must-not-win')).toBeInViewport();
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page).toHaveURL(/\/en\/raft-election\/#a-stale-log-must-not-win$/);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});

test('In the laboratory it keeps the run and the moment.', async ({ page, widget }) => {
  await page.goto('/en/lab/raft/?s=split-vote&t=255.5');
  const lab = await widget('A split vote');
  await lab.expectAt(256);
  await lab.act(lab.member('n1'), 'Kill');
  await expect(page).toHaveURL(/\?t=255\.501#[\w-]+$/);
  const { search, hash } = new URL(page.url());
  await page.getByRole('link', { name: '中文' }).click();
  await expect(page).toHaveURL((url) => url.pathname === '/zh-cn/lab/raft/');
  const figure = page.getByRole('region', { name: '选票瓜分' });
  await expect(figure.getByRole('group', { name: '4 个成员，256 ms' })).toBeVisible();
  await expect(figure.getByRole('button', { name: /^n1.*宕机/ })).toBeVisible();
  const there = new URL(page.url());
  expect([there.search, there.hash]).toEqual([search, hash]);
});

test('A run is told in Chinese, in Chinese.', async ({ page }) => {
  await page.goto('/zh-cn/raft-election/');
  const figure = page.getByRole('region', { name: '领导者宕机' });
  await figure.scrollIntoViewIfNeeded();
  await expect(page.locator('astro-island').filter({ has: figure })).not.toHaveAttribute('ssr');
  await figure.getByRole('button', { name: '前进到下一个事件' }).click();
  const sentence = figure.getByRole('status').first();
  await expect(sentence).toHaveText(/^n4 .*杀掉|^n4 .*宕机/);
  for (let step = 0; step < 5; step += 1) {
    const before = await sentence.innerText();
    expect(before).toMatch(/\p{Script=Han}{4}.*[。？]$/u);
    await figure.getByRole('button', { name: '前进到下一个事件' }).click();
    await expect(sentence).not.toHaveText(before);
  }
  await figure.getByRole('button', { name: /^n1\b/ }).click();
  await expect(page.getByRole('menuitem', { name: '杀掉' })).toBeVisible();
});

test('Nothing of a Chinese widget is left in English.', async ({ page }) => {
  await page.goto('/zh-cn/lab/raft/?s=leader-crash&t=4195');
  const figure = page.getByRole('region', { name: '领导者宕机' });
  await expect(figure.getByRole('group', { name: '5 个成员，4195 ms' })).toBeVisible();
  for (const panel of ['集群', '网络分区', '规则']) {
    await figure.getByRole('button', { name: panel, exact: true }).click();
    await expect(figure.getByRole('heading', { name: panel })).toBeVisible();
    const words = await figure.evaluate((root) => {
      const named = [...root.querySelectorAll('[aria-label], [title]')].flatMap((one) => [
        one.getAttribute('aria-label') ?? '',
        one.getAttribute('title') ?? '',
      ]);
      const written = [...root.querySelectorAll('option')].map(({ label }) => label);
      const { innerText } = root as HTMLElement;
      return [innerText, ...named, ...written].join('\n');
    });
    // Names of things stay as they are: etcd, Raft, n1, ms, YAML, exp(10 ms).
    const english = words.match(/\b[A-Za-z]{2,}\b/g) ?? [];
    const names = ['etcd', 'Raft', 'ms', 'YAML', 'exp'];
    expect([...new Set(english)].filter((word) => !names.includes(word))).toEqual([]);
  }
});

for (const [languages, path] of [
  [['zh-CN', 'en'], '/zh-cn/'],
  [['zh-TW'], '/zh-cn/'],
  [['de', 'en'], '/en/'],
  [['fr'], '/en/'],
] as const) {
  test(`The front door leads a reader of ${languages.join(', ')} to ${path}`, async ({ page }) => {
    await page.addInitScript((spoken) => {
      Object.defineProperty(navigator, 'languages', { get: () => spoken });
    }, languages);
    await page.goto('/');
    await page.waitForURL((url) => url.pathname === path);
  });
}

test('The front door remembers the language that was chosen.', async ({ page }) => {
  await page.goto('/en/');
  await page.getByRole('link', { name: '中文' }).click();
  await page.waitForURL('**/zh-cn/');
  await page.goto('/');
  await page.waitForURL((url) => url.pathname === '/zh-cn/');
});

test('A page that is not there says so in both languages.', async ({ page }) => {
  await page.goto('/404.html');
  await expect(page.getByRole('main')).toContainText('There is no page here');
  await expect(page.getByRole('main')).toContainText('这里没有页面');
});
