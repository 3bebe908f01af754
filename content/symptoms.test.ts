/**
 * Every entry of the index finds its own examples and no other's, in whatever form a log is pasted; and it
 * leads to chapters, sections and runs that exist. The same for the ends of the trees.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { leavesOf } from '../src/symptoms/decision.ts';
import { linesOf, matchAll, type Known } from '../src/symptoms/match.ts';
import { patternOf } from '../src/symptoms/pattern.ts';
import { readDecisions, readSymptoms } from '../src/symptoms/read.ts';
import { components } from '../src/symptoms/symptom.ts';

const here = new URL('./', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, here), 'utf8');
const symptoms = readSymptoms(read('symptoms.yaml'));
const decisions = readDecisions(read('decisions.yaml'));
const index: Known[] = symptoms.map((one) => ({ id: one.id, pattern: patternOf(one) }));
const found = (text: string): string[] => matchAll(linesOf(text), index).found.map(({ id }) => id);
const examples = symptoms.flatMap(({ id, examples: lines }) =>
  lines.map((line) => [id, line] as const),
);

test('There are at least forty entries, and some of every component.', () => {
  expect(symptoms.length).toBeGreaterThanOrEqual(40);
  expect(new Set(symptoms.map(({ component }) => component))).toEqual(new Set(components));
});

test.each(examples)('%s, and no other, takes its example: %s', (id, line) => {
  expect(found(line)).toEqual([id]);
});

test.each(examples)('%s takes its example in every wrapping: %s', (id, line) => {
  const wrapped = {
    journald: `Aug 20 10:00:00 m1 prog[812]: ${line}`,
    'a container runtime': `2026-08-20T10:00:00.000000000Z stderr F ${line}`,
    docker: JSON.stringify({ log: `${line}\n`, stream: 'stderr', time: '2026-08-20T10:00:00Z' }),
    'journalctl -o json': JSON.stringify({ MESSAGE: line, _SYSTEMD_UNIT: 'kubelet.service' }),
    'a string of JSON': JSON.stringify(line),
    colours: `\u001B[31m${line}\u001B[0m`,
  };
  for (const [form, text] of Object.entries(wrapped)) expect(found(text), form).toEqual([id]);
});

test('What is shown as the line is found too, unless it leaves something out.', () => {
  for (const { id, line } of symptoms.filter((one) => !/[<…]/.test(one.line))) {
    expect(found(line), id).toContain(id);
  }
});

test('A pattern looks at one line and never at the empty one.', () => {
  for (const { id, pattern } of index) {
    expect(pattern.test(''), id).toBe(false);
    expect(pattern.source, id).not.toMatch(/\[\^(?!.*\\n)[^\]]*\][*+]|\\s[*+]|\\n(?!\])/);
  }
});

/** As the site makes them of English headings. */
const slugOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s’-]/gu, '')
    .replace(/’/g, '')
    .replace(/\s/g, '-');

function hasSection(chapter: string): boolean {
  const [slug = '', section] = chapter.split('#');
  if (!existsSync(new URL(`en/${slug}.mdx`, here))) return false;
  const headings = [...read(`en/${slug}.mdx`).matchAll(/^#{2,3} (.+)$/gm)].map(([, text = '']) =>
    slugOf(text),
  );
  return section === undefined || headings.includes(section);
}

const leaves = decisions.flatMap(({ id, answers }) =>
  leavesOf(answers).map((leaf) => ({ id: `${id}: ${leaf.so.en}`, ...leaf })),
);

test('Every entry and every end of a tree leads to a section and a run that exist.', () => {
  const scenarios = readdirSync(new URL('scenarios/', here));
  for (const { id, chapter, scenario } of [...symptoms, ...leaves]) {
    expect(hasSection(chapter), `${id}: ${chapter}`).toBe(true);
    if (scenario !== undefined) expect(scenarios, id).toContain(`${scenario}.yaml`);
  }
});

test('There are three trees, each with four ends or more, and both chapters show all three.', () => {
  expect(decisions).toHaveLength(3);
  for (const { id, answers } of decisions) {
    expect(leavesOf(answers).length, id).toBeGreaterThanOrEqual(4);
    for (const language of ['en', 'zh-cn']) {
      expect(read(`${language}/debug.mdx`)).toContain(`<Decision id="${id}" />`);
    }
  }
});

test('A sentence has its code closed, and Chinese is Chinese.', () => {
  const all = [
    ...symptoms.flatMap(({ id, cause, act }) => [cause, act].map((text) => ({ id, text }))),
    ...decisions.flatMap(({ id, title, ask }) => [title, ask].map((text) => ({ id, text }))),
    ...leaves.flatMap(({ id, when, so }) => [when, so].map((text) => ({ id, text }))),
  ];
  for (const { id, text } of all) {
    for (const one of Object.values(text))
      expect(one.split('`').length % 2, `${id}: ${one}`).toBe(1);
    expect(text.zh.replaceAll(/`[^`]*`/g, ''), id).not.toMatch(/[a-z]{3,}[.;:?!](?:\s|$)|[,;?!]$/);
    expect(text.en, id).not.toMatch(/\p{Script=Han}|[，。；：]/u);
  }
});
