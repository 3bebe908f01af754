import { expect, test } from 'vitest';
import { editAddress } from './edit-address.ts';

const file = 'content/en/quorum.mdx';

test('A repository is found however package.json writes it.', () => {
  const expected = `https://github.com/a/b/edit/main/${file}`;
  const ways = ['git+https://github.com/a/b.git', 'git@github.com:a/b.git', 'github:a/b', 'a/b'];
  for (const repository of [...ways, ...ways.map((url) => ({ url }))]) {
    expect(editAddress(file, { repository }, undefined)).toBe(expected);
  }
  expect(editAddress(file, { homepage: 'https://github.com/a/b#readme' }, undefined)).toBe(
    expected,
  );
});

test('Each forge has its own editor; of a host nobody knows, and of none, there is no link.', () => {
  const at = (repository: string) => editAddress(file, { repository }, undefined);
  expect(at('https://gitlab.example.org/a/b')).toBe(
    `https://gitlab.example.org/a/b/-/edit/main/${file}`,
  );
  expect(at('https://codeberg.org/a/b.git')).toBe(`https://codeberg.org/a/b/_edit/main/${file}`);
  expect(at('https://example.org/a/b')).toBeUndefined();
  expect(editAddress(file, {}, undefined)).toBeUndefined();
  expect(editAddress(file, { homepage: 'https://github.com/' }, undefined)).toBeUndefined();
});

test('The variable comes first, empty it means no link, and a wrong one says what is right.', () => {
  const manifest = { repository: 'a/b' };
  expect(editAddress(file, manifest, 'https://x.example/e/{path}?mode=edit')).toBe(
    `https://x.example/e/${file}?mode=edit`,
  );
  expect(editAddress(file, manifest, '')).toBeUndefined();
  expect(() => editAddress(file, manifest, 'https://x.example/')).toThrow(
    'EDIT_URL is "https://x.example/". Use an address with {path} in it',
  );
});
