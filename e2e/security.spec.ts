import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { site } from './pages.ts';

/** Every tag of a page, attribute values blanked, as they may say anything. */
function tagsOf(html: string): string[] {
  const markup = html.replace(/<(script|style)\b[^]*?<\/\1>/g, '');
  const tags = markup.match(/<[a-z](?:"[^"]*"|'[^']*'|[^'">])*>/gi) ?? [];
  return tags.map((tag) => tag.replace(/"[^"]*"|'[^']*'/g, '""'));
}

test('Every page begins with a policy that allows nothing unsafe.', () => {
  for (const { file, html } of site.pages) {
    const [, policy = ''] =
      /<head><meta charset="?utf-8"?><meta http-equiv="content-security-policy" content="([^"]*)"/i.exec(
        html,
      ) ?? [];
    const rules = new Map(
      policy.split(';').map((rule) => {
        const [name = '', ...values] = rule.trim().split(/\s+/);
        return [name, values.join(' ')] as const;
      }),
    );
    expect(policy, file).not.toMatch(/unsafe|\*|https?:|blob:/);
    expect(rules.get('default-src'), file).toBe("'none'");
    expect(rules.get('script-src'), file).toMatch(/^'self'( 'sha256-[\w+/=]+')*$/);
    expect(rules.get('style-src'), file).toMatch(/^'self'( 'sha256-[\w+/=]+')*$/);
    expect(rules.get('connect-src'), file).toBe("'self'");
    expect(rules.get('base-uri'), file).toBe("'none'");
    expect(rules.get('form-action'), file).toBe("'none'");
    expect(rules.get('object-src'), file).toBe("'none'");
    expect(rules.get('require-trusted-types-for'), file).toBe("'script'");
  }
});

test('What the server says agrees with the page: nobody frames a page, everybody an embed.', async ({
  request,
}) => {
  for (const [address, ancestors] of [
    ['/en/raft-election/', "'none'"],
    ['/en/embed/scenario/leader-crash/', '*'],
    ['/en/no-such-page/', "'none'"],
  ] as const) {
    const headers = (await request.get(address)).headers();
    expect(headers['content-security-policy'], address).toContain(`frame-ancestors ${ancestors}`);
    expect(headers['content-security-policy'], address).not.toContain('unsafe');
    expect(headers['x-frame-options'], address).toBe(ancestors === '*' ? undefined : 'DENY');
    expect(headers['x-content-type-options'], address).toBe('nosniff');
    expect(headers['referrer-policy'], address).toBe('no-referrer');
  }
});

test('No page has an inline style or handler.', () => {
  for (const { file, html } of site.pages) {
    const tags = tagsOf(html);
    expect(tags.length).toBeGreaterThan(10);
    expect(
      tags.filter((tag) => /\s(style|on\w+)=/i.test(tag)),
      file,
    ).toEqual([]);
  }
});

test('No page, style sheet or script names another server to load from.', () => {
  for (const { file, html } of site.pages) {
    const loads = html.match(/<(?:script|img|iframe|source|link|object|embed)\b[^>]*>/g) ?? [];
    const foreign = loads.filter(
      (tag) => /\b(?:src|href|data)="?(?:https?:)?\/\//.test(tag) && !/rel="?alternate/.test(tag),
    );
    expect(foreign, file).toEqual([]);
  }
  const assets = join(site.root, '_astro');
  expect(existsSync(assets)).toBe(true);
  for (const file of readdirSync(assets).filter((name) => name.endsWith('.css'))) {
    expect(readFileSync(join(assets, file), 'utf8'), file).not.toMatch(/url\(["']?(https?:)?\/\//);
  }
});

test('Whatever a reader does, no other server hears of it.', async ({ page, widget }) => {
  await page.goto('/en/lab/raft/?s=split-vote');
  const lab = await widget('A split vote');
  for (const panel of ['Cluster', 'Partition', 'Rules']) await lab.button(panel).click();
  await lab.root.getByRole('radio', { name: 'Space-time' }).check();
  await lab.trace();
  await lab.root.getByRole('radio', { name: 'Ring' }).check();
  await lab.openShare();
  const download = page.waitForEvent('download');
  await lab.dialog.getByRole('button', { name: 'Picture (SVG)' }).click();
  const picture = readFileSync(await (await download).path(), 'utf8');
  expect(picture).toMatch(/^<svg[^>]* xmlns="http:\/\/www.w3.org\/2000\/svg"/);
  expect(picture).not.toMatch(/light-dark|var\(|href=/);
  await page.goto('/en/raft-election/');
  for (const figure of await page.getByRole('figure').all()) await figure.scrollIntoViewIfNeeded();
  for (const kind of ['program', 'scenario']) {
    const block = page.locator(`figure[data-runs="${kind}"]`);
    await block.getByRole('button', { name: 'Run', exact: true }).click();
  }
  await expect(page.locator('figure[data-runs="program"] .lines')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Three leaders killed in turn' })).toBeVisible();
});

test('The policy stops markup and code made of strings, and a picture from elsewhere.', async ({
  page,
  complaints,
}) => {
  await page.goto('/en/');
  const results = await page.evaluate(async () => {
    const attempt = (act: () => unknown): string => {
      try {
        act();
        return 'done';
      } catch (error) {
        return error instanceof Error ? error.name : 'stopped';
      }
    };
    const picture = new Image();
    const loaded = new Promise((resolve) => {
      picture.onload = () => resolve('loaded');
      picture.onerror = () => resolve('stopped');
    });
    picture.src = 'https://example.com/pixel.png';
    const markup = () => {
      document.body.innerHTML += '<b>mark</b>';
    };
    // The tools of this test may do more than the page; a timer is the page's own.
    const later = (act: () => unknown) =>
      new Promise((resolve) => setTimeout(() => resolve(attempt(act))));
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the policy has to stop it
    const code = () => new Function('return 1') as unknown;
    const script = () => {
      document.body.append(Object.assign(document.createElement('script'), { src: 'data:,1' }));
    };
    return [await later(markup), await later(code), await later(script), await loaded];
  });
  expect(results).toEqual(['TypeError', 'EvalError', 'TypeError', 'stopped']);
  const all = complaints.join('\n');
  expect(all).toContain('content policy: require-trusted-types-for blocks trusted-types-sink');
  expect(all).toContain('content policy: img-src blocks https://example.com/pixel.png');
  complaints.splice(0);
});

test('These tests notice a console error, an uncaught error and a visit elsewhere.', async ({
  page,
  complaints,
}) => {
  await page.goto('/en/');
  await page.evaluate(() => {
    console.error('Something is wrong.');
    queueMicrotask(() => {
      throw new Error('Something broke.');
    });
  });
  await page.goto('http://127.0.0.1:9/').catch(() => undefined);
  await expect
    .poll(() => complaints)
    .toEqual(
      expect.arrayContaining([
        'console: Something is wrong.',
        'error: Something broke.',
        'request to another origin: http://127.0.0.1:9/',
      ]),
    );
  complaints.splice(0);
});
