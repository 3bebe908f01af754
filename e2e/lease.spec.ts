/** The Lease laboratory, as a reader uses it. */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const LAB = '/en/lab/lease/';

/** A click before hydration would meet only what the server drew. */
async function open(page: Page, address: string): Promise<Locator> {
  await page.goto(address);
  const root = page.locator('[data-widget="lease"]');
  await expect(page.locator('astro-island').filter({ has: root })).not.toHaveAttribute('ssr');
  return root;
}

const lane = (root: Locator, name: string): Locator => root.locator(`[data-node="${name}"]`);
const item = (root: Locator, name: string | RegExp): Locator =>
  root.getByRole('menu').getByRole('menuitem', { name, exact: true });
const at = (root: Locator, seconds: string): Promise<void> =>
  expect(root.locator('[data-clock]')).toHaveText(seconds);

test('An address opens its moment: the leader is dead, the standby waits, the Lease names the dead.', async ({
  page,
}) => {
  const root = await open(page, `${LAB}?s=lease-crash&t=40000`);
  await at(root, '40.000\u00a0s');
  await expect(lane(root, 'c1')).toHaveAccessibleName(/^c1, killed/);
  await expect(lane(root, 'c2')).toHaveAccessibleName('c2, waits');
  await expect(root.getByText("c1's lease runs out in")).toBeVisible();
  await expect(root.getByRole('group', { name: 'The Lease object' })).toContainText('c1#1');
});

test('The picture says in words what it shows.', async ({ page }) => {
  const root = await open(page, `${LAB}?s=lease-paused-leader&t=44000`);
  const picture = root.getByRole('img', { name: /^Candidates and API server at 44\.000/ });
  await expect(picture).toHaveAccessibleName(
    /c1, believes it leads; .*c2, believes it leads, holds/,
  );
  await expect(picture).toContainText('two');
});

test('Lanes are walked by arrow keys; Enter opens what can be done, Esc closes it.', async ({
  page,
}) => {
  const root = await open(page, `${LAB}?s=lease-crash&t=20000`);
  await at(root, '20.000\u00a0s');
  await lane(root, 'c1').focus();
  await page.keyboard.press('ArrowDown');
  await expect(lane(root, 'api')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(item(root, 'Refuse connections')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(root.getByRole('menu')).toHaveCount(0);
  await expect(lane(root, 'api')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(lane(root, 'c2')).toBeFocused();
});

test('Killing the leader by hand is told, drawn, and taken back.', async ({ page }) => {
  const root = await open(page, `${LAB}?s=lease-renewal&t=20000`);
  await at(root, '20.000\u00a0s');
  await lane(root, 'c1').click();
  await item(root, 'Kill').click();
  await expect(lane(root, 'c1')).toHaveAccessibleName(/^c1, killed/);
  await expect(root).toContainText('c1 is killed');
  await root.getByRole('button', { name: 'Undo' }).click();
  await expect(lane(root, 'c1')).not.toHaveAccessibleName(/killed/);
});

test('A clock has a menu of its own.', async ({ page }) => {
  const root = await open(page, `${LAB}?s=lease-renewal&t=20000`);
  await lane(root, 'c2').click();
  await item(root, 'Its clock…').click();
  await item(root, /× 1\.5/).click();
  await expect(lane(root, 'c2')).toHaveAccessibleName(/^c2 ×1\.5, /);
});

test('The API server refuses connections, and takes them again.', async ({ page }) => {
  const root = await open(page, `${LAB}?s=lease-renewal&t=20000`);
  await lane(root, 'api').click();
  await item(root, 'Refuse connections').click();
  await expect(lane(root, 'api')).toHaveAccessibleName('api, refuses connections');
  await lane(root, 'api').click();
  await item(root, 'Accept connections again').click();
  await expect(lane(root, 'api')).toHaveAccessibleName('api, serves');
});

test('With fencing on, the acts of the one that wakes late are refused.', async ({ page }) => {
  const root = await open(page, `${LAB}?s=lease-paused-leader&t=44000`);
  const signs = root.getByRole('list', { name: 'Signs' });
  await expect(signs).toContainText('work of one that does not hold the lease');
  await root
    .getByRole('radiogroup', { name: 'Fencing' })
    .getByRole('radio', { name: 'on' })
    .check();
  await expect(signs).toContainText('work refused by fencing');
  await expect(signs).not.toContainText('work of one that does not hold the lease');
  await at(root, '44.000\u00a0s');
});

for (const [language, field, reason] of [
  ['en', 'Renew deadline', 'leaseDuration must be greater than renewDeadline'],
  ['zh-cn', '续约时限', '必须大于'],
] as const) {
  test(`What client-go refuses is said beside the field, and nothing else breaks (${language}).`, async ({
    page,
  }) => {
    const root = await open(page, `/${language}/lab/lease/?s=lease-crash&t=20000`);
    await root.locator('[aria-expanded]').first().click();
    const input = root.getByRole('textbox', { name: field });
    await input.fill('16s');
    await input.press('Enter');
    await expect(root.getByRole('alert')).toContainText(reason);
    await expect(input).toHaveAttribute('aria-invalid', 'true');
    await expect(lane(root, 'c2')).toBeVisible();
    await input.fill('12s');
    await input.press('Enter');
    await expect(root.getByRole('alert')).toHaveCount(0);
  });
}

test('Other durations run under the same faults, at the same moment.', async ({ page }) => {
  const root = await open(page, `${LAB}?s=lease-crash&t=40000`);
  await root.getByRole('radio', { name: '60/10/2' }).check();
  await expect(root.getByRole('group', { name: 'The Lease object' })).toContainText(
    'leaseDurationSeconds: 60',
  );
  await at(root, '40.000\u00a0s');
  await expect(lane(root, 'c1')).toHaveAccessibleName(/killed/);
});

test('Five candidates fit around the API server.', async ({ page }) => {
  const root = await open(page, `${LAB}?s=lease-crash&t=20000`);
  await root.getByRole('button', { name: 'Settings' }).click();
  await root
    .getByRole('radiogroup', { name: 'Candidates' })
    .getByRole('radio', { name: '5' })
    .check();
  await expect(root.locator('[data-node]')).toHaveCount(6);
});

test('Playing shows four seconds in one.', async ({ page }) => {
  await page.clock.install({ time: 0 });
  const root = await open(page, `${LAB}?s=lease-crash&t=10000`);
  await page.clock.pauseAt(600_000);
  await at(root, '10.000\u00a0s');
  await root.getByRole('button', { name: 'Play', exact: true }).click();
  await expect(root.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
  await page.clock.runFor(2000);
  const shown = await root.locator('[data-clock]').textContent();
  expect(Number.parseFloat(shown ?? '')).toBeGreaterThan(17.8);
  expect(Number.parseFloat(shown ?? '')).toBeLessThanOrEqual(18);
});

for (const width of [320, 360]) {
  test(`At ${width} px nothing is wider than the page, and names can be touched.`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 800 });
    const root = await open(page, `${LAB}?s=lease-api-outage-13s&t=44000`);
    await expect(lane(root, 'c1')).toHaveAccessibleName(/exited/);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      width,
    );
    const box = await lane(root, 'c1').locator('.hit').boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(24);
  });
}

