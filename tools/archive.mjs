/**
 * The built site as one zip with its checksums: the same files give the same bytes. Entries are sorted, all
 * carry one moment (the earliest a zip knows, written without a time zone) and no owner.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { zipSync } from 'fflate';

const EARLIEST = new Date(1980, 0, 1);

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** All files below a folder, by their path in it, sorted by code units. */
function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [relative(folder, path).split(sep).join('/'), readFileSync(path)])
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** What `sha256sum --check SHA256SUMS` reads. */
export function checksums(files) {
  return files.map(([path, bytes]) => `${sha256(bytes)}  ${path}\n`).join('');
}

/** `name` is the one folder in the zip; `readme` the text beside the site. */
export function archive({ name, dist, readme }) {
  const site = filesIn(dist).map(([path, bytes]) => [`site/${path}`, bytes]);
  const text = (content) => new TextEncoder().encode(content);
  const files = [['README.txt', text(readme)], ...site];
  const all = [...files, ['SHA256SUMS', text(checksums(files))]];
  const entries = all.map(([path, bytes]) => [`${name}/${path}`, new Uint8Array(bytes)]);
  const bytes = zipSync(Object.fromEntries(entries), { level: 9, mtime: EARLIEST });
  return { bytes, sha256: sha256(bytes), count: all.length };
}
