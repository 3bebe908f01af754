import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { archive } from '../../tools/archive.mjs';

function folderOf(files: readonly (readonly [string, string])[]): string {
  const root = mkdtempSync(join(tmpdir(), 'dist-'));
  mkdirSync(join(root, 'en'));
  for (const [file, text] of files) writeFileSync(join(root, file), text);
  return root;
}

test('The same files give the same bytes, whenever and in whatever order they were written.', () => {
  const files = [
    ['index.html', 'a'],
    ['en/index.html', 'b'],
  ] as const;
  const name = 'quorum-lab-1.0.0';
  const first = archive({ name, dist: folderOf(files), readme: 'r' });
  const again = archive({ name, dist: folderOf([...files].reverse()), readme: 'r' });
  expect(Buffer.compare(first.bytes, again.bytes)).toBe(0);
  const unpacked = unzipSync(first.bytes);
  expect(Object.keys(unpacked)).toEqual(
    ['README.txt', 'site/en/index.html', 'site/index.html', 'SHA256SUMS'].map(
      (path) => `${name}/${path}`,
    ),
  );
  expect(strFromU8(unpacked[`${name}/SHA256SUMS`] ?? new Uint8Array())).toContain(
    'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb  site/index.html\n',
  );
});
