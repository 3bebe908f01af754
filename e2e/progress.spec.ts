/** The page of one's progress: seen, taken along, handed over, forgotten. */
import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const ADDRESS = '/en/progress/';
const STEP = '[data-id=quorum] .read';

/** As a browser that has read these chapters finds the page. */
async function openWith(page: Page, record?: object, address = ADDRESS): Promise<void> {
  await page.goto(address);
  if (!record) return;
  await page.evaluate((kept) => localStorage.setItem('progress', kept), JSON.stringify(record));
  await page.reload();
}

/** Gives the page a file, as a reader chooses one. */
async function choose(page: Page, text: string, name = 'mine.json'): Promise<void> {
  const buffer = Buffer.from(text);
  await page.setInputFiles('input[type=file]', { name, mimeType: 'application/json', buffer });
}

const kept = (page: Page): Promise<Record<string, unknown>> =>
  page.evaluate(
    () => JSON.parse(localStorage.getItem('progress') ?? 'null') as Record<string, unknown>,
  );

const file = (record: object): string =>
  JSON.stringify({ type: 'quorum-lab-progress', format: 1, ...record });

test('What was read is there after a reload, with the time left and where to go on.', async ({
  page,
}) => {
  await page.goto('/en/control-plane-map/');
  await page
    .getByRole('checkbox', { name: 'I have read this chapter' })
    .evaluate((box: HTMLInputElement) => box.click());
  await page.goto(ADDRESS);
  await page.reload();
  const path = page.locator('path-steps').first();
  await expect(path.getByRole('status')).toHaveText(/^1 of 7 read, \d+ minutes left\.$/);
  await path.locator('.resume').getByRole('link').click();
  await expect(page).toHaveURL(/\/en\/raft-election\/$/);
});

test('What was kept before there was a record is still there, and stays.', async ({ page }) => {
  await page.goto(ADDRESS);
  await page.evaluate(() => localStorage.setItem('read', 'quorum failover'));
  await page.reload();
  await expect(page.locator(STEP)).toBeVisible();
  await page.goto('/en/control-plane-map/');
  await page
    .getByRole('checkbox', { name: 'I have read this chapter' })
    .evaluate((box: HTMLInputElement) => box.click());
  expect((await kept(page))['chapters']).toEqual(['quorum', 'failover', 'control-plane-map']);
  expect(await page.evaluate(() => localStorage.getItem('read'))).toBeNull();
});

test('A file goes out of one browser and into another, which loses nothing by it.', async ({
  page,
  browser,
}) => {
  await openWith(page, { format: 1, chapters: ['quorum', 'failover'], badges: ['later'] });
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export as a file' }).click();
  const text = await readFile(await (await saved).path(), 'utf8');
  expect(JSON.parse(text)).toMatchObject({
    type: 'quorum-lab-progress',
    format: 1,
    chapters: ['failover', 'quorum'],
    badges: ['later'],
  });

  const other = await browser.newContext();
  const theirs = await other.newPage();
  await openWith(theirs, { format: 1, chapters: ['three-masters'] }, '/zh-cn/progress/');
  await choose(theirs, text);
  const brought = theirs.getByRole('region', { name: '导入文件' });
  await expect(brought).toContainText('读过的 2 章');
  await expect(theirs.locator(STEP)).toBeHidden();
  await brought.getByRole('button', { name: '并入我的记录' }).click();
  await expect(theirs.locator(STEP)).toBeVisible();
  expect(await kept(theirs)).toMatchObject({
    chapters: ['failover', 'quorum', 'three-masters'],
    badges: ['later'],
  });
  await choose(theirs, text);
  await expect(brought).toContainText('没有什么是这里还没有的');
  await brought.getByRole('button', { name: '不要了' }).click();
  await theirs.getByRole('button', { name: '撤销' }).click();
  await expect(theirs.locator(STEP)).toBeHidden();
  expect((await kept(theirs))['chapters']).toEqual(['three-masters']);
  await other.close();
});

test('A link brings the same, once, and shows it first.', async ({ page }) => {
  await openWith(page, { format: 1, chapters: ['quorum'] });
  await page.getByRole('button', { name: 'Export as a link' }).click();
  const link = await page.getByRole('textbox', { name: 'Link to your progress' }).inputValue();
  expect(link).toMatch(/\/en\/progress\/#import=[\w-]+$/);
  await page.evaluate(() => localStorage.clear());
  await page.goto('/en/paths/');
  await page.goto(link);
  const brought = page.getByRole('region', { name: 'Import a file' });
  await expect(brought).toContainText('1 chapter read (Why three members, and why an odd number?)');
  await expect(page).toHaveURL(/\/en\/progress\/$/);
  await brought.getByRole('button', { name: 'Add it to mine' }).press('Enter');
  await expect(page.locator(STEP)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Undo' })).toBeFocused();
});

test('A file may be dropped anywhere on the page.', async ({ page }) => {
  await openWith(page);
  const transfer = await page.evaluateHandle(
    (text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], 'dropped.json', { type: 'application/json' }));
      return data;
    },
    file({ exercises: ['some-exercise'] }),
  );
  await page.dispatchEvent('h1', 'dragover', { dataTransfer: transfer });
  await page.dispatchEvent('h1', 'drop', { dataTransfer: transfer });
  await expect(page.getByRole('region', { name: 'Import a file' })).toContainText(
    'dropped.json brings:1 exercise solved',
  );
});

