import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { rewrite } from './editor.ts';
import { expect, test } from './fixtures.ts';
import { addresses, isEmbed } from './pages.ts';
import type { Widget } from './widget.ts';

/** Rules whose verdict the theme can change. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

async function violationsIn(axe: AxeBuilder): Promise<readonly (string | undefined)[][]> {
  // Without frames of other origins, axe needs no page of its own, and takes half the time.
  const { violations } = await axe.setLegacyMode().analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => [id, help, target.join(' '), failureSummary]),
  );
}

async function expectNoViolation(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' });
  const menu = page.getByRole('menu');
  // A click beside an open menu shuts it: what it lies on is no target until then.
  const isCovered = await menu.isVisible();
  const all = new AxeBuilder({ page }).options({
    rules: { 'target-size': { enabled: !isCovered } },
  });
  expect(await violationsIn(all), 'what axe finds').toEqual([]);
  if (isCovered) {
    const inMenu = new AxeBuilder({ page }).include('[role=menu]').withRules('target-size');
    expect(await violationsIn(inMenu), 'what axe finds in the menu').toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'dark' });
  const colours = new AxeBuilder({ page }).withRules(COLOUR_RULES);
  expect(await violationsIn(colours), 'what axe finds in the dark theme').toEqual([]);
}

async function hydrated(page: Page): Promise<void> {
  const islands = page.locator('astro-island');
  if ((await islands.count()) === 0) return;
  // It comes alive where it is seen. An island has no box of its own; what it holds has one.
  await islands.first().locator('> :is(div, section, figure)').first().scrollIntoViewIfNeeded();
  await expect(islands.first()).not.toHaveAttribute('ssr');
}

for (const address of addresses.filter((one) => !isEmbed(one))) {
  test(`Axe finds nothing on ${address}, in either theme.`, async ({ page }) => {
    if (address === '/') await keepAtFrontDoor(page);
    await page.goto(address);
    await hydrated(page);
    await expectNoViolation(page);
  });
}

/** The front door leads on at once; here it is looked at. */
async function keepAtFrontDoor(page: Page): Promise<void> {
  await page.route('**/', async (route) => {
    const response = await route.fetch();
    const html = await response.text();
    await route.fulfill({
      response,
      body: html.replace(/<script>[^<]*navigator[^]*?<\/script>/, ''),
    });
  });
}

for (const address of addresses.filter(isEmbed)) {
  test(`Axe finds nothing on ${address}, in either theme.`, async ({ page }) => {
    await page.goto(address);
    await expectNoViolation(page);
  });
}

const STATES: Readonly<Record<string, (lab: Widget) => Promise<void>>> = {
  'with a menu open': async (lab) => {
    await lab.member('n2').click();
    await expect(lab.menu).toBeVisible();
  },
  'with the share dialog open': (lab) => lab.openShare(),
  'with the rules open and one off': async (lab) => {
    await lab.button('Rules').click();
    await lab.root.getByRole('switch').first().uncheck();
    await expect(lab.root.getByText('rules changed')).toBeVisible();
  },
  'with the cluster open': async (lab) => {
    await lab.button('Cluster').click();
    await expect(lab.root.getByRole('combobox').first()).toBeVisible();
  },
  'with the network split': async (lab) => {
    await lab.button('Partition').click();
    await lab.root
      .getByRole('radiogroup', { name: 'Side of n1' })
      .getByRole('radio', { name: 'B' })
      .check();
    await lab.button('Split now').click();
    await expect(lab.button('Undo')).toBeVisible();
  },
  'as a space-time diagram': async (lab) => {
    await lab.root.getByRole('radio', { name: 'Space-time' }).check();
    await expect(lab.root.getByRole('img', { name: /members at/ })).toBeVisible();
  },
  'with a property broken': async (lab) => {
    await lab.page.goto('/en/lab/raft/?s=vote-forgotten&t=640');
    await expect(lab.page.getByText(/broken at/).first()).toBeVisible();
  },
};

for (const [state, bring] of Object.entries(STATES)) {
  for (const width of [360, 1280]) {
    test(`Axe finds nothing in the laboratory ${state}, at ${width} px.`, async ({
      page,
      widget,
    }) => {
      await page.setViewportSize({ width, height: 780 });
      await page.goto('/en/lab/raft/?s=split-vote&t=260');
      const lab = await widget('A split vote');
      await lab.expectAt(260);
      await bring(lab);
      await expectNoViolation(page);
    });
  }
}

test('Axe finds nothing in the drawer, nor beside an edited scenario.', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 780 });
  await page.goto('/en/raft-election/');
  await page.getByRole('button', { name: 'Chapters' }).click();
  await expect(page.getByRole('navigation', { name: 'Chapters' })).toBeVisible();
  await expectNoViolation(page);
  await page.keyboard.press('Escape');
  const block = page.locator('figure[data-runs="scenario"]');
  await block.getByRole('button', { name: 'Edit' }).click();
  await rewrite(block.getByRole('textbox', { name: 'Scenario, editable' }), 'model: rift');
  await block.getByRole('button', { name: 'Run' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expectNoViolation(page);
});
