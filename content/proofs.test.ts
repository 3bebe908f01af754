/**
 * What each verdict of the fact check rests on: a run, or where none fits a command or a source; and that the
 * chapter on how we know counts them as they are.
 */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { countProofs } from '../components/prose/verdict.ts';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');

interface Claim {
  readonly id: string;
  readonly scenario: string | undefined;
  readonly rests: string | undefined;
  /** The correction. */
  readonly text: string;
}

function claimsOf(language: string): Claim[] {
  const claim = /<Claim\s([^>]*)>([\s\S]*?)<\/Claim>/g;
  return [...read(`${language}/fact-check.mdx`).matchAll(claim)].map(([, tag = '', text = '']) => {
    const valueOf = (name: string): string | undefined =>
      new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(tag)?.[1];
    return {
      id: valueOf('id') ?? '',
      scenario: valueOf('scenario'),
      rests: valueOf('rests'),
      text,
    };
  });
}

test.each(['en', 'zh-cn'])(
  '35 claims of %s/fact-check are shown by a run, 3 by a command, 2 by a source',
  (language) => {
    const counts = countProofs(read(`${language}/fact-check.mdx`));
    expect(counts).toEqual({ run: 35, command: 3, source: 2 });
  },
);

test.each(['en', 'zh-cn'])(
  'every claim of %s/fact-check has one proof, and it is there',
  (language) => {
    const claims = claimsOf(language);
    expect(claims).toHaveLength(40);
    for (const { id, scenario, rests, text } of claims) {
      expect([id, scenario, rests].filter((one) => one !== undefined)).toHaveLength(2);
      if (rests === 'command')
        expect(text, id).toMatch(/`(?:kubectl|etcdctl|kubeadm|grep|ls) [^`]+`/);
      if (rests === 'source') expect(text, id).toMatch(/\]\(https:\/\/[^)]+\)/);
    }
  },
);

test('a claim has the same proof in both languages', () => {
  const proofs = (language: string): string[] =>
    claimsOf(language).map(({ id, scenario, rests }) => [id, scenario, rests].join(' '));
  expect(proofs('zh-cn')).toEqual(proofs('en'));
});

test.each([
  ['en', /(\d+) by a run, (\d+) by a command, (\d+) by a source/],
  ['zh-cn', /(\d+) 个有运行为证，(\d+) 个凭命令，(\d+) 个凭来源/],
])('%s/how-we-know counts the proofs of the fact check as they are', (language, sentence) => {
  const found = sentence.exec(read(`${language}/how-we-know.mdx`));
  const { run, command, source } = countProofs(read(`${language}/fact-check.mdx`));
  expect(found?.slice(1).map(Number)).toEqual([run, command, source]);
});
