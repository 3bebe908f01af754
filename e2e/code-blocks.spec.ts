/** Code to take along, ways to choose from, and what else stands in a text. */
import type { Locator, Page } from '@playwright/test';
import { rewrite } from './editor.ts';
import { expect, test } from './fixtures.ts';

const YAML = 'ClusterConfiguration (kubeadm.k8s.io/v1beta4)';

function fence(page: Page, text: string): Locator {
  return page.getByRole('figure').filter({ hasText: text }).last();
}

/** Gives the page a clipboard that takes, or refuses, what is written. */
async function withClipboard(page: Page, { accepts }: { accepts: boolean }): Promise<void> {
  await page.addInitScript((isOpen) => {
    const writeText = async (text: string): Promise<void> => {
      if (!isOpen) throw new DOMException('denied', 'NotAllowedError');
      await Promise.resolve();
      Object.assign(globalThis, { copied: text });
    };
    Object.defineProperty(navigator, 'clipboard', { value: { writeText } });
  }, accepts);
}

test('A copy button copies the code as it stands, and says so.', async ({ page }) => {
  await withClipboard(page, { accepts: true });
  await page.goto('/en/quorum/');
  const commands = fence(page, 'etcdctl member promote');
  await commands.getByRole('button', { name: 'Copy' }).click();
  await expect(commands.getByRole('status')).toHaveText('Copied');
  expect(await page.evaluate((): unknown => Reflect.get(globalThis, 'copied'))).toBe(
    'etcdctl endpoint status --cluster -w table\n' +
      'etcdctl member remove <id>\n' +
      'etcdctl member add <name> --learner --peer-urls=https://<address>:2380\n' +
      'etcdctl member promote <id>\n',
  );
  await expect(commands.getByRole('status')).toHaveText('');
});

test('Where the clipboard is closed, the code is selected instead, and the reader is told.', async ({
  page,
}) => {
  await withClipboard(page, { accepts: false });
  await page.goto('/zh-cn/quorum/');
  const commands = fence(page, 'etcdctl member promote');
  await commands.getByRole('button', { name: '复制' }).click();
  await expect(commands.getByRole('status')).toHaveText('已选中，按 Ctrl+C 或 ⌘C 复制');
  const selected = await page.evaluate(() => getSelection()?.toString() ?? '');
  expect(selected).toContain('etcdctl member remove <id>\netcdctl member add');
});

test('An edited scenario is copied as edited.', async ({ page }) => {
  await withClipboard(page, { accepts: true });
  await page.goto('/en/lease-election/');
  const scenario = fence(page, 'A longer deadline, and its price');
  await scenario.getByRole('button', { name: 'Edit' }).click();
  await rewrite(scenario.getByRole('textbox'), 'model: lease');
  await scenario.getByRole('button', { name: 'Copy' }).click();
  await expect(scenario.getByRole('status').filter({ hasText: 'Copied' })).toBeVisible();
  expect(await page.evaluate((): unknown => Reflect.get(globalThis, 'copied'))).toBe(
    'model: lease',
  );
});

test('Marked lines are told by an element and a sign, not by colour alone.', async ({ page }) => {
  await page.goto('/en/lease-election/');
  const code = fence(page, YAML);
  await expect(code.getByRole('insertion')).toHaveCount(4);
  await expect(code.getByRole('insertion').first()).toHaveText(
    '    - name: leader-elect-lease-duration',
  );
  const sign = await code
    .getByRole('insertion')
    .first()
    .evaluate((line) => getComputedStyle(line, '::before').content);
  expect(sign).toMatch(/^"\+"/);
  await expect(code).toContainText('YAML');
});

test('A choice of tab holds for the whole group, the next page and the other language.', async ({
  page,
}) => {
  await page.goto('/en/lease-election/');
  const tabs = page.getByRole('tablist', { name: 'Distribution' });
  await expect(tabs.getByRole('tab', { selected: true })).toHaveText('kubeadm');
  await expect(page.getByRole('tabpanel', { name: 'kubeadm' })).toBeVisible();
  await tabs.getByRole('tab', { name: 'k3s and RKE2' }).click();
  await expect(page.getByRole('tabpanel', { name: 'k3s and RKE2' })).toContainText(
    '/etc/rancher/rke2/config.yaml',
  );
  await expect(page.getByText(YAML)).toBeHidden();
  await page.goto('/zh-cn/quorum/');
  const theirs = page.getByRole('tablist', { name: '发行版' });
  await expect(theirs.getByRole('tab', { selected: true })).toHaveText('k3s 和 RKE2');
  await expect(page.getByRole('tabpanel', { name: 'k3s 和 RKE2' })).toContainText('RKE2 的路径');
});

