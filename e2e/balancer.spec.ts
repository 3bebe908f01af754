/** The Load balancer laboratory, as a reader uses it. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const LAB = '/en/lab/balancer/';

/** A click before hydration would meet only what the server drew. */
async function open(page: Page, address: string): Promise<Locator> {
  await page.goto(address);
  const root = page.locator('[data-widget="balancer"]');
  await expect(page.locator('astro-island').filter({ has: root })).not.toHaveAttribute('ssr');
  return root;
}

const named = (root: Locator, name: string): Locator => root.locator(`[data-node="${name}"]`);
const item = (root: Locator, name: string | RegExp): Locator =>
  root.getByRole('menu').getByRole('menuitem', { name, exact: true });
const at = (root: Locator, seconds: string): Promise<void> =>
  expect(root.locator('[data-clock]')).toHaveText(`${seconds}\u00a0s`);
const picture = (root: Locator): Locator => root.locator('[data-picture] svg[role="img"]');

test('The laboratory opens with traffic, and says in words what it draws.', async ({ page }) => {
  const root = await open(page, LAB);
  await at(root, '8.000');
  await expect(picture(root)).toHaveAccessibleName(
    /^Load balancer and backends at 8\.000\ss, round robin: b1, held healthy, process serves, has \d/,
  );
  await expect(named(root, 'balancer')).toHaveAccessibleName('balancer, round robin');
  await expect(root).toContainText('p99');
});

test('An address opens its moment: dead, and not yet noticed.', async ({ page }) => {
  const root = await open(page, `${LAB}?s=lb-crash&t=12000`);
  await at(root, '12.000');
  await expect(named(root, 'b2')).toHaveAccessibleName(
    /^b2, held healthy, 1 of 3 checks failed, process dead/,
  );
  await expect(root.getByText(/unnoticed for 2\.0\ss/)).toBeVisible();
  await root.getByRole('slider', { name: 'Time' }).fill('20000');
  await expect(named(root, 'b2')).toHaveAccessibleName(/^b2, held unhealthy, process dead/);
  await expect(root.getByText(/unnoticed for 5\.0\ss, 170 requests fail/)).toBeVisible();
});

