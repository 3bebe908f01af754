/** Programs and scenarios in a text: run as written, changed, broken, compared, sent to somebody else. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { FENCE_STRINGS } from '../components/fence/strings.ts';
import { kitStrings } from '../components/kit/strings.ts';
import { stringsFor } from '../src/i18n/strings.ts';
import type { Language } from '../src/narration/language.ts';
import { rewrite } from './editor.ts';
import { expect, test } from './fixtures.ts';

/** Pages with programs, and how many each has. */
const PAGES = {
  'raft-election': 1,
  quorum: 1,
  'lease-election': 1,
  'load-balancing': 1,
  'how-we-know': 1,
  builder: 5,
};
const BOTH: readonly Language[] = ['en', 'zh-cn'];

/** One block of code, as somebody uses it who sees only roles and names. */
class Block {
  readonly page: Page;
  readonly figure: Locator;
  readonly #language: Language;

  constructor(page: Page, kind: 'program' | 'scenario', language: Language, index = 0) {
    this.page = page;
    this.#language = language;
    this.figure = page.locator(`figure[data-runs="${kind}"]`).nth(index);
  }

  get words(): (typeof FENCE_STRINGS)['en'] {
    return FENCE_STRINGS[this.#language];
  }

  get editor(): Locator {
    return this.figure.getByRole('textbox');
  }

  get printed(): Locator {
    return this.figure.getByRole('group', { name: this.words.printed, exact: true });
  }

  get problem(): Locator {
    return this.figure.getByRole('alert');
  }

  /** What is underlined as wrong. */
  get marked(): Locator {
    return this.figure.locator('.cm-lintRange-error');
  }

  /** What the list of completions offers. */
  get offered(): Locator {
    return this.figure.getByRole('option');
  }

  button(name: string): Locator {
    return this.figure.getByRole('button', { name, exact: true });
  }

  async run(): Promise<void> {
    await this.button(stringsFor(this.#language).run).click();
  }

  async edit(): Promise<void> {
    await this.button(kitStrings(this.#language).edit).click();
    await expect(this.editor).toBeFocused();
  }

  /** Takes the first that is offered, once the list takes keys: it ignores those of the first 75 ms. */
  async take(): Promise<void> {
    await expect(this.offered.first()).toHaveAttribute('aria-selected', 'true');
    await this.page.waitForTimeout(150);
    await this.page.keyboard.press('Enter');
    await expect(this.offered).toHaveCount(0);
  }

  async write(code: string): Promise<void> {
    await rewrite(this.editor, code);
  }
}

async function open(
  page: Page,
  {
    language = 'en',
    slug = 'raft-election',
    kind = 'program',
    hash = '',
  }: {
    language?: Language;
    slug?: string;
    kind?: 'program' | 'scenario';
    hash?: string;
  } = {},
): Promise<Block> {
  await page.goto(`/${language}/${slug}/${hash}`);
  return new Block(page, kind, language);
}

/** The scripts that a page asks for from now on, by the names of their modules. */
function scriptsOf(page: Page): string[] {
  const names: string[] = [];
  page.on('request', (request) => {
    const name = /\/(?:_astro\/([\w-]+?)\.[\w-]{8}\.js|(sandbox\/runner)\.html)$/.exec(
      request.url(),
    );
    if (name) names.push(name[1] ?? name[2] ?? '');
  });
  return names;
}
const EDITOR = /editor|desk|strip/;

for (const language of BOTH) {
  for (const [slug, count] of Object.entries(PAGES)) {
    test(`Programs of /${language}/${slug}/ print what the page says; no editor is loaded for that.`, async ({
      page,
    }) => {
      const scripts = scriptsOf(page);
      await page.goto(`/${language}/${slug}/`);
      await expect(page.locator('figure[data-runs="program"]')).toHaveCount(count);
      for (let index = 0; index < count; index += 1) {
        const block = new Block(page, 'program', language, index);
        const said = block.figure.locator('xpath=following-sibling::figure[1]').locator('pre');
        await block.run();
        await expect(block.printed).toHaveText(await said.innerText());
        await expect(block.problem).toHaveCount(0);
      }
      expect(scripts).toContain('sandbox/runner');
      expect(scripts.filter((name) => EDITOR.test(name))).toEqual([]);
    });
  }

  test(`The editor comes with Edit, and completes names with what they are (${language}).`, async ({
    page,
  }) => {
    const scripts = scriptsOf(page);
    const block = await open(page, { language });
    await page.mouse.move(0, 0);
    expect(scripts.filter((name) => EDITOR.test(name))).toEqual([]);
    await block.edit();
    expect(scripts).toContain('program-editor');
    await block.write('');
    await page.keyboard.type('const run = raf');
    await expect(block.offered).toHaveText(['raft']);
    await block.take();
    await page.keyboard.type('({ prese');
    await expect(block.offered).toHaveText(['preset']);
    const says = { en: 'Whose rules: etcd’s', 'zh-cn': '按谁的规则' }[language];
    await expect(block.figure.getByText(says.replace('’', "'"))).toBeVisible();
    await block.take();
    await page.keyboard.type("'");
    await expect(block.offered).toHaveText(['etcd', 'paper']);
    await block.take();
    await page.keyboard.press('End');
    await page.keyboard.type('\nrun.isol');
    await expect(block.offered).toHaveText(['isolate']);
    await block.take();
    await expect(block.editor).toHaveText(/preset: 'etcd'.*run\.isolate/s);
  });

  test(`What is wrong is said, and where (${language}).`, async ({ page }) => {
    const block = await open(page, { language });
    await block.edit();
    await test.step('a name that is not there, before it runs', async () => {
      await block.write("const run = raft()\nrun.advance('2s')\nrun.crahs('leader')");
      await expect(block.marked).toHaveText('crahs');
      await block.marked.hover();
      await expect(block.figure.getByText(block.words.unknown('crahs', 'crash'))).toBeVisible();
    });
    await test.step('and beside what the run says, once it has run', async () => {
      await block.write('raft({ nodez: 3 })');
      await expect(block.marked).toHaveText(['nodez']);
      await block.run();
      await expect(block.problem).toContainText('"nodes"');
      await expect(block.marked).toHaveText(['raft', 'nodez']);
    });
    await test.step('a value that cannot be', async () => {
      await block.write('const run = raft()\nrun.advance(2)');
      await block.run();
      await expect(block.problem).toContainText(block.words.at(2, 5));
      await expect(block.marked).toHaveText('advance');
    });
    await test.step('a mistake in the language', async () => {
      await block.write("const run = raft(\nrun.advance('2s')");
      await block.run();
      await expect(block.problem).toContainText(block.words.at(2, 18));
      await expect(block.marked.first()).toBeVisible();
    });
    await test.step('an exception, after what was printed', async () => {
      await block.write("print('so far')\nthrow new Error('no further')");
      await block.run();
      await expect(block.printed).toHaveText('so far');
      await expect(block.problem).toContainText('no further');
      await expect(block.problem).toContainText(block.words.at(2, 7));
    });
    await test.step('a loop without end', async () => {
      await block.write("print('before')\nwhile (true) {}");
      await block.run();
      await expect(block.problem).toHaveText(block.words.deadline);
      await expect(block.printed).toHaveText('before');
    });
    await test.step('output without end', async () => {
      await block.write("while (true) print('again')");
      await block.run();
      await expect(block.problem).toHaveText(block.words.deadline);
      const lines = (await block.printed.innerText()).trim().split('\n');
      expect(lines).toHaveLength(1001);
      expect(lines.at(-1)).toBe('…');
    });
  });

  test(`What was expected is told beside the picture of the run (${language}).`, async ({
    page,
  }) => {
    const block = await open(page, { language });
    await block.edit();
    await block.write(
      "const run = raft({ nodes: 3, seed: 7, title: 'Mine' })\nrun.advance('2s')\nrun.expect({ leaders: 2 })\nrun.expect({ leaders: 1 })",
    );
    await page.keyboard.press('Control+Enter');
    const verdicts = block.figure.getByRole('list', { name: block.words.expected });
    const colon = language === 'en' ? ': ' : '：';
    await expect(verdicts.getByRole('listitem')).toHaveText([
      `{ leaders: 2 }${colon}${block.words.notMet('2000.001', '1')}`,
      `{ leaders: 1 }${colon}${block.words.met}`,
    ]);
    const ended = block.words.ended(0, 1, 2);
    await expect(block.figure.getByRole('status').filter({ hasText: ended })).toHaveCount(1);
    const picture = block.figure.getByRole('region', { name: 'Mine' });
    await expect(picture.getByRole('button', { name: /^n\d\b/ })).toHaveCount(3);
  });

  test(`A link shows the code to somebody else, and runs nothing; a damaged one says so (${language}).`, async ({
    page,
    context,
    browser,
    baseURL,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const block = await open(page, { language, slug: 'how-we-know' });
    await block.edit();
    await block.write("print('sent to you')");
    await block.button(block.words.share).click();
    await expect(block.figure.getByText(block.words.shared)).toBeVisible();
    const address = await page.evaluate(async () => navigator.clipboard.readText());

    const other = await browser.newContext({ baseURL: baseURL ?? '', serviceWorkers: 'block' });
    const theirs = await other.newPage();
    const scripts = scriptsOf(theirs);
    await theirs.goto(address);
    const sent = new Block(theirs, 'program', language);
    await expect(sent.figure.getByText(block.words.fromLink)).toBeVisible();
    await expect(sent.editor).toHaveText("print('sent to you')");
    await expect(sent.printed).toHaveCount(0);
    expect(scripts).not.toContain('sandbox/runner');
    await sent.run();
    await expect(sent.printed).toHaveText('sent to you');
    await other.close();

    const hash = address.replace(/^[^#]*/, '').slice(0, -4);
    const damaged = await open(page, { language, slug: 'quorum', hash });
    await expect(damaged.problem).toContainText(
      language === 'en' ? 'This link is damaged' : '这个链接已损坏',
    );
    await expect(damaged.editor).toHaveCount(0);
  });

  test(`A mistake in a scenario is marked at its place, and its keys are completed (${language}).`, async ({
    page,
  }) => {
    const block = await open(page, { language, kind: 'scenario' });
    await block.edit();
    const text = await block.editor.innerText();
    await block.write(text.replace('crash: leader', 'crahs: leader'));
    await expect(block.marked).toHaveText('crahs');
    await block.write('model: raft\nconfig:\n  ele');
    await expect(block.offered.first()).toHaveText('electionTimeout');
    const says = { en: 'How long a follower waits', 'zh-cn': '跟随者等领导者多久' }[language];
    await expect(block.figure.getByText(says)).toBeVisible();
  });
}

test('What was changed is shown, copied, and taken back.', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const block = await open(page);
  const code = block.figure.locator('pre').first();
  const written = await code.innerText();
  await block.edit();
  const changed = written.replace('150-160ms', '150-151ms').trim();
  await block.write(changed);
  await block.button(block.words.compare).click();
  await expect(block.figure.locator('.cm-changedLine')).toHaveText(/150-151ms/);
  await expect(block.figure.locator('.cm-deletedChunk')).toHaveText(/150-160ms/);
  await block.button(block.words.compare).click();
  await expect(block.figure.locator('.cm-deletedChunk')).toHaveCount(0);
  await block.button(stringsFor('en').copy).click();
  await expect
    .poll(async () => page.evaluate(async () => navigator.clipboard.readText()))
    .toBe(changed);
  await block.button(kitStrings('en').reset).click();
  await expect(block.editor).toHaveCount(0);
  await expect(code).toBeVisible();
  expect(await code.innerText()).toBe(written);
  await expect(block.button(stringsFor('en').run)).toBeFocused();
});

for (const language of BOTH) {
  test(`By keyboard alone, at 360 px, in the dark (${language}).`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    const block = await open(page, { language });
    await block.button(kitStrings(language).edit).press('Enter');
    await expect(block.editor).toBeFocused();
    await block.write('');
    await page.keyboard.type('// no search opens\nraft().cra');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(block.offered).toHaveText(['crash']);
    // The list is closed by the same Escape that lets Tab go on.
    await page.keyboard.press('Escape');
    await expect(block.offered).toHaveCount(0);
    await page.keyboard.press('Tab');
    await expect(block.button(block.words.compare)).toBeFocused();
    await page.keyboard.press('Shift+Tab');
    await expect(block.editor).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(block.editor).toBeFocused();
    await block.write("const run = raft({ nodes: 3 })\nrun.advance('1s')\nprint(run.nowMs)");
    await page.keyboard.press('Control+Enter');
    await expect(block.printed).toHaveText('1000');
    await expect(block.figure.getByRole('region')).toBeVisible();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBe(360);
    const { violations } = await new AxeBuilder({ page })
      .setLegacyMode()
      .include('figure[data-runs="program"]')
      .analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });
}
