import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const PAGE = '/en/my-cluster/';

/** The page, once what only a living page has is there. */
async function open(page: Page, address = PAGE): Promise<void> {
  await page.goto(address);
  await expect(page.locator('[aria-labelledby=sheet]')).toBeVisible();
}

const field = (page: Page, name: RegExp): Locator => page.getByRole('textbox', { name });
/** How long a row of the failover table takes, as it stands there. */
const range = (page: Page, row: string): Locator => page.locator(`tr[data-row=${row}] .range`);
const cell = (page: Page, row: string): Locator => page.locator(`tr[data-row=${row}] td`);
/** What cannot be read, and what of the address was not taken. */
const unread = (page: Page): Locator => page.locator('.results > .notes');
const ignored = (page: Page): Locator => page.locator('.settings > .notes');

test('kubeadm’s defaults give what the chapter and the cheat sheet say.', async ({ page }) => {
  await open(page);
  await expect(range(page, 'leaseCrash')).toHaveText('13–23.9 s');
  await expect(range(page, 'balancerHost')).toHaveText('9.9–12.1 s');
  await expect(range(page, 'notReady')).toHaveText('40–55.1 s');
  await expect(range(page, 'evictedAndHolder')).toHaveText('368–379 s');
  await expect(page.locator('.etcd')).toContainText('7 s');
  await expect(page.getByText('None of those that are checked here.')).toBeVisible();
});

test('A preset brings its values into fields, numbers and address, and leaves what was changed.', async ({
  page,
}) => {
  await open(page);
  await field(page, /^Masters/).fill('5');
  await page.getByRole('radio', { name: 'RKE2' }).first().check();
  await expect(field(page, /^Election timeout/)).toHaveValue('5000ms');
  await expect(field(page, /^Masters/)).toHaveValue('5');
  await expect(page).toHaveURL(/\?preset=rke2&masters=5$/);
  await expect(page.locator('[data-rule=electionEmptiesBalancer]')).toBeVisible();
  await page.getByRole('radio', { name: 'k3s' }).first().check();
  await expect(page.locator('[data-rule]')).toHaveCount(0);
  await expect(range(page, 'election')).toHaveText('4–28.6 s');
  await page.getByRole('button', { name: 'Take them back' }).click();
  await expect(page).toHaveURL(/\?preset=k3s$/);
  await expect(field(page, /^Masters/)).toHaveValue('3');
});

test('Every field changes numbers, and the address that it makes brings all of them back.', async ({
  page,
}) => {
  await open(page);
  const CHANGES: readonly (readonly [name: RegExp, value: string, row: string])[] = [
    [/^Heartbeat/, '200ms', 'election'],
    [/^Election timeout/, '3000', 'endpointAndLeader'],
    [/^Round trip/, '5-100ms', 'leaseStop'],
    [/^API request/, '100-200ms', 'leaseStop'],
    [/^Lease duration/, '30s', 'leaseCrash'],
    [/^Retry period/, '1s', 'leaseStop'],
    [/^Interval/, '1s', 'balancerCrash'],
    [/^Timeout/, '3s', 'balancerHost'],
    [/^Failures/, '2', 'balancerCrash'],
    [/^Looks at/, '4s', 'notReady'],
    [/^Grace period/, '60s', 'notReadyAndHolder'],
    [/^Toleration/, '60', 'evicted'],
  ];
  for (const [name, value, row] of CHANGES) {
    const before = await range(page, row).innerText();
    await field(page, name).fill(value);
    await expect(range(page, row)).not.toHaveText(before);
  }
  await field(page, /^Successes/).fill('9');
  await field(page, /^Renew deadline/).fill('20s');
  const shown = (): Promise<string> => page.locator('.my-cluster .results').innerText();
  const made = await shown();
  await page.reload();
  await expect(page.locator('[aria-labelledby=sheet]')).toBeVisible();
  await expect.poll(shown).toBe(made);
});

