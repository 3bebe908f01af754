import { expect, test } from 'vitest';
import { boxes } from './boxes.ts';

const context = { fileURL: new URL('file:///x/content/en/quorum.mdx') };
const named = (name: string, value: string) => [{ name, value }];
const tab = (name: string) => ({ type: 'mdx', name: 'Tab', attributes: named('name', name) });
const blank = { type: 'text', value: '\n' };
const visit = (node: object): void =>
  boxes.mdxJsxFlowElement.visit({ type: 'mdx', ...node }, context);
const tabs = (group: string, children: object[]) => ({
  name: 'Tabs',
  attributes: named('group', group),
  children: children as never[],
});

test('Tabs of a known group pass, with whatever blank is between them.', () => {
  expect(() => {
    visit(tabs('distribution', [blank, tab('kubeadm'), blank, tab('managed')]));
  }).not.toThrow();
});

test('An unknown group or tab, a tab twice, or other contents fail with the file and the choice.', () => {
  const both = [tab('kubeadm'), tab('kubeadm')];
  for (const [node, says] of [
    [tabs('flavour', [tab('kubeadm')]), /quorum\.mdx: <Tabs group="flavour"> is no group. Use one/],
    [tabs('distribution', [tab('kubadm')]), /<Tab name="kubadm"> .* "kubeadm", "k3s and RKE2"/],
    [tabs('distribution', both), /<Tab name="kubeadm"> .* twice/],
    [tabs('distribution', [{ type: 'element', tagName: 'p' }]), /may hold only <Tab name="…">/],
    [tabs('distribution', []), /at least one/],
  ] as const) {
    expect(() => {
      visit(node);
    }).toThrow(says);
  }
});

test('Steps are one numbered list.', () => {
  const list = (tagName: string) => ({ type: 'element', tagName });
  expect(() => {
    visit({ name: 'Steps', children: [blank, list('ol'), blank] });
  }).not.toThrow();
  expect(() => {
    visit({ name: 'Steps', children: [list('ul')] });
  }).toThrow('content/en/quorum.mdx: <Steps> holds one numbered list');
});
