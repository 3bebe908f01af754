/** Programs from Debian's packages, where this may install them: as root, with apt-get. */
import { existsSync } from 'node:fs';
import { runQuietly } from './progress.mjs';

const LIMIT_MS = 600_000;

/** A service that a package brings is not started: Debian asks this file first, and 101 forbids it. */
const INSTALL = `
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
  trap 'rm -f "$policy"' EXIT
  trap 'exit 143' INT TERM
  printf '#!/bin/sh\\nexit 101\\n' >"$policy" && chmod +x "$policy"
fi
apt-get update && apt-get install -y --no-install-recommends "$@"
`;

/** Tries to install packages; does nothing where it may not. Never throws. */
export async function installFromDebian(label, packages, env) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  await runQuietly(label, 'sh', ['-c', INSTALL, 'sh', ...packages], {
    env: { ...env, DEBIAN_FRONTEND: 'noninteractive' },
    limitMs: LIMIT_MS,
  });
}
