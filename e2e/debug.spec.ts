import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const LANGUAGES = ['en', 'zh-cn'] as const;
const words = {
  en: {
    label: 'Log lines',
    clear: 'Clear',
    found: '3 of 4 lines found, in 2 entries of the index. The earliest first.',
    nothing: 'This line is not in the index.',
    unknown: 'Not in the index',
    many: '20,000 of 100,000 lines found, in 1 entry of the index.',
    binary: 'This is not text.',
    short: 'All of it was read; the field shows the first',
  },
  'zh-cn': {
    label: '运行日志',
    clear: '清空',
    found: '4 行里认出 3 行，对应索引里的 2 条，最早出现的在前。',
    nothing: '这一行不在索引里。',
    unknown: '不在索引里',
    many: '100,000 行里认出 20,000 行，对应索引里的 1 条',
    binary: '这不是文本。',
    short: '全部读过了，输入框里只显示前',
  },
};
const LOG = [
  '{"level":"warn","msg":"slow fdatasync","took":"2.1s","expected-duration":"1s"}',
  'I0820 10:00:05.000000 1 main.go:1] nothing that anybody knows',
  'E0820 10:00:12.000000 1 controllermanager.go:345] "leaderelection lost"',
  '{"level":"warn","msg":"slow fdatasync","took":"3.4s","expected-duration":"1s"}',
].join('\n');

const field = (page: Page): Locator => page.getByRole('textbox');
const status = (page: Page): Locator => page.locator('paste-lines').getByRole('status');
const results = (page: Page): Locator => page.locator('.found > li');

/** As a reader does, through the clipboard. */
async function paste(page: Page, text: string): Promise<void> {
  await field(page).evaluate((area, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    const event = new ClipboardEvent('paste', { clipboardData, cancelable: true, bubbles: true });
    // What the browser would do by itself.
    if (area.dispatchEvent(event)) {
      (area as HTMLTextAreaElement).value = pasted;
      area.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
  }, text);
}

for (const language of LANGUAGES) {
  const said = words[language];

  test(`In ${language}, pasted lines give their entries, the earliest first.`, async ({ page }) => {
    await page.goto(`/${language}/debug/`);
    await expect(page.getByLabel(said.label)).toBeVisible();
    await paste(page, LOG);
    await expect(status(page)).toHaveText(said.found);
    await expect(results(page)).toHaveCount(3);
    const first = results(page).first();
    await expect(first.getByRole('link').first()).toHaveAttribute('href', '#slow-fdatasync');
    await expect(first.locator('mark')).toHaveText(['slow fdatasync', 'slow fdatasync']);
    await expect(first.locator('.hit').last()).toContainText('3.4s');
    // The whole entry, with its command.
    await expect(first).toContainText('iostat -x 1');
    await expect(results(page).nth(1)).toContainText('--previous');
    await expect(results(page).last()).toContainText(said.unknown);
    await expect(results(page).last()).toContainText('nothing that anybody knows');
  });

  test(`In ${language}, what is unknown, and what is no text, is said plainly.`, async ({
    page,
  }) => {
    await page.goto(`/${language}/debug/`);
    await field(page).fill('the cat sat on the cable');
    await expect(status(page)).toHaveText(said.nothing);
    await field(page).fill('PK\u0003\u0004\uFFFD\u0001\u0002\u0003\uFFFD\uFFFD');
    await expect(status(page)).toContainText(said.binary);
    await expect(results(page)).toHaveCount(0);
    await page.getByRole('button', { name: said.clear }).click();
    await expect(field(page)).toBeFocused();
    await expect(status(page)).toHaveText('');
    await expect(page.getByRole('button', { name: said.clear })).toBeHidden();
  });

  test(`In ${language}, a hundred thousand lines of 5 MB are read, and the page stays quick.`, async ({
    page,
  }) => {
    await page.goto(`/${language}/debug/`);
    const line = (at: number): string =>
      at % 5 === 0
        ? `I0820 "slow fdatasync" took="${at}s"`
        : `I0820 10:00:00 ${'x'.repeat(40)} ${at}`;
    const log = Array.from({ length: 100_000 }, (_, at) => line(at)).join('\n');
    await paste(page, log);
    await expect(status(page)).toContainText(said.many);
    await expect(status(page)).toContainText(said.short);
    await expect(results(page).first().locator('.hit').last()).toContainText('99995');
    expect((await field(page).inputValue()).length).toBeLessThan(6000);
    // What is edited afterwards is what stands in the field.
    await field(page).fill('slow fdatasync');
    await expect(results(page)).toHaveCount(1);
  });

  test(`In ${language}, the page fits 320 and 360 px with results, and axe finds nothing.`, async ({
    page,
  }) => {
    await page.goto(`/${language}/debug/`);
    await paste(page, LOG);
    await expect(results(page)).toHaveCount(3);
    await page.locator('.decision details').evaluateAll((all) => {
      for (const one of all) (one as HTMLDetailsElement).open = true;
    });
    for (const width of [320, 360, 1280]) {
      await page.setViewportSize({ width, height: 780 });
      const beyond = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(beyond, `beyond ${width} px`).toBe(0);
    }
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await new AxeBuilder({ page })
        .options({ rules: { 'target-size': { enabled: true } } })
        .setLegacyMode()
        .analyze();
      expect(
        violations.map(({ id, nodes }) => [id, nodes[0]?.target]),
        colorScheme,
      ).toEqual([]);
    }
  });
}