for (const [what, text, reason] of [
  ['damaged', file({ chapters: ['quorum'] }).slice(0, 50), 'It is damaged, for it is not JSON'],
  ['foreign', '{"model":"raft"}', 'It is no record of progress of this site.'],
  ['later', file({ format: 2 }), 'It has format 2, from a later version of this site'],
  [
    'wrong',
    file({ chapters: [7] }),
    'chapters[0]: expected a name of 1 to 500 characters, found 7.',
  ],
  ['large', ' '.repeat(600_000), 'It has 600000 characters; a record may have 100000.'],
] as const) {
  test(`A file that is ${what} is refused with the reason, and nothing is lost.`, async ({
    page,
  }) => {
    await openWith(page, { format: 1, chapters: ['failover'] });
    await choose(page, text, 'their.json');
    const alert = page.getByRole('alert');
    await expect(alert).toContainText('their.json was not read, and nothing has changed.');
    await expect(alert).toContainText(reason);
    await expect(page.getByRole('region', { name: 'Import a file' })).toBeHidden();
    expect((await kept(page))['chapters']).toEqual(['failover']);
  });
}

test('A damaged link is refused too.', async ({ page }) => {
  await page.goto('/zh-cn/progress/#import=abc');
  await expect(page.getByRole('alert')).toHaveText(/^链接没有读入，什么也没有变。链接坏了。/);
});

test('Forgetting is asked twice, by keyboard, and can be undone.', async ({ page }) => {
  await openWith(page, { format: 1, chapters: ['quorum'], predictions: ['one'] });
  await page.getByRole('button', { name: 'Forget everything …' }).press('Enter');
  await expect(page.getByRole('button', { name: 'No, keep it' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Forget everything …' })).toBeFocused();
  await expect(page.locator(STEP)).toBeVisible();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Yes, forget it all' }).press('Enter');
  await expect(page.locator(STEP)).toBeHidden();
  expect(await kept(page)).toBeNull();
  await page.getByRole('button', { name: 'Undo' }).press('Enter');
  await expect(page.locator(STEP)).toBeVisible();
  expect((await kept(page))['predictions']).toEqual(['one']);
});

test('What another tab does is shown here at once.', async ({ page, context }) => {
  await openWith(page);
  const other = await context.newPage();
  await openWith(other, { format: 1, chapters: ['quorum'] });
  await expect(page.locator(STEP)).toBeVisible();
});

test('A record of a later version is left as it is, and the page says so.', async ({ page }) => {
  const later = { format: 2, chapters: { quorum: 'twice' } };
  await openWith(page, later);
  await expect(page.getByText('is damaged, or of a later version')).toBeVisible();
  await choose(page, file({ chapters: ['quorum'] }));
  await page.getByRole('button', { name: 'Add it to mine' }).click();
  await expect(page.locator(STEP)).toBeVisible();
  expect(await kept(page)).toEqual(later);
});

test('Where storage is refused the page says so, and works until it is closed.', async ({
  page,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  await page.goto(ADDRESS);
  await expect(page.getByText('This browser keeps nothing for this site')).toBeVisible();
  await choose(page, file({ chapters: ['quorum'] }));
  await page.getByRole('button', { name: 'Add it to mine' }).click();
  await expect(page.locator(STEP)).toBeVisible();
});

test('The summary is one page of A4, and the name is kept only on request.', async ({ page }) => {
  const chapters = ['control-plane-map', 'raft-election', 'quorum', 'lease-election', 'failover'];
  await openWith(page, { format: 1, chapters, predictions: ['a', 'b'] });
  const sheet = page.getByRole('region', { name: 'Record of reading' });
  await page.getByRole('textbox', { name: 'Name on the page' }).fill('R. Reader');
  await expect(sheet).toContainText('by R. Reader');
  await expect(sheet).toContainText('Chapters read: 5 of 13 · predictions made: 2');
  await expect(sheet).toContainText('it is no certificate');
  await expect(sheet).toContainText(/version \d+\.\d+\.\d+/);
  await expect(sheet.getByRole('listitem')).toHaveCount(5);
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('main').getByRole('button')).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  await page.reload();
  await expect(sheet).toContainText('by (name)');
  await page.getByRole('textbox', { name: 'Name on the page' }).fill('R. Reader');
  await page.getByRole('checkbox', { name: 'Keep the name' }).check();
  await page.reload();
  await expect(sheet).toContainText('by R. Reader');
  await page.getByRole('checkbox', { name: 'Keep the name' }).uncheck();
  await page.reload();
  await expect(sheet).toContainText('by (name)');
});

for (const language of ['en', 'zh-cn']) {
  test(`In ${language} it fits 360 px, and axe finds nothing with all of it open.`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 360, height: 780 });
    await openWith(page, { format: 1, chapters: ['quorum'] }, `/${language}/progress/`);
    await page.locator('[data-do=exportLink]').click();
    await expect(page.locator('.linked')).toBeVisible();
    await choose(
      page,
      file({ chapters: ['failover'], links: [`https://${'long'.repeat(40)}.example`] }),
    );
    await expect(page.locator('.brought')).toBeVisible();
    await page.locator('[data-do=askForget]').click();
    await expect(page.locator('.sure')).toBeVisible();
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(beyond).toBeLessThanOrEqual(0);
    const axe = new AxeBuilder({ page }).options({ rules: { 'target-size': { enabled: true } } });
    const { violations } = await axe.setLegacyMode().analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });
}
