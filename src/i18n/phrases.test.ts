import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { phrases } from './phrases.ts';

const folder = new URL('../../content/zh-cn/', import.meta.url);
const headings = readdirSync(folder).flatMap((file) => {
  const text = readFileSync(new URL(file, folder), 'utf8');
  return [...text.matchAll(/^(?:question: |#{2,3} )(.+)$/gm)].map(([, heading = '']) => heading);
});

test('A heading breaks between words, not within one.', () => {
  expect(phrases('为什么要三个成员，为什么要奇数？').join('|')).toBe(
    '为什么|要|三个|成员，|为什么|要|奇数？',
  );
  expect(phrases('凑不齐法定人数以后')).toContain('凑不齐');
  expect(phrases('两个多数派必有共同成员')).toContain('多数派');
});

test('Joined, the pieces are the heading, and none of them begins with what ends a line.', () => {
  expect(headings.length).toBeGreaterThan(30);
  for (const heading of headings) {
    const pieces = phrases(heading);
    expect(pieces.join('')).toBe(heading);
    expect(pieces.slice(1).filter((piece) => /^[，。？！、；：”》）的了]/.test(piece))).toEqual([]);
    expect(pieces.slice(0, -1).filter((piece) => /[“《（]$/.test(piece))).toEqual([]);
  }
});