test('By keyboard: type, read, follow the link to the entry, open an answer.', async ({ page }) => {
  await page.goto('/en/debug/');
  await field(page).focus();
  await page.keyboard.type('E0820 1 x.go:1] "Leaderelection lost"');
  await expect(results(page)).toHaveCount(1);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Clear' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#leaderelection-lost$/);
  await expect(page.locator('#leaderelection-lost')).toBeInViewport();

  const answer = page.locator('#decide-no-leader summary').first();
  await answer.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('#decide-no-leader')).toContainText('Does RAFT TERM grow?');
  await expect(answer.locator('xpath=..')).toHaveAttribute('open');
});

test('An address leads to its entry, in both languages.', async ({ page }) => {
  await page.goto('/en/debug/#cluster-id-mismatch');
  await expect(page.locator('#cluster-id-mismatch')).toBeInViewport();
  await page.getByRole('link', { name: '中文' }).click();
  await expect(page).toHaveURL(/\/zh-cn\/debug\/#cluster-id-mismatch$/);
  await expect(page.locator('#cluster-id-mismatch')).toBeInViewport();
});

test('Nothing that is pasted leaves the browser.', async ({ page }) => {
  await page.goto('/en/debug/');
  await paste(page, 'slow fdatasync');
  await expect(results(page)).toHaveCount(1);
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url() + (request.postData() ?? '')));
  await paste(page, `${LOG}\nsecret-of-mine`);
  await expect(results(page)).toHaveCount(3);
  expect(requests).toEqual([]);
  const kept = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]));
  expect(kept).not.toContain('secret-of-mine');
});

test.describe('Without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the index is a list with addresses, the trees open, and no field waits in vain.', async ({
    page,
  }) => {
    await page.goto('/en/debug/');
    await expect(page.getByRole('textbox')).toHaveCount(0);
    await expect(page.getByText('this page needs JavaScript')).toBeVisible();
    await expect(page.locator('.symptom h3[id]')).not.toHaveCount(0);
    await expect(page.locator('#slow-fdatasync')).toBeVisible();
    const end = page.getByText('Somebody else writes this Lease');
    await expect(end).toBeHidden();
    await page.getByText('Operation cannot be fulfilled: a conflict').click();
    await expect(end).toBeVisible();
  });

  test('on paper, every end of every tree is printed, and no field.', async ({ page }) => {
    await page.goto('/zh-cn/debug/');
    await page.emulateMedia({ media: 'print' });
    for (const end of await page.locator('.decision .from').all()) await expect(end).toBeVisible();
    await expect(page.locator('.paste')).toBeHidden();
  });
});