test('The browser’s button takes back choices, one by one, and not letters.', async ({ page }) => {
  await open(page);
  await page.getByRole('radio', { name: 'external' }).check();
  await field(page, /^Members of etcd/).pressSequentially('5');
  await field(page, /^Members of etcd/).fill('5');
  await page.getByRole('radio', { name: 'kube-vip' }).check();
  await expect(range(page, 'virtualIp')).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(/\?topology=external&etcd=5$/);
  await expect(page.getByRole('radio', { name: 'load balancer' })).toBeChecked();
  await page.goBack();
  await expect(page).toHaveURL(/\/my-cluster\/$/);
  await expect(page.getByRole('radio', { name: 'stacked' })).toBeChecked();
});

const WRONG: readonly (readonly [field: RegExp, value: string, says: RegExp, hidden: string])[] = [
  [/^Masters/, 'three', /whole number from 1 to 7, found "three"/, 'leaseCrash'],
  [/^Masters/, '0', /from 1 to 7/, 'notReady'],
  [/^Masters/, '999999', /from 1 to 7/, 'notReady'],
  [/^Heartbeat/, '5 m', /such as 150ms/, 'election'],
  [/^Election timeout/, '60s', /50000ms or less/, 'election'],
  [/^Round trip/, '-3ms', /cannot be negative/, 'leaseCrash'],
  [/^Lease duration/, '9s', /must be greater than renewDeadline/, 'leaseCrash'],
  [/^Retry period/, '9s', /JitterFactor/, 'leaseStop'],
  [/^Failures/, '0', /from 1 to 100/, 'balancerHost'],
  [/^Toleration/, '-1', /whole seconds from 0 to 86400/, 'evicted'],
  [/^Grace period/, '1000h', /longer than 24 hours/, 'notReady'],
];

test('A wrong value is answered at its field, and what needs it is not known; the rest is.', async ({
  page,
}) => {
  for (const [name, value, says, hidden] of WRONG) {
    await open(page);
    await field(page, name).fill(value);
    const invalid = page.locator('.field:has([aria-invalid=true])');
    await expect(invalid, value).toHaveCount(1);
    await expect(invalid).toContainText(says);
    await expect(unread(page)).toContainText(/Cannot be read: .+\. What needs it is marked/);
    await expect(cell(page, hidden)).toHaveText('not known');
    await expect(range(page, 'connection')).toHaveText('45 s');
  }
});

test('A damaged address is read as far as it goes; the page says what was not taken.', async ({
  page,
}) => {
  await open(
    page,
    `${PAGE}?preset=k0s&masters=5&masters=7&colour=red&lease-duration=%E0%A4%A&front=vrrp`,
  );
  await expect(field(page, /^Masters/)).toHaveValue('5');
  await expect(ignored(page)).toContainText(
    'The address says preset=k0s. It can be kubeadm, k3s, rke2',
  );
  await expect(ignored(page)).toContainText('The first value was taken; masters=7 was left out.');
  await expect(ignored(page)).toContainText('“colour”, which this page does not know');
  await expect(unread(page)).toContainText('Cannot be read: Lease duration.');
  await expect(page.getByRole('radio', { name: 'keepalived' })).toBeChecked();
  await field(page, /^Lease duration/).fill('16s');
  await expect(ignored(page)).toBeEmpty();
  await expect(unread(page)).toBeEmpty();
  await expect(page).toHaveURL(/\?front=vrrp&masters=5&lease-duration=16s$/);
});

test('What cannot happen says why: one master, and no balancer.', async ({ page }) => {
  await open(page, `${PAGE}?masters=1&front=none`);
  await expect(cell(page, 'leaseCrash')).toHaveText('Never: there is nobody else.');
  await expect(cell(page, 'virtualIp')).toHaveText('Never: clients know one address.');
  await expect(page.locator('.checks')).toHaveCount(0);
});

/** Where a simulation stands once it is done. */
async function simulated(page: Page): Promise<void> {
  await expect(page.locator('[data-runs-done]')).toBeVisible({ timeout: 240_000 });
}

