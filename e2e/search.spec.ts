import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { parse } from 'yaml';
import { rewrite } from './editor.ts';
import { expect, test } from './fixtures.ts';

interface Query {
  query: string;
  /** That must be found, below the language. */
  pages: string[];
  /** Patterns, each of which a result has to mention. */
  mentions: string[];
}
interface Result {
  page: string;
  target: string;
}

const LANGUAGES = ['en', 'zh-cn'] as const;
const words = {
  en: { button: 'Search', example: 'split brain' },
  'zh-cn': { button: '搜索', example: '脑裂' },
};

const box = (page: Page): Locator => page.getByRole('combobox');
const options = (page: Page): Locator => page.getByRole('option');
const status = (page: Page): Locator => page.locator('dialog[open]').getByRole('status');

async function open(page: Page, language: (typeof LANGUAGES)[number] = 'en'): Promise<void> {
  await page.goto(`/${language}/glossary/`);
  await page.getByRole('button', { name: words[language].button }).click();
  await expect(box(page)).toBeFocused();
  await expect(status(page)).toHaveText('');
}

/** What every section of a page says, read from the page itself and not from the index. */
async function textsOf(page: Page, address: string): Promise<Record<string, string>> {
  await page.goto(address);
  return page.evaluate(() => {
    const main = document.querySelector('main');
    // A heading without an id stands in the section before it.
    const headings = [...(main?.querySelectorAll('h1, :is(h2, h3, h4)[id]') ?? [])];
    const texts = headings.map((heading, at) => {
      const range = document.createRange();
      range.setStartBefore(heading);
      const next = headings[at + 1];
      if (next === undefined) range.setEndAfter(main as Element);
      else range.setEndBefore(next);
      const part = range.cloneContents();
      const unread = 'astro-island, .still, [popover], [data-unsearched]';
      for (const one of part.querySelectorAll(unread)) one.remove();
      return [heading.id === '' ? '' : `#${heading.id}`, part.textContent] as const;
    });
    const before = document.title;
    return Object.fromEntries(
      texts.map(([id, text]) => [id, id === '' ? `${before} ${text}` : text]),
    );
  });
}

function scenarioText(target: string, language: string): string {
  const name = decodeURIComponent(target.replace('?s=', ''));
  const file = new URL(`../content/scenarios/${name}.yaml`, import.meta.url);
  const { title, why } = parse(readFileSync(file, 'utf8')) as Record<
    string,
    Record<string, string>
  >;
  return `${title?.[language] ?? ''} ${why?.[language] ?? ''}`;
}

for (const language of LANGUAGES) {
  test(`The ${language} queries find every page they must, and little else.`, async ({ page }) => {
    test.slow();
    const file = new URL(`search-queries.${language}.yaml`, import.meta.url);
    const queries = parse(readFileSync(file, 'utf8')) as Query[];
    expect(queries).toHaveLength(60);
    await open(page, language);
    // The index is made.
    await box(page).fill(queries[0]?.query ?? '');
    await expect(options(page)).not.toHaveCount(0);
    const shown: Result[][] = [];
    for (const { query } of queries) {
      await box(page).fill(query);
      const links = await options(page).evaluateAll((all) =>
        all.map((one) => (one as HTMLAnchorElement).href),
      );
      shown.push(
        links.map((href) => {
          const { pathname, search, hash } = new URL(href);
          return { page: pathname, target: search + decodeURIComponent(hash) };
        }),
      );
    }
    const texts = new Map<string, Record<string, string>>();
    for (const address of new Set(shown.flat().map((one) => one.page))) {
      texts.set(address, await textsOf(page, address));
    }
    const says = ({ page: address, target }: Result, { mentions }: Query): boolean => {
      const isScenario = target.startsWith('?');
      const text = isScenario ? scenarioText(target, language) : texts.get(address)?.[target];
      return mentions.every((pattern) => new RegExp(pattern, 'iu').test(text ?? ''));
    };
    const missing = queries.flatMap(({ query, pages }, at) => {
      const found = new Set(shown[at]?.map((one) => one.page));
      return pages
        .map((slug) => (slug === 'index' ? `/${language}/` : `/${language}/${slug}/`))
        .filter((address) => !found.has(address))
        .map((address) => `${query}: ${address}`);
    });
    const wrong = queries.flatMap((query, at) =>
      (shown[at] ?? [])
        .filter((one) => !says(one, query))
        .map((one) => `${query.query}: ${one.page}${one.target}`),
    );
    const required = queries.reduce((sum, { pages }) => sum + pages.length, 0);
    const results = shown.flat().length;
    const recall = 1 - missing.length / required;
    const precision = 1 - wrong.length / results;
    console.log(
      `${language}: recall ${recall.toFixed(3)} of ${required} pages, ` +
        `precision ${precision.toFixed(3)} of ${results} results`,
    );
    expect(missing, 'pages that are not found').toEqual([]);
    expect(precision, `wrong: ${wrong.join('; ')}`).toBeGreaterThanOrEqual(0.95);
  });

  test(`Slash and Ctrl-K open the ${language} search; Esc gives the focus back.`, async ({
    page,
  }) => {
    await page.goto(`/${language}/raft-election/`);
    const link = page.getByRole('link', { name: 'Quorum Lab' });
    for (const key of ['/', 'Control+k', 'Meta+k']) {
      await link.focus();
      await page.keyboard.press(key);
      await expect(box(page)).toBeFocused();
      await expect(box(page)).toHaveValue('');
      await page.keyboard.press('Escape');
      await expect(page.locator('dialog.search')).toBeHidden();
      await expect(link).toBeFocused();
    }
  });
}

