import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const OWN_PAGE = '/en/lab/health/';

const number = (page: Page, name: string): Locator =>
  page.locator(`[data-number=${name}]`).getByRole('definition').first();
const sentence = (page: Page): Locator => page.locator('.sentence').first();
const picture = (page: Page): Locator => page.locator('[data-picture]').getByRole('img').first();

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.locator('astro-island').first()).not.toHaveAttribute('ssr');
}

async function overflow(page: Page): Promise<number> {
  return page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}

test('Thresholds move the verdict, and the numbers with it.', async ({ page }) => {
  await open(page, OWN_PAGE);
  await expect(number(page, 'crash')).toHaveText('4–6 s');
  await expect(picture(page)).toHaveAccessibleName(/verdict: healthy, .*out from/);
  const fall = page.getByRole('textbox', { name: /^Fall/ });
  await fall.fill('1');
  await expect(number(page, 'crash')).toHaveText('0–2 s');
  await expect(sentence(page)).toContainText('has failed once (no answer within 2 s)');
  // More of them than the hang lasts: nobody notices.
  await fall.fill('9');
  await expect(sentence(page)).toContainText(
    /It was out of order for 20\.0.s, and nobody noticed\. 5 failed/,
  );
  await expect(page.getByText('20.0 s in use, though it does not serve')).toBeVisible();
  await expect(number(page, 'alarms')).toHaveText('< 1');
});

test('What happens can be changed, and luck as well.', async ({ page }) => {
  await open(page, OWN_PAGE);
  await page.getByRole('radio', { name: 'crash' }).check();
  await expect(sentence(page)).toContainText('(connection refused)');
  await page.getByRole('radio', { name: 'flap' }).check();
  await expect(sentence(page)).toContainText('nothing changes');
  await page.getByRole('textbox', { name: 'Turns of flapping' }).fill('9s');
  await expect(sentence(page)).toContainText('has failed three times in a row');
  const before = await picture(page).getAttribute('aria-label');
  await page.getByRole('button', { name: 'Another seed' }).click();
  await expect(page.getByText('seed 2')).toBeVisible();
  await expect(picture(page)).not.toHaveAccessibleName(before ?? '');
});

test('What cannot be is refused at its field, and nothing is lost.', async ({ page }) => {
  await open(page, OWN_PAGE);
  const interval = page.getByRole('textbox', { name: /^Interval/ });
  await interval.fill('0s');
  await expect(interval).toHaveAccessibleDescription(
    'Expected more than no time, such as 2s, found "0s".',
  );
  await expect(page.locator('[inert]')).toContainText('hung: no answers');
  await expect(page.getByRole('textbox', { name: /^Timeout/ })).toHaveValue('2s');
  await interval.fill('1s');
  await expect(interval).toHaveAttribute('aria-invalid', 'false');
  await expect(number(page, 'crash')).toHaveText('2–4 s');
  await open(page, '/zh-cn/lab/health/');
  const timeout = page.getByRole('textbox', { name: /^超时/ });
  await timeout.fill('0ms');
  await expect(timeout).toHaveAccessibleDescription(/大于 0 的时长/);
});

test('A kubelet’s probes: what each of them triggers, and what the API refuses.', async ({
  page,
}) => {
  await open(page, OWN_PAGE);
  await page.getByRole('tab', { name: 'A balancer’s check' }).press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'A kubelet’s probes' })).toBeFocused();
  await expect(sentence(page)).toContainText('The liveness probe has failed eight times in a row');
  await expect(number(page, 'restart')).toHaveText('119–130 s');
  await page.getByRole('button', { name: /No startup probe/ }).click();
  await expect(sentence(page)).toContainText('The application was only still starting.');
  await expect(picture(page)).toHaveAccessibleName(/endpoints: out\./);
  await page.getByRole('button', { name: /^Startup probe, slow start/ }).click();
  await expect(sentence(page)).toContainText('startup probe');
  await expect(picture(page)).toHaveAccessibleName(/endpoints: out, in from/);
  const liveness = page.getByRole('group', { name: /Liveness probe/ });
  await liveness.getByRole('textbox', { name: 'period' }).fill('500ms');
  await expect(liveness.getByRole('textbox', { name: 'period' })).toHaveAccessibleDescription(
    /The API has whole seconds only/,
  );
});