test('Runs of the model lie inside the ranges, and are gone when the cluster changes.', async ({
  page,
}) => {
  test.setTimeout(300_000);
  // Short waits: what is left is a minute of virtual time for each run.
  await open(page, `${PAGE}?toleration=0&node-monitor-grace-period=16s`);
  await page.getByRole('button', { name: 'Simulate 50 of each' }).click();
  await expect(page.getByRole('progressbar', { name: 'Runs done' })).toBeVisible();
  await simulated(page);
  const [, inside, all] =
    /(\d+) of (\d+) runs are inside/.exec(await page.locator('.simulate').innerText()) ?? [];
  expect([inside, all]).toEqual(['500', '500']);
  await expect(page.getByRole('img', { name: /^half within/ })).toHaveCount(10);
  await field(page, /^Lease duration/).fill('31s');
  await expect(page.getByRole('img', { name: /^half within/ })).toHaveCount(0);
  await expect(page.locator('[data-runs-done]')).toHaveCount(0);
});

test('A simulation is stopped by a click, and by another cluster.', async ({ page }) => {
  await open(page);
  const start = page.getByRole('button', { name: 'Simulate 50 of each' });
  await start.click();
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(start).toBeVisible();
  await start.click();
  await expect(page.getByRole('progressbar')).toBeVisible();
  await field(page, /^Masters/).fill('5');
  await expect(page.getByRole('progressbar')).toHaveCount(0);
  await expect(start).toBeVisible();
});

test('What would run for hours is named, and not offered.', async ({ page }) => {
  await open(page, `${PAGE}?toleration=86400`);
  await expect(page.locator('.simulate')).toContainText(
    'Too long to simulate here: Pods of a dead node are evicted.',
  );
});

test('Links lead into the calculators and the laboratory with the same cluster.', async ({
  page,
}) => {
  const address = `${PAGE}?masters=5&lease-duration=31s&check-interval=3s&node-monitor-grace-period=60s`;
  await open(page, address);
  await page.getByRole('link', { name: 'In the quorum calculator' }).click();
  await expect(page).toHaveURL(/\/lab\/quorum\/\?n=5$/);
  await expect(page.getByText('Three of five are needed').first()).toBeVisible();
  await open(page, address);
  await page.getByRole('link', { name: 'In the lease calculator' }).click();
  await expect(page).toHaveURL(/\/lab\/lease-calculator\//);
  await expect(field(page, /^Lease duration/)).toHaveValue('31s');
  await open(page, address);
  await page.getByRole('link', { name: 'On the page of health checks' }).click();
  await expect(page).toHaveURL(/\/lab\/health\/#/);
  await expect(field(page, /^Interval/)).toHaveValue('3s');
  await open(page, address);
  await page.getByRole('link', { name: 'Let a master of this cluster die' }).click();
  await expect(page).toHaveURL(/\/lab\/control-plane\/.*#/);
  await expect(page.getByRole('radio', { name: '5', exact: true })).toBeChecked();
});

test('The sheet can be taken along as Markdown, and the link brings the same cluster.', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, `${PAGE}?preset=k3s&masters=5`);
  await page.getByRole('button', { name: 'Copy: A cheat sheet of this cluster' }).click();
  const sheet = await page.evaluate(() => navigator.clipboard.readText());
  expect(sheet).toContain('| etcd leads again, and writes work | 4–28.6 s |');
  expect(sheet).toContain('| until a write without a leader fails | 15 s |');
  expect(sheet).toContain('| safety margin between two leaders | 2.98 s |');
  expect(sheet).toMatch(/<http.*\/en\/my-cluster\/\?preset=k3s&masters=5>$/);
  await page.getByRole('radio', { name: 'Link' }).check();
  await page.getByRole('button', { name: 'Copy: This page with this cluster' }).click();
  await page.goto(await page.evaluate(() => navigator.clipboard.readText()));
  await expect(range(page, 'election')).toHaveText('4–28.6 s');
});

test('Another language keeps the cluster.', async ({ page }) => {
  await open(page);
  await field(page, /^Masters/).fill('5');
  await page.getByRole('banner').getByRole('link', { name: '中文' }).click();
  await expect(page).toHaveURL(/\/zh-cn\/my-cluster\/\?masters=5$/);
  await expect(page.getByText('etcd 有 5 个成员')).toBeVisible();
  await field(page, /^租约时长/).fill('9s');
  await expect(unread(page)).toContainText('租约时长：读不懂');
  await expect(cell(page, 'leaseCrash')).toHaveText('还算不出');
});

test('All of it works by keyboard alone.', async ({ page }) => {
  await open(page);
  await page.getByRole('radio', { name: 'kubeadm' }).first().focus();
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/preset=k3s/);
  for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press('Tab');
  await expect(field(page, /^Masters/)).toBeFocused();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('5');
  await expect(page).toHaveURL(/preset=k3s&masters=5$/);
  await expect(page.getByText('etcd has five members.')).toBeVisible();
  const start = page.getByRole('button', { name: 'Simulate 50 of each' });
  await start.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Stop' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(start).toBeFocused();
});