test('Playing shows a second in a second.', async ({ page }) => {
  await page.clock.install({ time: 0 });
  const root = await open(page, `${LAB}?s=lb-crash&t=9000`);
  await page.clock.pauseAt(600_000);
  await at(root, '9.000');
  await root.getByRole('button', { name: 'Play', exact: true }).click();
  await expect(root.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
  await page.clock.runFor(2000);
  const shown = Number.parseFloat((await root.locator('[data-clock]').textContent()) ?? '');
  expect(shown).toBeGreaterThan(10.9);
  expect(shown).toBeLessThanOrEqual(11);
  await expect(named(root, 'b2')).toHaveAccessibleName(/process dead/);
});

test('A backend is killed by keyboard alone; it is told, drawn, and taken back.', async ({
  page,
}) => {
  const root = await open(page, `${LAB}?s=lb-crash&t=5000`);
  await at(root, '5.000');
  await named(root, 'balancer').focus();
  await page.keyboard.press('ArrowDown');
  await expect(named(root, 'b1')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(item(root, 'Kill its process')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(root.getByRole('menu')).toHaveCount(0);
  await expect(named(root, 'b1')).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(named(root, 'b1')).toHaveAccessibleName(/^b1, held healthy, process dead/);
  await expect(root.locator('.sentence')).toContainText('b1 crashes');
  await root.getByRole('button', { name: 'Undo' }).click();
  await expect(named(root, 'b1')).toHaveAccessibleName(/process serves/);
});

test('What is done to a backend can be undone at it: slow, drained, heavier, taken away.', async ({
  page,
}) => {
  const root = await open(page, `${LAB}?s=lb-crash&t=5000`);
  await at(root, '5.000');
  await named(root, 'b3').click();
  await item(root, 'Make it 5 × as slow').click();
  await expect(named(root, 'b3')).toHaveAccessibleName(/5 times as slow/);
  await named(root, 'b3').click();
  await item(root, 'Weight…').click();
  await item(root, '5').click();
  await expect(named(root, 'b3')).toHaveAccessibleName(/^b3 ×5/);
  await named(root, 'b3').click();
  await item(root, 'Drain: nothing new for it').click();
  await expect(named(root, 'b3')).toHaveAccessibleName(/drained/);
  await named(root, 'b3').click();
  await expect(item(root, 'Make it as fast as before')).toBeVisible();
  await expect(item(root, 'Take it back')).toBeVisible();
  await item(root, 'Take it away').click();
  await expect(named(root, 'b3')).toHaveAccessibleName('b3, not there');
  await named(root, 'b3').click();
  await item(root, 'Put it back').click();
  await expect(named(root, 'b3')).not.toHaveAccessibleName(/not there/);
});

test('The balancer gets another strategy while it runs, and a backend more.', async ({ page }) => {
  const root = await open(page, `${LAB}?s=lb-crash&t=5000`);
  await at(root, '5.000');
  await named(root, 'balancer').click();
  await item(root, 'Strategy…').click();
  await item(root, 'least connections').click();
  await expect(named(root, 'balancer')).toHaveAccessibleName('balancer, least connections');
  await named(root, 'balancer').click();
  await item(root, 'Add b4').click();
  await expect(named(root, 'b4')).toHaveAccessibleName(/^b4, held healthy/);
});

for (const { language, button, over, held } of [
  {
    language: 'en',
    button: 'Restart all, one after another',
    over: /The rolling restart is over\. Connections: b1 45, b2 45 and b3 0\./,
    held: /b3, held healthy, process serves, has 0/,
  },
  {
    language: 'zh-cn',
    button: '逐个重启所有后端',
    over: /滚动重启结束。现有连接：b1 45 条、b2 45 条、b3 0 条。/,
    held: /b3，判定健康，进程正常服务，手里有 0 个/,
  },
]) {
  test(`Where watches go is one click away: the last one restarted ends with none, at 360 px (${language}).`, async ({
    page,
  }) => {
    await page.clock.install({ time: 0 });
    await page.setViewportSize({ width: 360, height: 780 });
    const root = await open(page, `/${language}/lab/balancer/?s=lb-watch-restart&t=0`);
    await page.clock.pauseAt(600_000);
    await at(root, '0.000');
    await root.getByRole('button', { name: button }).click();
    // Ten seconds there in one here.
    await page.clock.runFor(1000);
    await page.clock.runFor(10_000);
    await expect(root.locator('.sentence')).toHaveText(over);
    await expect(named(root, 'b3')).toHaveAccessibleName(held);
    await expect(root.locator('.holder')).not.toHaveCount(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      360,
    );
  });
}

test('Where the script restarts nobody, the button does, and the run goes on long enough.', async ({
  page,
}) => {
  const root = await open(page, `${LAB}?s=lb-drain&t=5000`);
  await at(root, '5.000');
  await root.getByRole('button', { name: 'Restart all, one after another' }).click();
  await root.getByRole('button', { name: 'Pause', exact: true }).click();
  const slider = root.getByRole('slider', { name: 'Time' });
  await expect.poll(async () => Number(await slider.getAttribute('max'))).toBeGreaterThan(200_000);
  await slider.fill('120000');
  await expect(named(root, 'b1')).toHaveAccessibleName(/has \d+/);
  await expect(root.getByText('reconnects', { exact: true })).toBeVisible();
});

test('A second strategy stands beside the first, on the same arrivals; the link keeps it.', async ({
  page,
}) => {
  const root = await open(page, `${LAB}?s=lb-round-robin-slow&t=40000`);
  await at(root, '40.000');
  await root.getByLabel('Compare with').selectOption('least connections');
  await expect(picture(root)).toHaveCount(2);
  const sentence =
    'With least connections, 99% are answered within 551\u202fms instead of 14.6\u202fs.';
  await expect(root.getByText(sentence)).toBeVisible();
  const [one, other] = await Promise.all(
    [0, 1].map((index) => picture(root).nth(index).boundingBox()),
  );
  expect(other?.x).toBeGreaterThan((one?.x ?? 0) + (one?.width ?? 0));
  await expect(page).toHaveURL(/[?&]compare=least-connections/);
  await page.reload();
  await expect(picture(root)).toHaveCount(2);
  await root.getByLabel('Compare with').selectOption('nothing');
  await expect(picture(root)).toHaveCount(1);
});

test('On a narrow screen the second picture is under the first.', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 780 });
  const root = await open(page, `${LAB}?s=lb-round-robin-slow&t=40000&compare=random`);
  await at(root, '40.000');
  await expect(picture(root)).toHaveCount(2);
  const [one, other] = await Promise.all(
    [0, 1].map((index) => picture(root).nth(index).boundingBox()),
  );
  expect(other?.y).toBeGreaterThanOrEqual((one?.y ?? 0) + (one?.height ?? 0));
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});

test('A comparison that no balancer offers is refused in a sentence, and the picture stays.', async ({
  page,
}) => {
  const root = await open(page, `${LAB}?s=lb-crash&t=9000&compare=psychic`);
  await at(root, '9.000');
  await expect(root.getByRole('alert')).toContainText('psychic');
  await expect(picture(root)).toHaveCount(1);
});

for (const [language, field, reason] of [
  ['en', 'GOAWAY chance', 'kube-apiserver takes a --goaway-chance from 0 to 0.02'],
  ['zh-cn', 'GOAWAY 概率', 'kube-apiserver 的 --goaway-chance 只接受 0 到 0.02'],
] as const) {
  test(`What cannot be run is said beside the field, and nothing else breaks (${language}).`, async ({
    page,
  }) => {
    const root = await open(page, `/${language}/lab/balancer/?s=lb-watch-goaway&t=20000`);
    await at(root, '20.000');
    await root.locator('[aria-expanded]:visible').first().click();
    const input = root.getByRole('textbox', { name: field });
    await input.fill('0.5');
    await input.press('Enter');
    await expect(root.getByRole('alert')).toContainText(reason);
    await expect(input).toHaveAttribute('aria-invalid', 'true');
    await expect(named(root, 'b2')).toBeVisible();
    await input.fill('0.01');
    await input.press('Enter');
    await expect(root.getByRole('alert')).toHaveCount(0);
    await at(root, '20.000');
  });
}

