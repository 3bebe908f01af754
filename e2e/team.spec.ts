/** A team's own copy: the files that the README describes, as it writes them, built and looked at. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test } from './fixtures.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
/** All that a build reads. */
const SOURCES = ['astro.config.mjs', 'components', 'content', 'package.json', 'public', 'src'];
const TEN_MINUTES = 600_000;

let copy: string;
let server: ChildProcess;
let origin: string;

/** The packages are linked one by one: what a build keeps beside them stays in the copy. */
function copyProject(): string {
  const folder = mkdtempSync(join(tmpdir(), 'quorum-lab-team-'));
  for (const name of [...SOURCES, 'site.yaml', 'tsconfig.json']) {
    cpSync(join(root, name), join(folder, name), { recursive: true });
  }
  mkdirSync(join(folder, 'node_modules'));
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (name.startsWith('.') && name !== '.bin') continue;
    symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name));
  }
  return folder;
}

/** As the README says: the example copied and changed, and named in `site.yaml`, whose comments are taken in. */
function writeTeamFiles(folder: string): void {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const section = readme.slice(readme.indexOf('## For your team'));
  const path = /```yaml\n(.*?)```/s.exec(section)?.[1] ?? '';
  writeFileSync(join(folder, 'content/paths/ours.yaml'), path);
  const settings = readFileSync(join(folder, 'site.yaml'), 'utf8')
    .replace(/^name: .*/m, 'name: The Example Cluster School')
    .replace(/^path: .*/m, 'path: ours')
    .replaceAll(/^# (?=(links|contact):| )/gm, '');
  writeFileSync(join(folder, 'site.yaml'), settings);
}

async function serve(dist: string): Promise<string> {
  server = spawn('node', ['tools/serve.mjs', '--port', '4600', '--dist', dist], { cwd: root });
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  server.once('exit', () => reject(new Error('The server ended.')));
  if (!server.stdout) throw new Error('The server says nothing.');
  createInterface({ input: server.stdout }).on('line', (line) => {
    const found = /http:\/\/localhost:\d+/.exec(line)?.[0];
    if (found !== undefined) resolve(found);
  });
  return promise;
}

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  // A whole build: about a minute, and more on a busy machine.
  test.setTimeout(TEN_MINUTES);
  copy = copyProject();
  writeTeamFiles(copy);
  const { SITE_URL: _url, BASE_PATH: _base, ...env } = process.env;
  const built = spawnSync('astro', ['build'], { cwd: copy, env, encoding: 'utf8' });
  expect(built.status, `${built.stdout}${built.stderr}`).toBe(0);
  origin = await serve(join(copy, 'dist'));
});

test.beforeEach(({ ownOrigins }) => {
  ownOrigins.add(origin);
});

test.afterAll(() => {
  server.kill();
  rmSync(copy, { recursive: true });
});

test('The home page bears the team’s name and links, and shows its path.', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(`${origin}/en/`);
  await expect(page).toHaveTitle(/The Example Cluster School/);
  const banner = page.getByRole('banner');
  await expect(banner.getByRole('link', { name: 'The Example Cluster School' })).toBeVisible();
  await expect(banner.getByRole('link', { name: 'Runbooks' })).toHaveAttribute(
    'href',
    'https://wiki.example.org/runbooks',
  );
  const footer = page.getByRole('contentinfo');
  await expect(footer.getByRole('link', { name: 'Questions? #platform on chat' })).toBeVisible();
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { name: 'First weeks at Example' })).toHaveText(
    'First weeks at Example, 35 minutes',
  );
  await expect(main.locator('.path').getByRole('listitem')).toHaveCount(4);
});

test('Its path has a page, and a step leads to the exercise itself.', async ({ page }) => {
  await page.goto(`${origin}/en/paths/`);
  await page.getByRole('main').locator('#ours').getByRole('link').first().click();
  await expect(page).toHaveURL(/\/en\/paths\/ours\/$/);
  const path = page.locator('path-steps');
  await expect(path.getByRole('link', { name: 'Our etcd runbook' })).toHaveAttribute(
    'href',
    'https://wiki.example.org/etcd-runbook',
  );
  await path.getByRole('link', { name: 'Five members in three zones' }).click();
  await expect(page).toHaveURL(/\/en\/quorum\/#exercise-three-zones$/);
  const exercise = page.locator('exercise-task[data-id="three-zones"]');
  await expect(exercise.getByText('Put the five members')).toBeInViewport();
});

test('In Chinese at 360 px nothing is cut off, though the name is long.', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 780 });
  for (const address of ['/zh-cn/', '/zh-cn/paths/ours/', '/zh-cn/quorum/']) {
    await page.goto(origin + address);
    await expect(page.getByRole('banner').getByRole('link', { name: 'English' })).toBeInViewport({
      ratio: 1,
    });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  }
  await page.goto(`${origin}/zh-cn/paths/ours/`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'First weeks at Example，35 分钟',
  );
  await expect(page.getByRole('contentinfo')).toContainText('有疑问？到聊天里的 #platform 频道问');
});
