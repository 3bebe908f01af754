import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from './fixtures.ts';
import { digestOf } from './widget.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const names = readdirSync(`${root}content/scenarios`)
  .filter((file) => file.endsWith('.yaml'))
  .filter((file) => /^model: raft$/m.test(readFileSync(`${root}content/scenarios/${file}`, 'utf8')))
  .map((file) => file.replace('.yaml', ''));

/** What the command line prints; the text is a scenario for its standard input. */
function traceInNode(file: string, text = ''): string {
  return execFileSync(process.execPath, ['src/scenario/cli.ts', file, '--trace'], {
    cwd: root,
    encoding: 'utf8',
    input: text,
    maxBuffer: 100_000_000,
  });
}

test('Every scenario runs alike in Chromium and in Node, byte by byte.', async ({
  page,
  widget,
}) => {
  test.slow();
  await page.goto('/en/lab/raft/?s=first-election');
  await (await widget('The first election')).button('Cluster').click();
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