test('The model runs thousands of times within the formula, and can be cancelled.', async ({
  page,
}) => {
  test.slow();
  await open(page, OWN_PAGE);
  const run = page.getByRole('button', { name: 'Run the model 4 000 times' });
  await run.click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('progressbar')).toHaveCount(0);
  await expect(page.getByText('not run yet')).toBeVisible();
  await run.click();
  await expect(page.getByText('breaks noticed')).toBeVisible({ timeout: 120_000 });
  const cells = async (row: string): Promise<number[]> => {
    const texts = await page.getByRole('row', { name: row }).getByRole('cell').allInnerTexts();
    return texts.map((text) => Number.parseFloat(text));
  };
  const [shortest = 0, fastest = NaN] = await cells('fastest');
  const [longest = 0, slowest = NaN] = await cells('slowest');
  expect(fastest).toBeGreaterThanOrEqual(shortest);
  expect(slowest).toBeLessThanOrEqual(longest);
  await expect(page.getByText(/Rings in the picture/)).toBeVisible();
  // Other settings, other runs.
  await page.getByRole('textbox', { name: /^Fall/ }).fill('4');
  await expect(page.getByText('not run yet')).toBeVisible();
});

test('The link restores everything, and named scenarios open by their names.', async ({ page }) => {
  await open(page, OWN_PAGE);
  await page.getByRole('textbox', { name: /^Fall/ }).fill('5');
  await page.getByRole('textbox', { name: /^When slow/ }).fill('7');
  await expect(page).toHaveURL(/\?times=7#[A-Za-z0-9_-]+$/);
  const before = page.url();
  await page.getByRole('radio', { name: 'fail' }).check();
  await expect(page).not.toHaveURL(before);
  const said = await sentence(page).innerText();
  await page.reload();
  await expect(page.getByRole('textbox', { name: /^Fall/ })).toHaveValue('5');
  await expect(page.getByRole('textbox', { name: /^When slow/ })).toHaveValue('7');
  await expect(page.getByRole('radio', { name: 'fail' })).toBeChecked();
  await expect(sentence(page)).toHaveText(said);

  await open(page, `${OWN_PAGE}?s=health-readiness`);
  await expect(page.getByRole('tab', { name: 'A kubelet’s probes' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await expect(sentence(page)).toContainText('nothing is restarted');
  await expect(page.getByRole('combobox', { name: 'From the chapters' })).toHaveValue(
    'health-readiness',
  );
  await open(page, `${OWN_PAGE}?s=nonsense`);
  await expect(page.getByText(/no scenario “nonsense”/)).toBeVisible();
  await page.goto('about:blank');
  await open(page, `${OWN_PAGE}#nonsense`);
  await expect(page.getByText(/The link is damaged/)).toBeVisible();
});

test('Settings can be taken along.', async ({ page }) => {
  await open(page, OWN_PAGE);
  const taken = page.getByRole('region', { name: 'Take along' });
  await page.getByRole('textbox', { name: /^Timeout/ }).fill('1s');
  await expect(taken.getByRole('textbox')).toHaveValue(
    'timeout check 1s\ndefault-server check inter 2s fall 3 rise 2',
  );
  await taken.getByRole('radio', { name: 'Scenario' }).check();
  await expect(taken.getByRole('textbox')).toHaveValue(/model: probe[^]*hang: target/);
  await page.getByRole('tab', { name: 'A kubelet’s probes' }).click();
  await taken.getByRole('radio', { name: 'Pod' }).check();
  await expect(taken.getByRole('textbox')).toHaveValue(/livenessProbe:[^]*failureThreshold: 8/);
  await taken.getByRole('radio', { name: 'Link' }).check();
  await expect(taken.getByRole('textbox')).toHaveValue(/\/en\/lab\/health\/\?times=20#/);
});

test('In a frame, a threshold can be changed, and the lab opens with it.', async ({ page }) => {
  await open(page, '/en/embed/scenario/health-crash/');
  await expect(sentence(page)).toContainText('4.8 s after the crash');
  await page.getByRole('radio', { name: '1', exact: true }).check();
  await expect(sentence(page)).toContainText('has failed once');
  const lab = page.getByRole('link', { name: 'Open in the lab', exact: true });
  await expect(lab).toHaveAttribute('href', /#[A-Za-z0-9_-]+$/);
  await open(page, (await lab.getAttribute('href')) ?? '');
  await expect(page.getByRole('textbox', { name: /^Fall/ })).toHaveValue('1');
  await expect(sentence(page)).toContainText('has failed once');
});

test('It fits a phone, in Chinese, with both tabs.', async ({ page }) => {
  for (const width of [320, 360]) {
    await page.setViewportSize({ width, height: 780 });
    await open(page, '/zh-cn/lab/health/');
    expect(await overflow(page)).toBe(0);
    await expect(sentence(page)).toContainText('判定不健康');
    await page.getByRole('tab', { name: 'kubelet 的探针' }).click();
    await expect(sentence(page)).toContainText('存活探针');
    await expect(number(page, 'restart')).toHaveText('119～130 秒');
    expect(await overflow(page)).toBe(0);
  }
});

test('Nothing moves while it comes alive, and with the first touch.', async ({ page }) => {
  for (const [width, address] of [
    [360, OWN_PAGE],
    [1280, OWN_PAGE],
    [360, '/en/embed/scenario/health-liveness-hang/'],
  ] as const) {
    await page.setViewportSize({ width, height: 780 });
    await page.addInitScript(() => {
      const shifts: string[] = [];
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          const { sources } = entry as PerformanceEntry & { sources: { node: Node | null }[] };
          shifts.push(sources.map(({ node }) => node?.nodeName ?? '?').join(', '));
        }
      }).observe({ type: 'layout-shift', buffered: true });
      Object.assign(globalThis, { shifts });
    });
    await open(page, address);
    await page.locator('[data-picture]').hover();
    await page.waitForLoadState('networkidle');
    const shifts = await page.evaluate(async () => {
      await new Promise(requestAnimationFrame);
      await new Promise(requestAnimationFrame);
      return (globalThis as unknown as { shifts: string[] }).shifts;
    });
    expect(shifts, `what moved on ${address} at ${width} px`).toEqual([]);
  }
});

test('Axe finds nothing with the other tab open, something refused, and a story told.', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 780 });
  await open(page, OWN_PAGE);
  await page.getByRole('tab', { name: 'A kubelet’s probes' }).click();
  await page.getByText('Everything that happened').click();
  const liveness = page.getByRole('group', { name: /Liveness probe/ });
  const find = async (): Promise<unknown> => {
    const axe = new AxeBuilder({ page }).include('[data-widget=health]').setLegacyMode();
    const all = axe.options({ rules: { 'target-size': { enabled: true } } });
    return (await all.analyze()).violations.map(({ id, nodes }) => [id, nodes[0]?.html]);
  };
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await find()).toEqual([]);
  }
  await liveness.getByRole('textbox', { name: 'failures' }).fill('0');
  await expect(liveness.getByText(/Expected a whole number/)).toBeVisible();
  expect(await find()).toEqual([]);
});

test('On paper it shows the run, all of its story, and nothing to press.', async ({ page }) => {
  await open(page, '/en/embed/scenario/health-crash/');
  await page.emulateMedia({ media: 'print' });
  await expect(picture(page)).toBeVisible();
  await expect(page.getByText('The target is started again.')).toBeVisible();
  await expect(page.getByRole('button')).toHaveCount(0);
  await expect(page.getByRole('radio')).toHaveCount(0);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the run, its sentence and the numbers are there, and nothing to press.', async ({
    page,
  }) => {
    await page.goto('/zh-cn/lab/health/');
    await expect(picture(page)).toBeVisible();
    await expect(sentence(page)).toContainText('判定不健康');
    await expect(number(page, 'crash')).toHaveText('4～6 秒');
    const widget = page.locator('[data-widget=health]');
    await expect(widget.getByRole('button')).toHaveCount(0);
    await expect(widget.getByRole('radio')).toHaveCount(0);
    await expect(widget.getByRole('tab')).toHaveCount(0);
  });
});