/** Tab, until the focus is inside; a reader without a pointer has no other way. */
async function tabInto(page: Page, root: Locator): Promise<void> {
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press('Tab');
    if ((await root.locator(':focus').count()) > 0) return;
  }
  throw new Error('A hundred and twenty presses of Tab do not lead into the widget.');
}

for (const { language, stale, ends, off } of [
  {
    language: 'en',
    stale: /c1 has written .*though c2 has held the lease/,
    ends: /for 16\.7\ss both c1 and c2 believed that they led/,
    off: 'off',
  },
  {
    language: 'zh-cn',
    stale: /c1 以领导者的身份写入了.*c2 已经持有租约/,
    ends: /c1 和 c2 都以为自己是领导者的局面到此结束，持续了 16\.7 秒/,
    off: '关',
  },
]) {
  test(`The paused leader’s story is told in the chapter by keyboard alone, at 360 px (${language}).`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 360, height: 780 });
    await page.goto(`/${language}/lease-is-not-a-lock/`);
    const root = page.locator('[data-widget="lease"]').first();
    await tabInto(page, root);
    await expect(root.locator('xpath=ancestor::astro-island')).not.toHaveAttribute('ssr');
    const sentence = root.locator('.sentence');
    /** Steps from sentence to sentence until one of them says this. */
    const stepTo = async (wanted: RegExp): Promise<void> => {
      await expect(async () => {
        await page.keyboard.press('Period');
        await expect(sentence).toHaveText(wanted, { timeout: 300 });
      }).toPass({ intervals: [50] });
    };
    await stepTo(stale);
    await stepTo(ends);
    await expect(root.getByRole('status').first()).toHaveText(ends);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      360,
    );
    // In the fenced figure below, the switch is off and on by keyboard, too.
    const fenced = page.locator('[data-widget="lease"]').nth(1);
    await tabInto(page, fenced);
    const isOff = fenced.getByRole('radio', { name: off, exact: true });
    await isOff.focus();
    await page.keyboard.press('Space');
    await expect(isOff).toBeChecked();
  });
}
