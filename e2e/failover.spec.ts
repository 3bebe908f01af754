/** The Failover laboratory, as a reader uses it. */
import { execFileSync } from 'node:child_process';
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const LAB = '/lab/control-plane/?s=failover-all-on-one';

/** A click before hydration would meet only what the server drew. */
async function open(page: Page, address: string): Promise<Locator> {
  await page.goto(address);
  const root = page.locator('[data-widget="control-plane"]');
  await expect(page.locator('astro-island').filter({ has: root })).not.toHaveAttribute('ssr');
  return root;
}

const named = (root: Locator, name: string): Locator => root.locator(`[data-node="${name}"]`);
const total = (root: Locator, layer: string): Locator => root.locator(`[data-total="${layer}"]`);
const at = (root: Locator, seconds: string): Promise<void> =>
  expect(root.locator('[data-clock]')).toHaveText(new RegExp(`^${seconds}\\ss$`));

const LANGUAGES = [
  {
    language: 'en',
    off: 'Turn its power off',
    dead: /^m1, no power/,
    time: 'Time',
    gap: 'none for 1.',
  },
  {
    language: 'zh-cn',
    off: '断电',
    dead: /^m1，断电/,
    time: '时间',
    gap: '写不进，持续 1.',
  },
] as const;

for (const { language, off, dead, time, gap } of LANGUAGES) {
  for (const width of [360, 1280]) {
    test(`A master is killed by hand (${language}, ${width} px), and writes wait for a leader.`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height: 800 });
      const root = await open(page, `/${language}${LAB}&t=5000`);
      await at(root, '5.000');
      await named(root, 'm1').click();
      await root.getByRole('menu').getByRole('menuitem', { name: off, exact: true }).click();
      await expect(named(root, 'm1')).toHaveAccessibleName(dead);
      await root.getByRole('slider', { name: time }).fill('9000');
      await at(root, '9.000');
      await expect(total(root, 'writes')).toHaveText(/^1\.\d\ss$/);
      await expect(root.locator('.gantt').first()).toContainText(gap);
      const shown = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(shown).toBeLessThanOrEqual(width);
    });

    test(`The totals are the metrics of the run (${language}, ${width} px).`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      const root = await open(page, `/${language}${LAB}&t=120000`);
      await at(root, '120.000');
      const metrics = metricsInNode();
      const seconds = (name: string): string => ((metrics[name] ?? 0) / 1000).toFixed(1);
      const lanes = {
        connections: 'apiUnavailableMs',
        writes: 'writeUnavailableMs',
        etcd: 'etcdLeaderMs',
        rotation: 'balancerMs',
        controllers: 'controllerIdleMs',
        scheduling: 'schedulerIdleMs',
        endpoints: 'endpointRemovedMs',
        nodes: 'nodeNotReadyMs',
      };
      for (const [layer, name] of Object.entries(lanes)) {
        await expect(total(root, layer)).toHaveText(new RegExp(`^${seconds(name)}\\ss$`));
      }
      await expect(total(root, 'reads')).toHaveText('0');
    });
  }
}

/** What the command line measures. */
function metricsInNode(): Readonly<Record<string, number>> {
  const out = execFileSync(
    process.execPath,
    ['src/scenario/cli.ts', 'content/scenarios/failover-all-on-one.yaml', '--json'],
    { encoding: 'utf8', maxBuffer: 100_000_000 },
  );
  const { metrics } = JSON.parse(out) as { metrics: Record<string, { median: number }> };
  return Object.fromEntries(Object.entries(metrics).map(([name, { median }]) => [name, median]));
}

test('By keyboard alone: along the layers, into a menu, and back.', async ({ page }) => {
  const root = await open(page, `/en${LAB}&t=29000`);
  await at(root, '29.000');
  await named(root, 'lb').focus();
  await page.keyboard.press('ArrowDown');
  await expect(named(root, 'm1')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(named(root, 'm2')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(named(root, 'kube-apiserver@m2')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(
    root.getByRole('menu').getByRole('menuitem', { name: 'Kill the process', exact: true }),
  ).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(named(root, 'kube-apiserver@m2')).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(named(root, 'kube-apiserver@m2')).toHaveAccessibleName('m2 API server: dead');
  await expect(root.locator('.sentence')).toContainText('one in three new connections');
  await root.getByRole('button', { name: 'Undo' }).click();
  await expect(named(root, 'kube-apiserver@m2')).toHaveAccessibleName('m2 API server: serves');
});

test('Who dies is chosen, and another layer pays.', async ({ page }) => {
  const root = await open(page, '/en/lab/control-plane/?s=failover-who-dies&t=60000');
  await at(root, '60.000');
  await expect(total(root, 'writes')).toHaveText(/^1\.\d\ss$/);
  await root.getByRole('radio', { name: 'the controllers’ host' }).check();
  await expect(total(root, 'writes')).toHaveText('0');
  await expect(total(root, 'controllers')).toHaveText(/^1\d\.\d\ss$/);
});

test('A timing is changed by its flag, and the totals move.', async ({ page }) => {
  const root = await open(page, `/en${LAB}&t=60000`);
  await at(root, '60.000');
  await root.getByRole('button', { name: 'Settings' }).click();
  const field = root.getByLabel('--leader-elect-lease-duration');
  await field.fill('5s');
  await field.press('Enter');
  await expect(root.getByRole('alert')).toBeVisible();
  await field.fill('30s');
  await field.press('Enter');
  await expect(total(root, 'controllers')).toHaveText(/^(2[89]|30)\.\d\ss$/);
  await root.getByRole('combobox', { name: 'Where clients ask' }).selectOption('vrrp');
  await expect(root.locator('.gantt').first()).toContainText('virtual IP');
});

for (const width of [360, 1280]) {
  test(`Axe finds nothing in the laboratory, at ${width} px, in either theme.`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 780 });
    const root = await open(page, `/en${LAB}&t=40000`);
    await at(root, '40.000');
    await root.getByRole('button', { name: 'Settings' }).click();
    await expect(root.getByLabel('--election-timeout')).toBeVisible();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const axe = new AxeBuilder({ page }).options({ rules: { 'target-size': { enabled: true } } });
      const { violations } = await axe.setLegacyMode().analyze();
      const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => [id, html]));
      expect(found, colorScheme).toEqual([]);
    }
  });
}
