import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const OWN_PAGE = '/en/lab/lease-calculator/';

const number = (page: Page, name: string): Locator =>
  page.locator(`[data-number=${name}]`).getByRole('definition').first();

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.locator('astro-island').first()).not.toHaveAttribute('ssr');
}

/** The cells of the table beside the picture, by row. */
async function rows(page: Page): Promise<Record<string, string[]>> {
  const all = await page.getByRole('table').getByRole('row').all();
  const read = all.slice(1).map(async (row) => {
    const cells = await row.getByRole('cell').allInnerTexts();
    return [await row.getByRole('rowheader').innerText(), cells] as const;
  });
  return Object.fromEntries(await Promise.all(read));
}

const seconds = (text = ''): number => Number.parseFloat(text);

async function run(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Run 10 000 failovers' }).click();
  await expect(page.getByText('10 000 runs, ')).toBeVisible({ timeout: 80_000 });
}

test('Ten thousand failovers stay within the formulas, and come out alike every time.', async ({
  page,
}) => {
  test.slow();
  await open(page, OWN_PAGE);
  await run(page);
  const first = await rows(page);
  const of = (row: string): [number, number] => [
    seconds(first[row]?.[0]),
    seconds(first[row]?.[1]),
  ];
  expect(of('fastest')[0]).toBe(13);
  expect(of('fastest')[1]).toBeGreaterThanOrEqual(13);
  expect(of('slowest')[0]).toBe(24);
  expect(of('slowest')[1]).toBeLessThanOrEqual(24);
  expect(Math.abs(of('average')[0] - of('average')[1])).toBeLessThan(0.1);
  await expect(
    page.getByRole('img', { name: /Half within 17\.\d+ s, 95 % within 20\.\d+ s/ }),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Run 10 000 failovers' }).click();
  await expect(page.getByRole('progressbar')).toBeVisible();
  await expect(page.getByText('10 000 runs, ')).toBeVisible({ timeout: 80_000 });
  expect(await rows(page)).toEqual(first);
});

test('A simulation can be cancelled, and belongs to its input only.', async ({ page }) => {
  await open(page, OWN_PAGE);
  await page.getByRole('button', { name: 'Run 10 000 failovers' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('progressbar')).toHaveCount(0);
  await expect(page.getByText('not run yet')).toBeVisible();
  await page.getByRole('radio', { name: 'release' }).check();
  await run(page);
  expect(seconds((await rows(page))['slowest']?.[1])).toBeLessThan(4.57);
  await page.getByRole('button', { name: 'kube-vip 5/3/1' }).click();
  await expect(page.getByText('not run yet')).toBeVisible();
});

test('Two settings that client-go takes come with a warning.', async ({ page }) => {
  await open(page, OWN_PAGE);
  await page.getByRole('button', { name: '15/14/2' }).click();
  const warnings = page.getByRole('list', { name: 'Warnings' });
  await expect(warnings).toContainText('Unsafe. Two can lead at once');
  await expect(number(page, 'margin')).toHaveText('−1.04 s');
  await page.getByRole('button', { name: '60/10/2' }).click();
  await expect(warnings).toContainText('at least 48 s without a leader');
});

test('What client-go refuses is said at the field, in the language of the page.', async ({
  page,
}) => {
  await open(page, OWN_PAGE);
  const lease = page.getByRole('textbox', { name: /^Lease duration/ });
  await lease.fill('10s');
  await expect(lease).toHaveAccessibleDescription(
    /^leaseDuration must be greater than renewDeadline: 10\ss is not greater than 10\ss$/,
  );
  await expect(page.locator('[inert]')).toContainText('safety margin');
  await lease.fill('15');
  await expect(lease).toHaveAccessibleDescription(/needs a unit.*15s/);
  await lease.fill('15s');
  await expect(lease).toHaveAttribute('aria-invalid', 'false');
  await open(page, '/zh-cn/lab/lease-calculator/?retry=9s');
  await expect(page.getByRole('textbox', { name: /^续约时限/ })).toHaveAccessibleDescription(
    /renewDeadline 必须大于 retryPeriod\*JitterFactor：10 秒不大于 9 秒 × 1\.2 = 10\.8 秒/,
  );
});

test('The address keeps what was entered; flags and Go can be taken along.', async ({ page }) => {
  await open(page, OWN_PAGE);
  await page.getByRole('textbox', { name: /^Lease duration/ }).fill('30s');
  await page.getByRole('textbox', { name: /^Renew deadline/ }).fill('20s');
  await page.getByRole('radio', { name: '3', exact: true }).check();
  await expect(page).toHaveURL(/\?lease=30s&deadline=20s&retry=2s&request=10-40ms&candidates=3$/);
  await page.reload();
  await expect(number(page, 'slowest')).toHaveText('39 s');
  await expect(page.getByRole('radio', { name: '3', exact: true })).toBeChecked();
  const taken = page.getByRole('region', { name: 'Take along' });
  await expect(taken.getByRole('textbox')).toHaveValue(/--leader-elect-lease-duration=30s\n/);
  await taken.getByRole('radio', { name: 'controller-runtime' }).check();
  await expect(taken.getByRole('textbox')).toHaveValue(
    /LeaseDuration: ptr\.To\(30 \* time\.Second\)/,
  );
  await taken.getByRole('radio', { name: 'Link' }).check();
  await expect(taken.getByRole('textbox')).toHaveValue(/^http.*\?lease=30s/);
});

test('In a chapter it wakes at the first touch, and loses none.', async ({ page }) => {
  for (const [address, name, value] of [
    ['/en/lease-election/', 'OpenShift 137/107/26', '252 s'],
    ['/zh-cn/lease-election/', 'OpenShift 137/107/26', '252 秒'],
  ] as const) {
    await page.goto(address);
    const calculator = page.locator('lease-calculator');
    await expect(calculator).not.toHaveAttribute('data-awake');
    // No pointer came over it before: the first thing that it hears of is the click itself.
    await calculator.getByRole('button', { name }).dispatchEvent('click');
    await expect(calculator).toHaveAttribute('data-awake');
    await expect(number(page, 'slowest')).toHaveText(value);
  }
});

test('In a chapter it is used by keyboard alone.', async ({ page }) => {
  await page.goto('/en/lease-election/');
  const lease = page.getByRole('textbox', { name: /^Lease duration/ });
  await lease.focus();
  await expect(page.locator('lease-calculator')).toHaveAttribute('data-awake');
  await expect(lease).toBeFocused();
  await lease.press('ControlOrMeta+a');
  await lease.pressSequentially('20s');
  await expect(number(page, 'fastest')).toHaveText('18 s');
  await expect(page.getByRole('link', { name: 'Open on its own page' })).toHaveAttribute(
    'href',
    /\?lease=20s/,
  );
});

test('It fits 320 px, before and after a simulation.', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 780 });
  await open(page, `${OWN_PAGE}?lease=15s&deadline=14s&retry=4s&release=1`);
  const overflow = (): Promise<number> =>
    page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
  expect(await overflow()).toBe(0);
  await run(page);
  expect(await overflow()).toBe(0);
});

test('On paper it shows its numbers and what they are for.', async ({ page }) => {
  await open(page, `${OWN_PAGE}?lease=30s`);
  await expect(number(page, 'fastest')).toHaveText('28 s');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText(/Lease duration\s+30\ss · Renew deadline\s+10\ss/)).toBeVisible();
  await expect(number(page, 'fastest')).toBeVisible();
  await expect(page.getByRole('button', { name: /Run|Copy|OpenShift/ })).toHaveCount(0);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the numbers of the defaults are there, and nothing to press.', async ({ page }) => {
    await page.goto('/zh-cn/lease-election/');
    await expect(number(page, 'slowest')).toHaveText('24 秒');
    const calculator = page.locator('lease-calculator');
    await expect(calculator.getByText(/租约时长\s+15\s秒 · 续约时限/)).toBeVisible();
    await expect(calculator.getByRole('button')).toHaveCount(0);
    await expect(calculator.getByRole('radio')).toHaveCount(0);
  });
});