test('All groups of one name on a page move together, and the one in hand stays in place.', async ({
  page,
}) => {
  await page.goto('/en/lease-election/');
  await page.evaluate(() => {
    const one = document.querySelector('tab-group');
    one?.after(...[1, 2].map(() => one.cloneNode(true)));
  });
  const second = page.getByRole('tablist', { name: 'Distribution' }).nth(1);
  const tab = second.getByRole('tab', { name: 'Managed' });
  await tab.scrollIntoViewIfNeeded();
  const before = (await tab.boundingBox())?.y ?? 0;
  await tab.click();
  await expect(page.getByRole('tab', { selected: true })).toHaveText(Array(3).fill('Managed'));
  expect(Math.abs(((await tab.boundingBox())?.y ?? 0) - before)).toBeLessThan(2);
});

test('Tabs are one stop, and arrows, Home and End go through them.', async ({ page }) => {
  await page.goto('/en/quorum/');
  const tab = (name: string) => page.getByRole('tab', { name });
  await tab('kubeadm').focus();
  for (const [key, name] of [
    ['ArrowRight', 'k3s and RKE2'],
    ['End', 'Managed'],
    ['ArrowRight', 'kubeadm'],
    ['ArrowLeft', 'Managed'],
    ['Home', 'kubeadm'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(tab(name)).toBeFocused();
    await expect(tab(name)).toHaveAttribute('aria-selected', 'true');
  }
  const stops = page.getByRole('tablist', { name: 'Distribution' }).locator('[tabindex="0"]');
  await expect(stops).toHaveCount(1);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('tabpanel', { name: 'kubeadm' }).locator(':focus')).toHaveCount(1);
});

test('A formula is MathML, named by its content, without a script or an inline style.', async ({
  page,
}) => {
  await page.goto('/zh-cn/quorum/');
  const formulas = page.getByRole('main').getByRole('math');
  expect(await formulas.count()).toBeGreaterThan(3);
  await expect(formulas.filter({ hasText: '⌊' }).first()).toBeVisible();
  await expect(page.locator('math [style], math[style]')).toHaveCount(0);
  const box = await formulas.filter({ hasText: '∑' }).boundingBox();
  expect(box?.height).toBeGreaterThan(20);
});

test('A footnote leads to its note and back, in the language of the page.', async ({ page }) => {
  await page.goto('/zh-cn/quorum/');
  await page.getByRole('main').locator('[data-footnote-ref]').click();
  const note = page.getByRole('listitem').filter({ hasText: '设每个成员可用的时间占' });
  await expect(note).toBeInViewport();
  await note.getByRole('link', { name: '回到正文，注 1' }).click();
  await expect(page.getByText('各坏各的，互不相干')).toBeInViewport();
  await expect(page.getByRole('heading', { name: '脚注' })).toHaveCount(1);
});

test('Steps are a numbered list.', async ({ page }) => {
  await page.goto('/en/operations/');
  const steps = page.locator('.steps').first().getByRole('listitem');
  await expect(steps).toHaveCount(4);
  await expect(steps.first()).toContainText('kubeadm certs renew all');
});

test('A wide table can be scrolled by keyboard, and shows that there is more.', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 780 });
  await page.goto('/en/quorum/');
  const table = page.getByRole('group', { name: 'Table, scrolls sideways' }).first();
  await table.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => table.evaluate(({ scrollLeft }) => scrollLeft)).toBeGreaterThan(0);
  await expect(table).toHaveCSS('background-attachment', 'local, local, scroll, scroll');
});

test.describe('Without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('all ways are shown, under headings, and no button that would do nothing.', async ({
    page,
  }) => {
    await page.goto('/zh-cn/quorum/');
    for (const name of ['kubeadm', 'k3s 和 RKE2', '托管集群']) {
      await expect(page.getByRole('heading', { name, exact: true })).toBeVisible();
    }
    await expect(page.getByText('RKE2 的路径')).toBeVisible();
    await expect(page.getByRole('tab')).toHaveCount(0);
    await expect(page.getByRole('button', { name: '复制' })).toHaveCount(0);
    await expect(page.getByRole('checkbox')).toHaveCount(0);
  });
});