test('Arrows choose, Enter opens, and the words are marked.', async ({ page }) => {
  await open(page);
  await box(page).pressSequentially('split brain');
  await expect(status(page)).toHaveText(/^\d+ results on \d pages$/);
  await expect(page.getByRole('listbox', { name: 'Results' })).toBeVisible();
  await expect(options(page).first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowDown');
  const second = options(page).nth(1);
  await expect(second).toHaveAttribute('aria-selected', 'true');
  await expect(box(page)).toHaveAttribute(
    'aria-activedescendant',
    (await second.getAttribute('id')) ?? '',
  );
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(options(page).last()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowDown');
  await expect(options(page).first().locator('mark').first()).toHaveText(/split brain/i);
  const href = await options(page).first().getAttribute('href');
  await page.keyboard.press('Enter');
  await page.waitForURL(`**${href ?? ''}`);
});

test('A result on the same page closes the box and leads to its place.', async ({ page }) => {
  await open(page);
  await box(page).fill('GOAWAY');
  await options(page).filter({ hasText: '--goaway-chance' }).first().click();
  await expect(page.locator('dialog.search')).toBeHidden();
  await expect(page).toHaveURL(/\/en\/glossary\/#goaway$/);
  await expect(page.locator('#goaway')).toBeInViewport();
});

test('While an input method composes, nothing is asked; when it ends, it is.', async ({ page }) => {
  await open(page, 'zh-cn');
  const client = await page.context().newCDPSession(page);
  await client.send('Input.imeSetComposition', { text: 'nao', selectionStart: 3, selectionEnd: 3 });
  await expect(box(page)).toHaveValue('nao');
  await expect(status(page)).toHaveText('');
  await expect(options(page)).toHaveCount(0);
  await client.send('Input.insertText', { text: '脑裂' });
  await expect(box(page)).toHaveValue('脑裂');
  await expect(options(page)).not.toHaveCount(0);
});

test('What is not there is said, with something to try instead.', async ({ page }) => {
  await open(page, 'zh-cn');
  await box(page).fill('蓝莓松饼');
  await expect(status(page)).toHaveText(/^什么也没找到/);
  await page.getByRole('button', { name: '脑裂' }).click();
  await expect(box(page)).toHaveValue('脑裂');
  await expect(options(page)).not.toHaveCount(0);
});

test('Without the texts the box says so, and tries again when asked.', async ({
  page,
  complaints,
}) => {
  await page.route('**/search/en.json', (route) => route.abort());
  await page.goto('/en/glossary/');
  await page.keyboard.press('/');
  await expect(status(page)).toHaveText(/could not be loaded/);
  await box(page).fill('quorum');
  await page.unroute('**/search/en.json');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(options(page)).not.toHaveCount(0);
  expect(complaints.splice(0)).toHaveLength(1);
});

test('What is typed before the texts have come is asked when they have.', async ({ page }) => {
  const typed = Promise.withResolvers<string>();
  await page.route('**/search/zh-cn.json', async (route) => {
    await typed.promise;
    await route.continue();
  });
  await page.goto('/zh-cn/glossary/');
  await page.keyboard.press('/');
  await box(page).pressSequentially('脑裂');
  await expect(status(page)).not.toHaveText('');
  await expect(options(page)).toHaveCount(0);
  typed.resolve('脑裂');
  await expect(options(page)).not.toHaveCount(0);
  await expect(box(page)).toHaveValue('脑裂');
});

test('Slash in a text field is a slash.', async ({ page }) => {
  await page.goto('/en/raft-election/');
  const scenario = page.locator('figure[data-runs="scenario"]');
  await scenario.getByRole('button', { name: 'Edit' }).click();
  const text = scenario.getByRole('textbox', { name: 'Scenario, editable' });
  await rewrite(text, 'model');
  await text.press('/');
  await expect(page.locator('dialog.search')).toBeHidden();
  await expect(text).toContainText('/');
});

test('The page that is not there can be searched in both languages.', async ({ page }) => {
  await page.goto('/404.html');
  for (const [name, query] of [
    ['Search for what you missed', 'quorum'],
    ['搜一搜要找的内容', '法定人数'],
  ] as const) {
    await page.getByRole('button', { name }).click();
    await box(page).fill(query);
    await expect(options(page)).not.toHaveCount(0);
    await page.keyboard.press('Escape');
  }
});

test('The script and the texts come only with the first opening.', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto('/en/glossary/');
  await page.waitForLoadState('networkidle');
  expect(asked.filter((url) => /search-dialog|search\/en\.json/.test(url))).toEqual([]);
  await page.keyboard.press('/');
  await expect(status(page)).toHaveText('');
  expect(asked.filter((url) => /search-dialog.*js|search\/en\.json/.test(url))).toHaveLength(2);
});
