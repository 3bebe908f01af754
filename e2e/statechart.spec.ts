import { AxeBuilder } from '@axe-core/playwright';
import type { Locator } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import type { Widget } from './widget.ts';

const activeIn = (root: Locator): Locator => root.locator('[data-active]');
const lastIn = (root: Locator): Locator => root.locator('[data-last]');

async function openPanel(lab: Widget): Promise<Locator> {
  await lab.button('State machine').click();
  const chart = lab.root.getByRole('img', { name: /^State machine of / });
  await expect(chart).toBeVisible();
  return chart;
}

test('The chart follows an election, and goes back with the time.', async ({ page, widget }) => {
  await page.goto('/en/lab/raft/?s=first-election&t=0');
  const lab = await widget('The first election');
  const chart = await openPanel(lab);
  await expect(activeIn(lab.root)).toHaveText('follower');
  await expect(lastIn(lab.root)).toContainText(/n1 (starts|has not)/);
  await lab.seek(1900);
  const name = await lab.leader.getAttribute('aria-label');
  const leader = /^n\d/.exec(name ?? '')?.[0] ?? '';
  await lab.root.getByRole('radio', { name: leader, exact: true }).check();
  await expect(activeIn(lab.root)).toHaveText('leader');
  await expect(chart.locator('[data-state="raft.leader"]')).toHaveClass(/isActive/);
  await expect(lastIn(lab.root)).toHaveText(
    new RegExp(`^${leader}: candidate → leader at [\\d,. ]+\\sms, requestVoteResponse$`),
  );
  await expect(chart.locator('.arrow.isTaken')).toHaveCount(1);
  await expect(lab.root.getByText(/^heartbeat: \d+\sms left$/)).toBeVisible();
  await lab.seek(0);
  await expect(activeIn(lab.root)).toHaveText('follower');
  await expect(chart.locator('[data-state="raft.leader"]')).not.toHaveClass(/isActive/);
});

test('A member that is killed has no active state.', async ({ page, widget }) => {
  await page.goto('/en/lab/raft/?s=first-election&t=2000');
  const lab = await widget('The first election');
  const chart = await openPanel(lab);
  await lab.act(lab.member('n1'), 'Kill');
  await expect(lab.root.getByText('Down: no process runs.')).toBeVisible();
  await expect(chart.locator('.mark')).toHaveCount(0);
});

test('The keyboard alone opens the panel and chooses a machine.', async ({ page, widget }) => {
  await page.goto('/en/lab/lease/?t=9000');
  await page.locator('[data-widget]').scrollIntoViewIfNeeded();
  const lab = await widget((await page.locator('[data-widget]').getAttribute('aria-label')) ?? '');
  await lab.button('State machine').focus();
  await page.keyboard.press('Enter');
  await expect(lab.root.getByRole('img', { name: /^State machine of c1/ })).toBeVisible();
  await lab.root.getByRole('radio', { name: 'c1', exact: true }).focus();
  await page.keyboard.press('ArrowLeft');
  await expect(lab.root.getByRole('img', { name: /^State machine of api/ })).toBeVisible();
  await expect(activeIn(lab.root)).toHaveText('serving');
});

test('What is selected in the picture leads to its own machine, by keyboard too.', async ({
  page,
  widget,
}) => {
  await page.goto('/en/lab/control-plane/?s=failover-plain&t=29000');
  const root = page.locator('[data-widget]');
  await root.scrollIntoViewIfNeeded();
  await root.locator('[data-node="kube-scheduler@m2"]').focus();
  await page.keyboard.press('Enter');
  await expect(root.getByRole('menuitem', { name: 'State machine', exact: true })).toBeVisible();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(root.getByRole('heading', { name: 'State machine' })).toBeFocused();
  await expect(
    root.getByRole('img', { name: /^State machine of kube-scheduler@m2/ }),
  ).toBeVisible();
  await page.goto('/en/lab/raft/?s=first-election&t=2000');
  const lab = await widget('The first election');
  await lab.act(lab.member('n3'), 'State machine');
  await expect(lab.root.getByRole('img', { name: /^State machine of n3/ })).toBeVisible();
  await lab.act(lab.member('n2'), 'State machine');
  await expect(lab.root.getByRole('img', { name: /^State machine of n2/ })).toBeVisible();
});

test('In a chapter there is no such way: it has no room for a chart.', async ({ page }) => {
  await page.goto('/en/raft-election/');
  const root = page.locator('[data-widget]').first();
  await root.scrollIntoViewIfNeeded();
  await root.getByRole('button', { name: /^n2/ }).first().click();
  await expect(root.getByRole('menuitem').first()).toBeVisible();
  await expect(root.getByRole('menuitem', { name: 'State machine', exact: true })).toHaveCount(0);
});

test('The health check of a server that dies is unhealthy; many machines make a list.', async ({
  page,
  widget,
}) => {
  await page.goto('/en/lab/balancer/?s=lb-crash&t=16000');
  const lab = await widget('A backend dies');
  await openPanel(lab);
  await lab.root.getByRole('radio', { name: 'b2', exact: true }).check();
  await expect(activeIn(lab.root)).toHaveText('dead');
  await lab.root.getByRole('radio', { name: 'b2/check', exact: true }).check();
  await expect(activeIn(lab.root)).toHaveText('unhealthy');
  await page.goto('/en/lab/balancer/?s=lb-random&t=0');
  const many = await widget('Pure chance at 90% load');
  await openPanel(many);
  await many.root.getByLabel('Whose machine').selectOption('b7');
  await expect(many.root.getByRole('img', { name: /^State machine of b7/ })).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`In Chinese at 360 px, ${colorScheme}, the panel fits and is accessible.`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 360, height: 780 });
    await page.goto('/zh-cn/lab/raft/?s=split-vote&t=260');
    await expect(page.locator('astro-island').first()).not.toHaveAttribute('ssr');
    await page.getByRole('button', { name: '状态机', exact: true }).click();
    await expect(page.getByRole('img', { name: /^n1 的状态机。/ })).toBeVisible();
    const { scrollWidth, clientWidth } = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return { scrollWidth, clientWidth };
    });
    expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });
}

test('Its words are within what the layout keeps free for them.', async ({ page }) => {
  await page.goto('/en/machines/');
  const tooWide = await page.locator('svg.statechart').evaluateAll((charts) =>
    charts.flatMap((chart) => {
      const { right } = chart.getBoundingClientRect();
      return [...chart.querySelectorAll('text')]
        .filter((text) => text.getBoundingClientRect().right > right + 1)
        .map((text) => text.textContent);
    }),
  );
  expect(tooWide).toEqual([]);
});

test.describe('Without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the page of all machines shows every chart and every transition.', async ({ page }) => {
    await page.goto('/zh-cn/machines/');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('状态机一览');
    await expect(page.getByRole('img', { name: /^状态机 / })).toHaveCount(7);
    await page.getByText(/^全部 16 个转换/).click();
    await expect(page.getByText('restore → serving')).toBeVisible();
  });
});
