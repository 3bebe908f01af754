/** Finding one's way: the section in view, the same place in the other language, what has been read. */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { addresses, isEmbed } from './pages.ts';

const CHAPTER = '/en/quorum/';

function sections(page: Page): Locator {
  return page.getByRole('list', { name: 'On this page' });
}

function current(page: Page): Locator {
  return sections(page).locator('[aria-current=location]');
}

/** As a hand does it: Playwright's own click first scrolls what lies in a sticky header. */
async function clickInHeader(page: Page, name: string): Promise<void> {
  const box = await page.getByRole('banner').getByRole('link', { name }).boundingBox();
  if (!box) throw new Error(`The header has no link "${name}" in sight.`);
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

const atBottom = (page: Page) =>
  page.evaluate(() => {
    scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' });
  });

test('The list marks the section in view: none before the first, the last at the end.', async ({
  page,
}) => {
  await page.goto(CHAPTER);
  await expect(current(page)).toHaveCount(0);
  await page.locator('#three-four-five').evaluate((one) => one.scrollIntoView());
  await expect(current(page)).toHaveText('Three, four, five');
  await atBottom(page);
  await expect(current(page)).toHaveText('Sources');
  await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
  await expect(current(page)).toHaveCount(0);
});

test('After a jump, the section that was asked for is the marked one, each of them.', async ({
  page,
}) => {
  await page.goto(CHAPTER);
  const links = await sections(page).getByRole('link').all();
  expect(links.length).toBeGreaterThan(8);
  for (const link of links) {
    const name = await link.innerText();
    await link.click();
    await expect(current(page)).toHaveText(name);
    await expect(link).toBeInViewport();
  }
});

test('On a wide screen the list stays in sight while the chapter scrolls.', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 700 });
  await page.goto(CHAPTER);
  for (const id of ['two-sites-three-zones', 'in-your-cluster', 'sources']) {
    await page.locator(`#${id}`).evaluate((one) => one.scrollIntoView());
    await expect(current(page)).toBeInViewport({ ratio: 1 });
  }
});

test('A heading has a sign beside it that links to it, large enough, and not part of its words.', async ({
  page,
}) => {
  await page.goto(CHAPTER);
  const heading = page.getByRole('heading', { name: 'Five, or seven?', exact: true });
  await expect(heading).toHaveText('Five, or seven?');
  const sign = page.getByRole('main').getByRole('link', { name: 'Five, or seven?' });
  const box = await sign.boundingBox();
  expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(24);
  await sign.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/en\/quorum\/#five-or-seven$/);
  await expect(heading).toBeInViewport();
});

for (const width of [360, 1280]) {
  test(`The language switch keeps section and position at ${width} px, and adds no address.`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 780 });
    await page.goto(CHAPTER);
    await page.locator('#two-sites-three-zones').evaluate((one) => one.scrollIntoView());
    await page.evaluate(() => scrollBy({ top: 300, behavior: 'instant' }));
    const topOf = () =>
      page
        .locator('#two-sites-three-zones')
        .evaluate((one) => Math.round(one.getBoundingClientRect().top));
    const before = await topOf();
    await clickInHeader(page, '中文');
    await expect(page).toHaveURL(/\/zh-cn\/quorum\/$/);
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
    // A section is not as long in both languages: the place is a share of it.
    await expect.poll(async () => Math.abs((await topOf()) - before)).toBeLessThan(250);
    await clickInHeader(page, 'English');
    await expect(page).toHaveURL(/\/en\/quorum\/$/);
    await expect.poll(async () => Math.abs((await topOf()) - before)).toBeLessThan(12);
  });
}

