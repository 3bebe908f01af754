import { expect, test } from 'vitest';
import { numberLinks } from './paper.ts';

test('Marked links are numbered in their order, one address once, others stay as they are.', () => {
  const link = (address: string, mark = ' data-cite') => `<a${mark} href="${address}">x</a>`;
  const { html, addresses } = numberLinks(
    link('https://a.example/') +
      link('/b/?s=x&amp;t=1') +
      link('/c/', '') +
      link('https://a.example/'),
  );
  expect(addresses).toEqual(['https://a.example/', '/b/?s=x&amp;t=1']);
  expect([...html.matchAll(/<a[^>]*>/g)].map(([tag]) => tag)).toEqual([
    '<a data-cite="[1]" href="https://a.example/">',
    '<a data-cite="[2]" href="/b/?s=x&amp;t=1">',
    '<a href="/c/">',
    '<a data-cite="[1]" href="https://a.example/">',
  ]);
});
