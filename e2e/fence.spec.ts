import type { Locator, Page } from '@playwright/test';
import { rewrite } from './editor.ts';
import { expect, test } from './fixtures.ts';

const TITLE = 'Three leaders of five, killed in turn';

function fenceOf(page: Page): Locator {
  return page.getByRole('figure').filter({ hasText: TITLE });
}

test('A scenario in the text runs where it stands.', async ({ page }) => {
  await page.goto('/en/raft-election/');
  const fence = fenceOf(page);
  await fence.getByRole('button', { name: 'Run' }).click();
  const run = fence.getByRole('region', { name: 'Three leaders killed in turn' });
  await expect(run.getByRole('button', { name: /^n\d\b.*follower/ })).toHaveCount(5);
  await run.getByRole('slider', { name: 'Time' }).press('End');
  await expect(run.getByRole('button', { name: /^n\d\b.*down/ })).toHaveCount(3);
  await expect(run.getByRole('button', { name: /^n\d\b.*leader/ })).toHaveCount(0);
});

test('Edited, it runs as edited; reset, it is as it was written.', async ({ page }) => {
  await page.goto('/en/raft-election/');
  const fence = fenceOf(page);
  const code = fence.getByLabel(TITLE);
  const written = await code.innerText();
  await expect(fence.getByRole('button', { name: 'Start over' })).toBeHidden();
  await fence.getByRole('button', { name: 'Edit' }).click();
  const editor = fence.getByRole('textbox', { name: 'Scenario, editable' });
  await expect(editor).toBeFocused();
  await expect(code).toBeHidden();
  const text = await editor.innerText();
  expect(text.trim()).toBe(written.trim());
  await rewrite(editor, text.replace('nodes: 5', 'nodes: 7'));
  await fence.getByRole('button', { name: 'Run' }).click();
  const run = fence.getByRole('region', { name: 'Three leaders killed in turn' });
  await run.getByRole('slider', { name: 'Time' }).press('End');
  await expect(run.getByRole('button', { name: /^n\d\b.*down/ })).toHaveCount(3);
  await expect(run.getByRole('button', { name: /^n\d\b.*leader/ })).toHaveCount(1);

  await fence.getByRole('button', { name: 'Start over', exact: true }).first().click();
  await expect(run).toHaveCount(0);
  await expect(editor).toBeHidden();
  await expect(code).toBeVisible();
  expect(await code.innerText()).toBe(written);
  await expect(fence.getByRole('button', { name: 'Run' })).toBeFocused();
});

for (const [mistake, change, says] of [
  ['a mistyped key', ['crash: leader', 'crahs: leader'], 'line 7, column 15: script[0].crahs'],
  ['a negative duration', ['until: 15s', 'until: -15s'], 'line 11, column 1: until'],
  ['a bare number', ['at: 3s', 'at: 3'], 'line 7, column 7: script[0].at'],
  ['a bracket too many', ['config: {', 'config: {{'], 'line 6, column 1: '],
] as const) {
  test(`For ${mistake} it says where and what, and runs once that is put right.`, async ({
    page,
  }) => {
    await page.goto('/en/raft-election/');
    const fence = fenceOf(page);
    await fence.getByRole('button', { name: 'Edit' }).click();
    const editor = fence.getByRole('textbox', { name: 'Scenario, editable' });
    const text = await editor.innerText();
    await rewrite(editor, text.replace(change[0], change[1]));
    await fence.getByRole('button', { name: 'Run' }).click();
    const problem = fence.getByRole('alert');
    await expect(problem).toContainText(says);
    await expect(fence.getByRole('region')).toHaveCount(0);
    await rewrite(editor, text);
    await fence.getByRole('button', { name: 'Run' }).click();
    await expect(problem).toHaveCount(0);
    await expect(fence.getByRole('region').first()).toBeVisible();
  });
}
