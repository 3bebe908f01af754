/** What `kubectl kustomize` makes of `deploy/kubernetes`. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseAllDocuments } from 'yaml';
import type { Finding } from '../load-balancers/comparison.ts';

const folder = fileURLToPath(new URL('../../deploy/kubernetes', import.meta.url));

export function checkManifests(kubectl: string): Finding {
  const text = execFileSync(kubectl, ['kustomize', folder], { encoding: 'utf8' });
  const all = parseAllDocuments(text).map(
    (document) => document.toJS() as { kind: string; metadata: { name: string } },
  );
  const kinds = all.map(({ kind }) => kind).sort();
  const map = all.find(({ kind }) => kind === 'ConfigMap')?.metadata.name ?? '';
  const isUsed = text.split(`name: ${map}`).length === 3;
  const image = /image: (\S+)/.exec(text)?.[1] ?? '';
  return {
    name: 'kustomize renders the manifests',
    result: kinds.join(', '),
    isMet:
      kinds.join() === 'ConfigMap,Deployment,NetworkPolicy,PodDisruptionBudget,Service' &&
      /^quorum-lab-nginx-\w+$/.test(map) &&
      isUsed &&
      image.includes('/quorum-lab:'),
    detail: `image ${image}, configuration ${map}`,
  };
}
