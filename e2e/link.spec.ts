import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { saying, Widget } from './widget.ts';

/** Made on 22 November 2026 with format 1. Links stay good for ever: it is not to be renewed. */
const OLD_LINK = {
  address:
    '/en/lab/raft/?t=645#TVFLSgNBEL1KU-sxzIi6mAN4Anfiop1UnMZM99DdGjQERjFiUPygC9GIKIgiEXUjIQlexvkkK69gDQTJrnif-rxqQk3piFvwPQciVcU6-KB5zYIDVtg6gt8ElASuhMhqQhvLsI6BFUqSZDecC0qy6PXSfpL3HiZJJ-1_Q8uBRrjz710W28gijNZRG2Ys15Y1hA2ZVDYUcqPCyuZKImuEyiDTXFZVxBpc0DBZNdO53GxSqTTbVhYNIxGrIyfaoo6YV5nZJx1cpf3X_Og8u7hOh6eT269slGTPxz_J_vhjr7g5mNyc5d1B8dbJvtt5N8naR8XwMr-7_x2dkCD7-CQkP-4UTy-EUJ-0P0iHw7x7zzxW2h8Ps_fROGlTw_JYg1gFf96BQMma2CgPlxSmAX_RgVijQUoYYh6jLuVb0ooyaM9dct2K63qRoeVNoEVMutUmlA-BhRku0NyEhMl58k_5WW_Mtwz9CqQHrbXWHw',
  digest: 'sha256:ea83b5b28220cdda7dbe8b3fa1a5b813e2e22968ba4a8c9d21c53d1145ccf594',
};

async function openedBy(page: Page, link: string, title: string): Promise<Widget> {
  await page.goto(link);
  const widget = new Widget(page, title);
  await widget.ready();
  return widget;
}

async function stateOf(widget: Widget): Promise<Record<string, unknown>> {
  return {
    atMs: await widget.atMs(),
    picture: await widget.picture(),
    story: await widget.root.getByRole('status').first().innerText(),
    digest: await widget.digest(),
  };
}

test('A link gives back the same moment, the same state and the same run.', async ({
  page,
  context,
}) => {
  const lab = await openedBy(page, '/en/lab/raft/?s=first-election&t=400', 'The first election');
  await lab.expectAt(400);
  await lab.act(lab.leader, 'Kill');
  await lab.seek(600);
  await lab.act(lab.member('n1'), 'Pause');
  await lab.seek(645);
  await expect(lab.member('n1')).toHaveAccessibleName(saying('n1', 'paused'));
  const link = await lab.link();
  expect(link).toMatch(/\/en\/lab\/raft\/\?t=645#[\w-]+$/);

  const second = await openedBy(await context.newPage(), link, 'The first election');
  await second.expectAt(645);
  await expect(second.member('n1')).toHaveAccessibleName(saying('n1', 'paused'));
  expect(await stateOf(second)).toEqual(await stateOf(lab));
  expect(await second.link()).toBe(link);
});

test('The link is copied with one click, which says so.', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const lab = await openedBy(page, '/en/lab/raft/?s=split-vote&t=300', 'A split vote');
  await lab.expectAt(300);
  await lab.openShare();
  await lab.dialog.getByRole('button', { name: 'Copy: Link to this moment' }).click();
  await expect(lab.dialog.getByRole('status').filter({ hasText: 'Copied' })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(new URL('/en/lab/raft/?s=split-vote&t=300', page.url()).href);
});

test('A scenario by name opens at the moment the link says.', async ({ page }) => {
  const lab = await openedBy(page, '/en/lab/raft/?s=split-vote&t=264.5', 'A split vote');
  await lab.expectAt(265);
  await expect(lab.member('n3')).toHaveAccessibleName(saying('n3', 'candidate', 'term 1'));
  await expect(lab.member('n2')).toHaveAccessibleName(saying('n2', 'candidate', 'term 1'));
});

test('From a chapter, the laboratory opens at the moment that is shown.', async ({
  page,
  widget,
}) => {
  await page.goto('/en/raft-election/');
  const figure = await widget('The leader dies');
  await figure.seek(4300);
  const picture = await figure.picture();
  await figure.root.getByRole('link', { name: 'Open in the lab' }).click();
  await page.waitForURL('**/en/lab/raft/?s=leader-crash&t=4300');
  const lab = await widget('The leader dies');
  await lab.expectAt(4300);
  expect(await lab.picture()).toBe(picture);
});

test('The address follows what is shown, so that a reload shows it again.', async ({ page }) => {
  const lab = await openedBy(page, '/en/lab/raft/?s=split-vote', 'A split vote');
  await lab.seek(300);
  await expect(page).toHaveURL(/\?s=split-vote&t=300$/);
  await lab.act(lab.member('n1'), 'Kill');
  await expect(page).toHaveURL(/\?t=300\.001#[\w-]+$/);
  const before = await stateOf(lab);
  await page.reload();
  await lab.ready();
  await lab.expectAt(300);
  expect(await stateOf(lab)).toEqual(before);
});

for (const [name, damage] of Object.entries({
  'cut short': (code: string) => code.slice(0, -20),
  'with a letter changed': (code: string) => `${code.slice(0, 40)}~${code.slice(41)}`,
  'that is no scenario': () => 'bm9uc2Vuc2U',
})) {
  test(`A link ${name} is said to be damaged, and the default opens.`, async ({ page }) => {
    const { pathname, hash } = new URL(OLD_LINK.address, 'http://localhost');
    const lab = await openedBy(page, `${pathname}#${damage(hash.slice(1))}`, 'The leader dies');
    await expect(lab.root.getByRole('alert')).toHaveText(/^The link is damaged/);
    await expect(lab.ring).toBeVisible();
    await lab.button('Step to the next event').click();
    await expect.poll(() => lab.atMs()).toBeGreaterThan(0);
  });
}

test('An unknown scenario and a moment that is none are said to be so.', async ({ page }) => {
  const lab = await openedBy(page, '/en/lab/raft/?s=no-such-thing', 'The leader dies');
  await expect(lab.root.getByRole('alert')).toContainText('no-such-thing');
  await page.goto('/en/lab/raft/?s=split-vote&t=soon');
  const split = new Widget(page, 'A split vote');
  await expect(split.root.getByRole('alert')).toContainText('soon');
});

test('A link from an earlier day still opens, on the same run.', async ({ page }) => {
  const lab = await openedBy(page, OLD_LINK.address, 'The first election');
  await lab.expectAt(645);
  await expect(lab.member('n1')).toHaveAccessibleName(saying('n1', 'paused'));
  await expect(lab.root.getByRole('alert')).toHaveCount(0);
  expect(await lab.digest()).toBe(OLD_LINK.digest);
});
