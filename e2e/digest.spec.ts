import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from './fixtures.ts';
import { digestOf } from './widget.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const namesOf = (model: string): string[] =>
  readdirSync(`${root}content/scenarios`)
    .filter((file) => file.endsWith('.yaml'))
    .filter((file) =>
      readFileSync(`${root}content/scenarios/${file}`, 'utf8').includes(`\nmodel: ${model}\n`),
    )
    .map((file) => file.replace('.yaml', ''));

/** Where each laboratory opens, and the button behind which its scenarios are. */
const LABORATORIES = [
  {
    model: 'raft',
    address: '/en/lab/raft/?s=first-election',
    title: 'The first election',
    panel: 'Cluster',
  },
  {
    model: 'lease',
    address: '/en/lab/lease/?s=lease-crash',
    title: 'The leader crashes',
    panel: 'Settings',
  },
  {
    model: 'balancer',
    address: '/en/lab/balancer/?s=lb-crash',
    title: 'A backend dies',
    panel: 'Settings',
  },
  {
    model: 'control-plane',
    address: '/en/lab/control-plane/?s=failover-all-on-one',
    title: 'A master dies that had everything',
    panel: 'Settings',
  },
];

/** What the command line prints; the text is a scenario for its standard input. */
function traceInNode(file: string, text = ''): string {
  return execFileSync(process.execPath, ['src/scenario/cli.ts', file, '--trace'], {
    cwd: root,
    encoding: 'utf8',
    input: text,
    maxBuffer: 100_000_000,
  });
}

for (const { model, address, title: first, panel } of LABORATORIES) {
  test(`Every ${model} scenario runs alike in Chromium and in Node, byte by byte.`, async ({
    page,
    widget,
  }) => {
    test.slow();
    const names = namesOf(model);
    await page.goto(address);
    await (await widget(first)).button(panel).click();
    const choice = page.getByRole('combobox', { name: 'Scenario' });
    expect(names.length).toBeGreaterThan(10);
    for (const name of names) {
      await test.step(name, async () => {
        await choice.selectOption(name);
        const title = await choice.locator('option:checked').innerText();
        const trace = await (await widget(title)).trace();
        const expected = traceInNode(`content/scenarios/${name}.yaml`);
        expect(digestOf(trace)).toBe(digestOf(expected));
        expect(trace).toBe(expected);
      });
    }
  });
}

test('What a reader did runs alike on the command line.', async ({ page, widget }) => {
  await page.goto('/en/lab/raft/?s=leader-crash&t=1500');
  const lab = await widget('The leader dies');
  await lab.expectAt(1500);
  await lab.act(lab.member('n2'), 'Pause');
  await lab.seek(5000);
  await lab.act(lab.leader, 'Cut off');
  await lab.openShare();
  const text = await lab.dialog.getByRole('textbox', { name: 'Scenario (YAML)' }).inputValue();
  await lab.dialog.getByRole('button', { name: 'Close' }).click();
  expect(text).toContain('isolate: ');
  expect(await lab.trace()).toBe(traceInNode('-', text));
});