for (const language of ['en', 'zh-cn']) {
  test(`It fits 360 px in ${language}, with long values and every rule bent.`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 780 });
    await open(page, `/${language}/my-cluster/${BENT}`);
    const beyond = await page.evaluate(() =>
      [...document.querySelectorAll('.my-cluster *')]
        .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
        .map((one) => one.outerHTML.slice(0, 80)),
    );
    expect(beyond).toEqual([]);
  });

  test(`It prints on one page of A4 in ${language}, with every rule bent.`, async ({ page }) => {
    await open(page, `/${language}/my-cluster/${BENT}`);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByRole('main').locator('button:visible, input:visible')).toHaveCount(0);
    await expect(page.locator('.on-paper')).toContainText(BENT.slice(0, 20));
    await expect(page.locator('.on-paper')).toContainText('election-timeout=550');
    await expect(page.locator('.written')).toBeVisible();
  });
}

/** A cluster that breaks what can be broken at once. */
const BENT =
  '?preset=rke2&masters=4&heartbeat-interval=110ms&election-timeout=650ms&round-trip=150ms&request=200-400ms' +
  '&lease-duration=17s&retry-period=4s&check-interval=1s&check-timeout=3s&check-fall=1' +
  '&node-monitor-grace-period=40s&toleration=60';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`Axe finds nothing with rules bent and a field wrong, in the ${colorScheme} theme.`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme });
    await open(page, `${PAGE}${BENT}&vip-lease-duration=x&check-rise=x&colour=red`);
    await page.getByText('Where these values come from').click();
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });
}

test('Nothing is stored: it works where storage is refused.', async ({ page }) => {
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage'])
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException('refused', 'SecurityError');
        },
      });
  });
  await open(page);
  await field(page, /^Masters/).fill('5');
  await page.reload();
  await expect(field(page, /^Masters/)).toHaveValue('5');
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the numbers of the defaults are there, and nothing to press.', async ({ page }) => {
    await page.goto('/zh-cn/my-cluster/');
    await expect(range(page, 'leaseCrash')).toHaveText('13–23.9 s');
    await expect(page.locator('.written')).toContainText('租约时长：15s');
    await expect(page.locator('main button:visible, main input:visible')).toHaveCount(0);
  });
});

test('It is a click away from where its numbers are read.', async ({ page }) => {
  for (const from of [
    '',
    'failover/',
    'lease-election/',
    'quorum/',
    'cheat-sheet/',
    'lab/lease-calculator/',
    'lab/quorum/',
    'lab/health/',
  ]) {
    for (const language of ['en', 'zh-cn']) {
      await page.goto(`/${language}/${from}`);
      await expect(
        page.getByRole('main').locator(`a[href="/${language}/my-cluster/"]`),
        from,
      ).toHaveCount(1);
    }
  }
});