test('Settings: more backends, weights, and connections of another kind.', async ({ page }) => {
  const root = await open(page, `${LAB}?s=lb-crash&t=9000`);
  await at(root, '9.000');
  await root.getByRole('button', { name: 'Settings' }).click();
  await root
    .getByRole('radiogroup', { name: 'Backends' })
    .getByRole('radio', { name: '8' })
    .check();
  await expect(root.locator('[data-node]')).toHaveCount(9);
  await root.getByRole('textbox', { name: 'Weights' }).fill('5, 1');
  await root.getByRole('textbox', { name: 'Weights' }).press('Enter');
  await expect(named(root, 'b1')).toHaveAccessibleName(/^b1 ×5/);
  await root
    .getByRole('radiogroup', { name: 'Connections' })
    .getByRole('radio', { name: 'kept' })
    .check();
  await expect(root.getByText('clients', { exact: true })).toBeVisible();
  await expect(root.getByRole('radiogroup', { name: 'GOAWAY' })).toBeVisible();
});

test('GOAWAY is switched on and off at the same moment.', async ({ page }) => {
  const root = await open(page, `${LAB}?s=lb-watch-goaway&t=540000`);
  await at(root, '540.000');
  const goaway = root.getByRole('radiogroup', { name: 'GOAWAY' });
  await expect(named(root, 'b3')).toHaveAccessibleName(/has (29|30|31),/);
  await goaway.getByRole('radio', { name: 'off' }).check();
  await expect(named(root, 'b3')).toHaveAccessibleName(/has 0,/);
  await at(root, '540.000');
  await goaway.getByRole('radio', { name: 'on' }).check();
  await expect(named(root, 'b3')).toHaveAccessibleName(/has (29|30|31),/);
});

test('A frame in another page has the picture and its menus.', async ({ page }) => {
  const root = await open(page, '/en/embed/scenario/lb-crash/?t=12000');
  await at(root, '12.000');
  await expect(root.getByRole('combobox')).toHaveCount(0);
  await named(root, 'b3').click();
  await item(root, 'Kill its process').click();
  await expect(named(root, 'b3')).toHaveAccessibleName(/process dead/);
});

for (const width of [320, 360]) {
  test(`At ${width} px nothing is wider than the page, names can be touched, signs are shown on request.`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 800 });
    const root = await open(page, `${LAB}?s=lb-watch-restart&t=100000`);
    await at(root, '100.000');
    await expect(named(root, 'b3')).toHaveAccessibleName(/has 0,/);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      width,
    );
    for (const name of ['balancer', 'b1']) {
      const box = await named(root, name).locator('.hit').boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(24);
    }
    await expect(root.getByRole('list', { name: 'Signs' })).toBeHidden();
    await root.getByRole('button', { name: 'Signs' }).click();
    await expect(root.getByRole('list', { name: 'Signs' })).toBeVisible();
  });
}

test('Ten minutes of sixty thousand requests are sought through without a pause.', async ({
  page,
}) => {
  const root = await open(page, `${LAB}?s=lb-watch-goaway&t=600000`);
  await at(root, '600.000');
  const slider = root.getByRole('slider', { name: 'Time' });
  const takenMs = await slider.evaluate(async (input: HTMLInputElement) => {
    const beganMs = performance.now();
    for (let second = 0; second < 600; second += 20) {
      input.value = String(second * 1000);
      input.dispatchEvent(new Event('input', { bubbles: true }));
      await new Promise(requestAnimationFrame);
    }
    return (performance.now() - beganMs) / 30;
  });
  // Each with its frame; on an idle machine it is one frame long.
  expect(takenMs).toBeLessThan(150);
});

const STATES: Readonly<Record<string, (root: Locator) => Promise<void>>> = {
  'with a menu open': async (root) => {
    await named(root, 'b2').click();
    await expect(root.getByRole('menu')).toBeVisible();
  },
  'with the settings open and one refused': async (root) => {
    await root.getByRole('button', { name: 'Settings' }).click();
    await root.getByRole('textbox', { name: 'Clients' }).fill('none');
    await root.getByRole('textbox', { name: 'Clients' }).press('Enter');
    await expect(root.getByRole('alert')).toBeVisible();
  },
  'with two strategies compared': async (root) => {
    await root.getByLabel('Compare with').selectOption('round robin');
    await expect(picture(root)).toHaveCount(2);
  },
};

for (const [state, bring] of Object.entries(STATES)) {
  for (const width of [360, 1280]) {
    test(`Axe finds nothing in the laboratory ${state}, at ${width} px, in either theme.`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height: 780 });
      const root = await open(page, `${LAB}?s=lb-shutdown-at-once&t=90000`);
      await at(root, '90.000');
      await bring(root);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const axe = new AxeBuilder({ page }).options({
          rules: { 'target-size': { enabled: true } },
        });
        const { violations } = await axe.setLegacyMode().analyze();
        const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => [id, html]));
        expect(found, colorScheme).toEqual([]);
      }
    });
  }
}