test('Scrolled on from the section in the address, the position wins, and query and hash stay.', async ({
  page,
}) => {
  await page.goto('/en/quorum/?x=1#three-four-five');
  await page.locator('#five-or-seven').evaluate((one) => one.scrollIntoView());
  await clickInHeader(page, '中文');
  await expect(page).toHaveURL(/\/zh-cn\/quorum\/\?x=1#three-four-five$/);
  await page.waitForLoadState('load');
  await expect(page.locator('#five-or-seven')).toBeInViewport();
  await expect(page.locator('#three-four-five')).not.toBeInViewport();
});

test('A chapter read to its end is marked in both languages, until that is taken back.', async ({
  page,
}) => {
  await page.goto(CHAPTER);
  const list = page.getByRole('navigation', { name: 'Chapters' });
  const box = page.getByRole('checkbox', { name: 'I have read this chapter' });
  await expect(list.getByRole('link', { name: /read$/ })).toHaveCount(0);
  await expect(box).not.toBeChecked();
  await page.getByText('At least three failure domains').scrollIntoViewIfNeeded();
  await expect(box).toBeChecked();
  await expect(list.getByRole('link', { name: /^Why three, why odd.*read$/ })).toBeVisible();
  await page.goto('/zh-cn/raft-election/');
  const theirs = page.getByRole('navigation', { name: '章节' });
  await expect(theirs.getByRole('link', { name: /^为什么是三个.*已读$/ })).toBeVisible();
  await expect(theirs.getByRole('link', { name: /^我的进度 1\/\d+$/ })).toBeVisible();
  await page.goto(CHAPTER);
  await box.evaluate((one: HTMLInputElement) => one.click());
  await expect(list.getByRole('link', { name: /read$/ })).toHaveCount(0);
  await expect(list.getByRole('link', { name: 'Your progress', exact: true })).toBeVisible();
});

test('The reader may tick a chapter without scrolling through it, and untick it.', async ({
  page,
}) => {
  await page.goto('/en/raft-election/');
  // Far down; focus alone would bring the last box into view on the way.
  const box = page.getByRole('checkbox', { name: 'I have read this chapter' });
  await box.evaluate((one: HTMLInputElement) => one.click());
  await page.reload();
  await expect(box).toBeChecked();
  await box.evaluate((one: HTMLInputElement) => one.click());
  await page.reload();
  await expect(box).not.toBeChecked();
});

test('Without storage everything still works, and an embed keeps nothing.', async ({ page }) => {
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage']) {
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    }
  });
  await page.goto(CHAPTER);
  const box = page.getByRole('checkbox', { name: 'I have read this chapter' });
  await box.evaluate((one: HTMLInputElement) => one.click());
  await expect(box).toBeChecked();
  await page.getByRole('tab', { name: 'Managed' }).click();
  await expect(page.getByText('The provider runs etcd')).toBeVisible();
  await page.getByRole('link', { name: '中文' }).click();
  await expect(page).toHaveURL(/\/zh-cn\/quorum\/$/);
});

test('No embed has marks or a list of chapters.', async ({ page }) => {
  await page.goto('/en/embed/scenario/split-vote/');
  await expect(page.locator('read-marks, chapter-read')).toHaveCount(0);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
});

test('A chapter says when it last changed, in its own language, and names no host that is not set.', async ({
  page,
}) => {
  await page.goto('/en/quorum/');
  const footer = page.locator('.chapter-end');
  await expect(footer).toContainText(/Last changed on \d{1,2} [A-Z][a-z]+ \d{4}/);
  await expect(footer.getByRole('link')).toHaveCount(0);
  await page.goto('/zh-cn/quorum/');
  await expect(page.locator('.chapter-end')).toContainText(
    /最后修改于 \d{4} 年 \d{1,2} 月 \d{1,2} 日/,
  );
});

test('Wherever Tab leads at 360 × 640, the header does not cover it.', async ({ page }) => {
  test.slow();
  await page.setViewportSize({ width: 360, height: 640 });
  await page.goto(CHAPTER);
  const covered: string[] = [];
  let stops = 0;
  const step = () =>
    page.evaluate(() => {
      const one = document.activeElement;
      if (!one || one === document.body) return undefined;
      const header = document.querySelector('.site-header');
      const bottom = header?.getBoundingClientRect().bottom ?? 0;
      const { top, height } = one.getBoundingClientRect();
      // What is taller than the window begins above it.
      const isCovered = top < bottom - 1 && height < innerHeight - bottom;
      const isOwn = header?.contains(one) === true || one.matches('.skip');
      return isCovered && !isOwn ? one.outerHTML.slice(0, 100) : '';
    });
  for (const key of ['Tab', 'Shift+Tab']) {
    await page.keyboard.press(key);
    for (let at = await step(); at !== undefined; at = await step()) {
      stops += 1;
      if (at !== '') covered.push(`${key}: ${at}`);
      await page.keyboard.press(key);
    }
  }
  expect(covered).toEqual([]);
  expect(stops).toBeGreaterThan(60);
});

const slices = ['/en/embed/', '/zh-cn/embed/', '/en/', '/zh-cn/', '/'];
const sliceOf = (address: string) => slices.find((prefix) => address.startsWith(prefix));

for (const slice of slices) {
  test(`No page below ${slice} scrolls sideways at 320 px, nor at 400 % zoom of 1280 × 1024.`, async ({
    page,
  }) => {
    test.slow();
    await page.setViewportSize({ width: 320, height: 256 });
    const wide: string[] = [];
    for (const address of addresses.filter((one) => sliceOf(one) === slice && one !== '/')) {
      await page.goto(address, { waitUntil: isEmbed(address) ? 'domcontentloaded' : 'load' });
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (beyond > 0) wide.push(`${address}: ${beyond} px`);
    }
    expect(wide).toEqual([]);
  });
}

test('A long Chinese title breaks between words on a narrow screen.', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 780 });
  await page.goto('/zh-cn/quorum/');
  const lines = await page.getByRole('heading', { level: 1 }).evaluate((heading) => {
    const walker = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT);
    const found: { top: number; text: string }[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (const [index, letter] of [...(node.textContent ?? '')].entries()) {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + 1);
        const { top } = range.getBoundingClientRect();
        const last = found.at(-1);
        if (last && Math.abs(last.top - top) < 4) last.text += letter;
        else found.push({ top, text: letter });
      }
    }
    return found.map(({ text }) => text);
  });
  expect(lines).toEqual(['为什么要三个成员，', '为什么要奇数？']);
});
