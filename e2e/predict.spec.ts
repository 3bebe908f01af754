import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { answer, type Answer } from '../src/questions/answer.ts';
import { readPrediction } from '../src/questions/prediction.ts';
import { readScenario } from '../src/scenario/every-model.ts';
import type { ScenarioSource } from '../src/scenario/scenario.ts';
import { parseYaml } from '../src/scenario/yaml.ts';
import { expect, test } from './fixtures.ts';

type Language = 'en' | 'zh-cn';

const valueIn = (path: string): unknown =>
  parseYaml(readFileSync(new URL(`../content/${path}.yaml`, import.meta.url), 'utf8')).value;

/** What the run comes to, computed here and not in the page. */
function computed(id: string, language: Language): Answer {
  const prediction = readPrediction(valueIn(`predictions/${id}`));
  const source = valueIn(`scenarios/${prediction.scenario}`) as ScenarioSource;
  return answer(prediction, { source, read: readScenario, language });
}

const boxOn = (page: Page): Locator => page.locator('ask-prediction').first();
/** Words that the glossary explains are buttons too. */
const commitIn = (box: Locator): Locator =>
  box.locator('fieldset').getByRole('button', { includeHidden: true });
const ranIn = (box: Locator): Locator => box.getByRole('status');

for (const { language, guess, verdict, link } of [
  { language: 'en', guess: 'at once', verdict: 'Not in this run.', link: /laboratory/ },
  { language: 'zh-cn', guess: '立刻', verdict: '这次运行不是这样。', link: /实验室/ },
] as const) {
  test(`A wrong guess is explained with the run's own numbers (${language}).`, async ({ page }) => {
    await page.goto(`/${language}/raft-election/`);
    const box = boxOn(page);
    await box.getByRole('radio', { name: guess }).check();
    await commitIn(box).click();
    const said = computed('leader-crash', language);
    const ran = ranIn(box);
    await expect(ran).toContainText(verdict);
    await expect(ran).toContainText(guess);
    for (const words of [said.because, said.line, said.seen])
      await expect(ran).toContainText(words);
    expect(said.because).toMatch(/1\D?147/);
    await expect(box.getByRole('listitem').nth(1)).toHaveClass(/right/);

    await ran.getByRole('link', { name: link }).click();
    await expect(page).toHaveURL(/\/lab\/raft\/\?s=leader-crash&t=4194\.822/);
    const shown = page.getByRole('slider').first();
    await expect(shown).toHaveAttribute('aria-valuetext', /^4\D?195/);
  });
}

test('A right guess is called right, and can be changed.', async ({ page }) => {
  await page.goto('/en/quorum/');
  const box = boxOn(page);
  await box.getByRole('radio', { name: 'nobody' }).check();
  await commitIn(box).click();
  await expect(ranIn(box)).toContainText('Right. You said “nobody”, and so it is.');
  await box.getByRole('radio', { name: 'both groups of two' }).check();
  await commitIn(box).click();
  await expect(ranIn(box)).toContainText('You said “both groups of two”, the run says “nobody”.');
});

test.describe('By keyboard at 360 px', () => {
  test.use({ viewport: { width: 360, height: 780 } });

  for (const [language, verdict] of [
    ['en', 'You said “15 seconds after the kill”, the run says “16.7\u00a0s”.'],
    ['zh-cn', '你猜的是“15 秒（从被杀掉算起）”，跑出来是“16.7 秒”。'],
  ] as const) {
    test(`a number is asked for, judged and explained (${language}).`, async ({ page }) => {
      await page.goto(`/${language}/lease-election/`);
      const box = boxOn(page);
      await expect(
        box.getByText(language === 'en' ? 'Up to 1 off counts as right.' : '相差不超过 1 就算对。'),
      ).toBeVisible();
      await box.getByRole('textbox').focus();
      await page.waitForFunction(() => customElements.get('ask-prediction') !== undefined);
      await page.keyboard.press('Enter');
      await expect(ranIn(box)).toContainText(language === 'en' ? 'Write a number' : '先写一个数');
      await page.keyboard.type('a lot');
      await page.keyboard.press('Enter');
      await expect(ranIn(box)).toContainText('a lot');
      await page.keyboard.press('ControlOrMeta+A');
      await page.keyboard.type('15');
      await page.keyboard.press('Enter');
      await expect(ranIn(box)).toContainText(verdict);
      await expect(ranIn(box)).toContainText(computed('lease-crash', language).because);
      await page.keyboard.press('ControlOrMeta+A');
      await page.keyboard.type('17');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Space');
      await expect(ranIn(box).locator('.right')).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).include('ask-prediction').analyze();
      expect(violations).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThan(361);
    });
  }
});

test('Nobody has to guess, and nothing that runs is loaded until somebody does.', async ({
  page,
}) => {
  await page.goto('/en/lease-is-not-a-lock/');
  const box = boxOn(page);
  // Whoever turns to the page has loaded what waits for the click; widgets load when they are touched.
  await box.getByRole('radio').first().focus();
  await expect(box).toHaveJSProperty('isConnected', true);
  await page.waitForLoadState('networkidle');
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(request.url()));
  await box.getByText('Show the answer').click();
  await expect(box.getByText('After ten. To client-go’s loop')).toBeVisible();
  await commitIn(box).click();
  await expect(ranIn(box)).toContainText('Choose an answer first.');
  expect(loaded.filter((url) => /runnable|\/run\./.test(url))).toEqual([]);
  await box.getByRole('radio', { name: 'never' }).check();
  await commitIn(box).click();
  await expect(ranIn(box)).toContainText('For 16.7\u00a0s in all');
  expect(loaded.filter((url) => url.includes('runnable'))).not.toEqual([]);
});

test('Health checks have no transport: the moment of a link is told, and marked.', async ({
  page,
}) => {
  await page.goto('/en/health-checks/');
  const box = boxOn(page);
  await expect(box.getByText('off counts as right')).toHaveCount(0);
  await box.getByRole('textbox').fill('5');
  await commitIn(box).click();
  await ranIn(box)
    .getByRole('link', { name: /laboratory/ })
    .click();
  const lab = page.locator('[data-widget="health"]');
  await expect(lab.locator('.moment')).toHaveText(/^12\D?343\D/);
  await expect(lab.locator('.sentence')).toContainText('has failed on ten occasions');
  await expect(lab.locator('.playhead')).toHaveCount(1);
  await expect(page).toHaveURL(/s=health-flap&t=12342\.861/);
  await lab.getByRole('tab').nth(1).click();
  await expect(lab.locator('.playhead')).toHaveCount(0);
});

test('On paper the answer is there in words, and nothing to press.', async ({ page }) => {
  await page.goto('/en/failover/');
  await page.emulateMedia({ media: 'print' });
  const box = boxOn(page);
  await expect(box.locator('.on-paper')).toContainText(computed('failover-writes', 'en').because);
  await expect(box.locator('.on-paper')).toBeVisible();
  await expect(commitIn(box)).toBeHidden();
  await expect(box.getByText('about a second').first()).toBeVisible();
});

test.describe('Without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the question, its choices and the answer can be read.', async ({ page }) => {
    await page.goto('/zh-cn/quorum/');
    const box = boxOn(page);
    await expect(box.getByText('网络断成 2、2、1 三组')).toBeVisible();
    await expect(box.getByText('都能，写出一堆冲突')).toBeVisible();
    await expect(box.getByRole('radio').first()).toBeHidden();
    await expect(commitIn(box)).toBeHidden();
    await box.getByText('看答案').click();
    await expect(box.getByText('最大的一组只有两个')).toBeVisible();
  });
});
