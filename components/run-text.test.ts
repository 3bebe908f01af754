import { expect, it } from 'vitest';
import { runText } from './run-text.ts';

const run = (text: string): Promise<unknown> => runText(text, {} as HTMLElement, 'en');

it.each([
  ['seed: 7\nmodel: rift\n', /^line 2, column \d+: model: Unknown value "rift".*"raft"/],
  ['seed: 7\n', /A scenario needs a model/],
  ['model: [', /^line \d+, column \d+: /],
])('a text that no widget runs is answered with where and why: %j', async (text, message) => {
  await expect(run(text)).rejects.toThrow(message);
});
