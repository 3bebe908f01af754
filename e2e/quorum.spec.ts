import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

interface Calculator {
  readonly root: Locator;
  /** What is said of it all. */
  readonly sentence: Locator;
  seat(name: string): Locator;
}

async function open(page: Page, address = '/en/lab/quorum/'): Promise<Calculator> {
  await page.goto(address);
  const root = page.locator('[data-widget=quorum]');
  await expect(page.locator('astro-island').filter({ has: root })).not.toHaveAttribute('ssr');
  return {
    root,
    sentence: root.locator('.sentence'),
    seat: (name) => root.locator('.seats').getByRole('button', { name: new RegExp(`^${name}\\b`) }),
  };
}

const SIZES = { name: 'Members', exact: true } as const;

test.describe('By keyboard at 360 px', () => {
  test.use({ viewport: { width: 360, height: 780 } });

  test('members fail and come back, and arrows go from one to the next.', async ({ page }) => {
    const { sentence, seat } = await open(page);
    await expect(sentence).toHaveText(/^Three of five are needed, all are up: they can elect\./);
    await seat('n1').focus();
    await page.keyboard.press('Space');
    await expect(seat('n1')).toHaveAttribute('aria-pressed', 'true');
    await expect(sentence).toContainText('One more may fail, whichever it is.');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await expect(sentence).toContainText('Not one more may fail.');
    await page.keyboard.press('End');
    await expect(seat('n5')).toBeFocused();
    await page.keyboard.press('Space');
    await expect(sentence).toHaveText(/only two are up: they cannot elect\..*all five\.$/);
    await page.keyboard.press('ArrowRight');
    await expect(seat('n1')).toBeFocused();
    await page.keyboard.press('Space');
    await expect(sentence).toContainText('they can elect');
    await expect(page).toHaveURL(/\?down=2\.5$/);
  });

  test('the questions are tabs, and one Tab leads past them and past the seats.', async ({
    page,
  }) => {
    const { root, seat } = await open(page);
    const tab = (name: string): Locator => root.getByRole('tab', { name });
    await tab('Fail').focus();
    await page.keyboard.press('Tab');
    await expect(seat('n1')).toBeFocused();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('ArrowRight');
    await expect(tab('Split')).toBeFocused();
    await expect(tab('Split')).toHaveAttribute('aria-selected', 'true');
    await expect(root.getByRole('tabpanel', { name: 'Split' })).toBeVisible();
    await page.keyboard.press('End');
    await expect(root.getByRole('tabpanel', { name: 'Compare' })).toBeVisible();
    await page.keyboard.press('ArrowRight');
    await expect(tab('Fail')).toBeFocused();
  });

  test('a split is drawn, judged, and run by Raft.', async ({ page }) => {
    const { root, sentence, seat } = await open(page, '/en/lab/quorum/?view=split');
    await expect(sentence).toContainText('Group A elects a leader.');
    await seat('n3').focus();
    await page.keyboard.press('2');
    await expect(seat('n3')).toHaveAccessibleName('n3, group B');
    await expect(sentence).toContainText('Group B elects a leader.');
    // Selected first, then put by a letter.
    await page.keyboard.press('End');
    await page.keyboard.press('Space');
    await expect(seat('n5')).toHaveAttribute('aria-pressed', 'true');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await expect(root.getByRole('button', { name: 'Group C', exact: true })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(sentence).toHaveText(/No group has three of five\..*odd does not help\.$/);
    await expect(page).toHaveURL(/view=split&groups=AABBC$/);
    await root.getByRole('button', { name: 'Run this split' }).focus();
    await page.keyboard.press('Enter');
    const raft = page.getByRole('region', { name: 'Five members, split 2 | 2 | 1' });
    await expect(raft).toBeVisible();
    await expect(root.getByText('Raft runs it below')).toBeVisible();
    await raft.getByRole('slider', { name: 'Time' }).fill('900');
    const leaders = raft.getByRole('button', { name: /^n\d\b.*leader/ });
    await expect(leaders).toHaveCount(1);
    await raft.getByRole('slider', { name: 'Time' }).fill('8000');
    await expect(leaders).toHaveCount(0);
    // Another split is another run.
    await seat('n5').focus();
    await page.keyboard.press('2');
    await expect(raft).toHaveCount(0);
    await root.getByRole('button', { name: 'Run this split' }).click();
    const other = page.getByRole('region', { name: 'Five members, split 2 | 3' });
    await other.getByRole('slider', { name: 'Time' }).fill('8000');
    await expect(other.getByRole('button', { name: /^n[345]\b.*leader/ })).toHaveCount(1);
    await expect(other.getByRole('button', { name: /^n[12]\b.*leader/ })).toHaveCount(0);
  });

  for (const [written, reason] of [
    ['0', '“0” is too few'],
    ['16', '“16” is too many'],
    ['2.5', '“2.5” is not a whole number'],
    ['three', '“three” is not a number'],
    ['-1', '“-1” is too few'],
  ] as const) {
    test(`a size of ${written} is refused with a reason, and nothing else changes.`, async ({
      page,
    }) => {
      const { root, sentence } = await open(page);
      const field = root.getByRole('textbox', { name: /^Members: / });
      await field.fill(written);
      await page.keyboard.press('Enter');
      await expect(root.getByRole('alert')).toContainText(reason);
      await expect(field).toHaveAttribute('aria-invalid', 'true');
      await expect(field).toHaveAccessibleDescription(new RegExp(reason));
      await expect(sentence).toContainText('Three of five');
      await field.fill('11');
      await page.keyboard.press('Enter');
      await expect(root.getByRole('alert')).toHaveCount(0);
      await expect(sentence).toContainText('Six of eleven are needed');
      await root.getByRole('radiogroup', SIZES).getByRole('radio', { name: '3' }).check();
      await expect(sentence).toContainText('Two of three are needed');
    });
  }
});

test('A size that a link asks for is refused in Chinese too.', async ({ page }) => {
  const { root, sentence } = await open(page, '/zh-cn/lab/quorum/?n=16&down=1');
  await expect(root.getByRole('alert')).toContainText('“16”太多了');
  await expect(sentence).toContainText('5 个成员里要有 3 个，现在有 4 个');
});

test('A zone is lost, and with two zones one of them is always fatal.', async ({ page }) => {
  const { root, sentence, seat } = await open(page, '/en/lab/quorum/?view=zones');
  await expect(sentence).toHaveText('Any one zone may be lost.');
  await root.getByRole('button', { name: 'Lose zone 1' }).click();
  await expect(sentence).toHaveText(/Without zone 1, three of five are left.*they go on\./);
  await root.getByRole('button', { name: 'Lose zone 1' }).click();
  await seat('n5').click();
  await root.getByRole('button', { name: 'Zone 2', exact: true }).click();
  await expect(sentence).toContainText('Two zones cannot do it');
  await expect(root).toContainText(/A quorum of five is then up 99\.\d+% of the time/);
  const chance = root.getByLabel('Each zone is down');
  await chance.fill('often');
  await page.keyboard.press('Enter');
  await expect(root.getByRole('alert')).toContainText('“often” is not a number');
  await chance.fill('50');
  await page.keyboard.press('Enter');
  await expect(root.getByRole('alert')).toHaveCount(0);
  await expect(root).toContainText(/without one for \d+(\.\d)?\sd a year/);
});

test('The order of a replacement follows what etcd allows.', async ({ page }) => {
  const { root, sentence } = await open(page, '/en/lab/quorum/?view=replace&n=3');
  await expect(sentence).toHaveText('It is dead: remove first.');
  const added = root.getByRole('table', { name: /^Add first/ });
  await expect(added).toContainText('etcd refuses: “unhealthy cluster”.');
  await root.getByRole('checkbox', { name: 'etcd checks first' }).uncheck();
  await expect(added).toContainText('no quorum');
  await root.getByRole('radio', { name: 'still runs' }).check();
  await expect(sentence).toHaveText('It still runs: add a learner first.');
  await expect(page).toHaveURL(/view=replace&n=3&old=up&check=off$/);
});

test('Two sizes stand side by side under the same failures.', async ({ page }) => {
  const { root, sentence } = await open(page, '/en/lab/quorum/?view=compare&n=3');
  await expect(sentence).toContainText('Four survive no more failures than three');
  const three = root.getByRole('group', { name: 'A: three members' });
  await three.getByRole('button', { name: /^n1\b/ }).click();
  await three.getByRole('button', { name: /^n2\b/ }).click();
  await expect(sentence).toContainText('Neither can elect.');
  await root
    .getByRole('radiogroup', { name: 'Compare with' })
    .getByRole('radio', { name: '5' })
    .check();
  await expect(sentence).toContainText('Five can elect, three cannot.');
  const five = root.getByRole('group', { name: 'B: five members' });
  await expect(five.getByRole('button', { pressed: true })).toHaveCount(2);
  await expect(root.getByRole('row', { name: /^3 2 1 99\.970%/ })).toBeVisible();
});

test('A link opens what it says, in the other language too.', async ({ page }) => {
  const { root, seat } = await open(page, '/en/lab/quorum/?view=split&n=3&groups=ABC');
  await expect(root).toContainText('No group has two of three.');
  await root.getByRole('button', { name: 'Share' }).click();
  await expect(root.getByRole('textbox', { name: 'Link to this' })).toHaveValue(
    /\/en\/lab\/quorum\/\?view=split&n=3&groups=ABC$/,
  );
  await page.getByRole('link', { name: '中文' }).click();
  await expect(page).toHaveURL(/\/zh-cn\/lab\/quorum\/\?view=split&n=3&groups=ABC$/);
  await expect(seat('n3')).toHaveAccessibleName('n3，C 组');
});

test('It stores nothing.', async ({ page }) => {
  await page.addInitScript(() => {
    for (const name of ['indexedDB', 'caches']) {
      Object.defineProperty(globalThis, name, {
        get: () => console.error(`${name} was touched`),
      });
    }
  });
  const { seat } = await open(page);
  const stored = (): Promise<string> =>
    page.evaluate(() => JSON.stringify([localStorage, sessionStorage]));
  const before = await stored();
  await seat('n1').click();
  expect(await stored()).toBe(before);
  expect(await page.context().cookies()).toEqual([]);
});

const SECTIONS = ['fail', 'split', 'zones', 'replace', 'compare'];

for (const language of ['en', 'zh-cn']) {
  test(`Every question fits 320, 360 and 1280 px, and axe finds nothing: ${language}.`, async ({
    page,
  }) => {
    test.slow();
    for (const section of SECTIONS) {
      for (const width of [1280, 360, 320]) {
        await page.setViewportSize({ width, height: 780 });
        const address = `/${language}/lab/quorum/?view=${section}&n=9&down=2`;
        const { root } = await open(page, address);
        const over = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(over, `${section} beyond ${width} px`).toBe(0);
        const small = await root.locator('a[href], button, input').evaluateAll((all) =>
          all.flatMap((one) => {
            const target = one.matches('[type=radio], [type=checkbox]')
              ? one.closest('label')
              : one;
            const box = (target ?? one).getBoundingClientRect();
            return Math.min(box.width, box.height) >= 23.9 ? [] : [one.outerHTML.slice(0, 90)];
          }),
        );
        expect(small, `${section}, too small at ${width} px`).toEqual([]);
      }
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const axe = new AxeBuilder({ page }).include('[data-widget=quorum]');
        const { violations } = await axe.setLegacyMode().analyze();
        const found = violations.flatMap(({ id, nodes }) =>
          nodes.map(({ target, failureSummary }) => [id, target.join(' '), failureSummary]),
        );
        expect(found, `${section}, ${colorScheme}`).toEqual([]);
      }
    }
  });
}

test.describe('Without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('it is a text: how it stands, and what every size survives.', async ({ page }) => {
    await page.goto('/en/lab/quorum/');
    const main = page.getByRole('main');
    await expect(main).toContainText('Three of five are needed, all are up: they can elect.');
    await expect(main.getByRole('img', { name: /^5 of 5 up/ }).first()).toBeVisible();
    await expect(main.getByRole('row', { name: /^9 5 4 99\.9999988%/ })).toBeVisible();
    await expect(main.getByRole('table', { name: /^Remove first/ })).toBeVisible();
    await expect(main.getByRole('button')).toHaveCount(0);
  });
});

test('On paper it is the same text.', async ({ page }) => {
  await open(page, '/zh-cn/lab/quorum/');
  await page.emulateMedia({ media: 'print' });
  const main = page.getByRole('main');
  await expect(main.getByRole('tab')).toHaveCount(0);
  await expect(main.getByRole('table', { name: /^先移除/ })).toBeVisible();
});
