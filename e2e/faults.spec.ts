import { expect, test } from './fixtures.ts';
import { saying } from './widget.ts';

test('A leader killed by mouse goes down, and the others elect another.', async ({
  page,
  widget,
}) => {
  await page.goto('/en/');
  const home = await widget('Five members');
  await expect(home.leader).toHaveAccessibleName(saying('n4', 'term 1'));
  await home.leader.click();
  await expect(home.root.getByRole('menu', { name: 'What to do with n4' })).toBeVisible();
  await home.menu.getByRole('menuitem', { name: 'Kill' }).click();
  await expect(home.menu).toBeHidden();
  await expect(home.member('n4')).toHaveAccessibleName(saying('n4', 'down', 'term 1'));
  await expect(home.leader).toHaveCount(0);
  await expect(home.root).toContainText('n4 is killed. It led term 1.');
  await expect(home.root).toContainText(/Yours from 3.000.ms/);
  // What the text beside it says.
  await home.seek(4194);
  await expect(home.leader).toHaveCount(0);
  await home.seek(4196);
  await expect(home.leader).toHaveAccessibleName(saying('n1', 'term 2'));
});

test('The button of the home page kills whoever leads.', async ({ page, widget }) => {
  await page.goto('/en/');
  const home = await widget('Five members');
  await home.button('Kill the leader, n4').click();
  await expect(home.member('n4')).toHaveAccessibleName(saying('n4', 'down'));
});

test('Undo gives the leader back, and the run as it was written.', async ({ page, widget }) => {
  await page.goto('/en/');
  const home = await widget('Five members');
  const before = await home.picture();
  const digest = await home.digest();
  await home.act(home.leader, 'Kill');
  await expect(home.leader).toHaveCount(0);
  expect(await home.digest()).not.toBe(digest);
  await home.button('Undo').click();
  await expect(home.leader).toHaveAccessibleName(saying('n4', 'term 1'));
  await expect(home.button('Undo')).toHaveCount(0);
  await expect(home.root).not.toContainText('Yours from');
  expect(await home.picture()).toBe(before);
  expect(await home.digest()).toBe(digest);
});

test('A leader is killed by keyboard alone, and the focus comes back.', async ({
  page,
  widget,
}) => {
  await page.goto('/en/lab/raft/?s=first-election&t=400');
  const lab = await widget('The first election');
  await lab.expectAt(400);
  await expect(lab.leader).toBeVisible();
  await lab.button('Share').focus();
  await page.keyboard.press('Tab');
  await expect(lab.member('n1')).toBeFocused();
  for (const next of ['n2', 'n3', 'n4', 'n5', 'n1']) {
    await page.keyboard.press('ArrowRight');
    await expect(lab.member(next)).toBeFocused();
  }
  await page.keyboard.press('ArrowLeft');
  await expect(lab.member('n5')).toBeFocused();

  await page.keyboard.press('Enter');
  await expect(lab.menu.getByRole('menuitem', { name: 'Kill' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(lab.menu.getByRole('menuitem', { name: 'Pause' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(lab.menu).toBeHidden();
  await expect(lab.member('n5')).toBeFocused();

  const name = (await lab.leader.getAttribute('data-node')) ?? '';
  const order = ['n5', 'n1', 'n2', 'n3', 'n4'];
  for (let step = 0; step < order.indexOf(name); step += 1) await page.keyboard.press('ArrowRight');
  await expect(lab.leader).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(lab.menu.getByRole('menuitem', { name: 'Kill' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(lab.member(name)).toHaveAccessibleName(saying(name, 'down'));
  await expect(lab.member(name)).toBeFocused();
  await expect(lab.root).toContainText(/Yours from 400.ms/);
});

test('A killed member starts again, keeps its term, and follows.', async ({ page, widget }) => {
  await page.goto('/en/lab/raft/?s=first-election&t=400');
  const lab = await widget('The first election');
  await lab.expectAt(400);
  const id = (await lab.leader.getAttribute('data-node')) ?? '';
  await lab.act(lab.leader, 'Kill');
  await lab.seek(1500);
  await expect(lab.leader).toBeVisible();
  await lab.act(lab.member(id), 'Start again');
  await lab.seek(1900);
  await expect(lab.member(id)).toHaveAccessibleName(saying(id, 'follower', 'term 2'));
});

test('A link is cut by mouse, a message dropped by keyboard.', async ({ page, widget }) => {
  await page.goto('/en/lab/raft/?s=first-election&t=171');
  const lab = await widget('The first election');
  await lab.expectAt(171);
  await lab.root.locator('[data-link="n1-n2"]').click();
  await lab.menu.getByRole('menuitem', { name: 'Cut n1 ⇄ n2' }).click();
  await expect(lab.root.locator('.link.cut')).toHaveCount(1);
  await expect(lab.root).toContainText('Yours from');

  await lab.member('n1').focus();
  await page.keyboard.press('Enter');
  await lab.menu.getByRole('menuitem', { name: 'Drop a message of its…' }).press('Enter');
  const first = lab.menu.getByRole('menuitem').nth(1);
  await expect(first).toHaveAccessibleName(/ from n\d to n\d$/);
  await first.press('Enter');
  await expect(lab.root.locator('.message.lost')).toHaveCount(1);
});

test('The network is split in the panel, and healed.', async ({ page, widget }) => {
  await page.goto('/en/lab/raft/?s=first-election&t=400');
  const lab = await widget('The first election');
  await lab.expectAt(400);
  await lab.button('Partition').click();
  await expect(lab.button('Split now')).toBeDisabled();
  for (const id of ['n1', 'n2']) {
    await lab.root
      .getByRole('radiogroup', { name: `Side of ${id}` })
      .getByRole('radio', { name: 'B' })
      .check();
  }
  await lab.button('Split now').click();
  await expect(lab.root.locator('.link.partitioned')).toHaveCount(6);
  await lab.button('Heal all links').click();
  await expect(lab.root.locator('.link.partitioned')).toHaveCount(0);
});

test('A rule switched off is marked on the picture and breaks what it protects.', async ({
  page,
  widget,
}) => {
  await page.goto('/en/lab/raft/?s=vote-survives-restart');
  const lab = await widget('A vote survives a restart');
  await expect(lab.root).not.toContainText('rules changed');
  await lab.button('Rules').click();
  const rule = lab.root.getByRole('switch', { name: /^Vote on disk/ });
  await expect(rule).toBeChecked();
  await rule.uncheck();
  await expect(lab.root.getByText('rules changed')).toBeVisible();
  await lab.slider.press('End');
  await expect(lab.root.getByRole('list', { name: 'Checked all the time' })).toContainText(
    /durable vote broken at [\d\s]+ms/,
  );
  expect(await lab.link()).toMatch(/#[\w-]{100,}$/);
  await rule.check();
  await expect(lab.root).not.toContainText('rules changed');
});
