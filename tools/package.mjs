/**
 * `npm run package`: builds the site and writes `quorum-lab-<version>.zip`, for places that take files and no
 * builds. BASE_PATH and SITE_URL hold as for `npm run build`.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInForeground } from './progress.mjs';
import { environment, root, setUp } from './setup.mjs';

await setUp();
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const name = `quorum-lab-${version}`;
const base = `/${process.env.BASE_PATH ?? ''}/`.replace(/\/{2,}/g, '/');
const dist = mkdtempSync(join(tmpdir(), 'quorum-lab-package-'));

const built = await runInForeground('astro', ['build', '--outDir', dist], environment);
if (built === 0) {
  // It needs the packages, so it can be loaded only after the set-up.
  const { archive } = await import('./archive.mjs');
  const { bytes, sha256, count } = archive({ name, dist, readme: readme() });
  const file = join(root, `${name}.zip`);
  writeFileSync(file, bytes);
  console.log(`\n${sha256}  ${name}.zip`);
  console.log(`${count} files, ${(bytes.length / 1e6).toFixed(2)} MB, to be served at ${base}`);
}
rmSync(dist, { recursive: true });
process.exitCode = built;

function readme() {
  return `Quorum Lab ${version}

site/        plain files; put them where your web server finds them, to be served at ${base}
             (for another folder, build with BASE_PATH: see the project's README)
SHA256SUMS   check with: sha256sum --check SHA256SUMS

Any static host will do. What it should say with the files (content policy, caching, types) is ready:

nginx        include site/_server/nginx-http.conf in http, site/_server/nginx-server.conf in server
Caddy        import site/_server/Caddyfile.quorum-lab
Apache       site/.htaccess, where AllowOverride FileInfo Indexes holds
others       site/_headers says the same in Netlify's form

The site makes no request to any other host and needs no server but for files.
Code: Apache License 2.0. Prose: CC BY 4.0.
`;
}
