import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const folder = new URL('../../deploy/kubernetes/', import.meta.url);

/* eslint-disable @typescript-eslint/no-explicit-any, @typescript-eslint/no-unsafe-member-access,
   @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-call,
   @typescript-eslint/no-unsafe-argument -- what a manifest holds is what is tested */
const read = (file: string): any => parse(readFileSync(new URL(file, folder), 'utf8'));

const deployment = read('deployment.yaml').spec;
const pod = deployment.template.spec;
const [container] = pod.containers;

test('Three replicas are spread over zones and nodes, and a drain takes one at a time.', () => {
  expect(deployment.replicas).toBe(3);
  expect(
    pod.topologySpreadConstraints.map((each: { topologyKey: string }) => each.topologyKey),
  ).toEqual(['topology.kubernetes.io/zone', 'kubernetes.io/hostname']);
  expect(read('pdb.yaml').spec.maxUnavailable).toBe(1);
});

test('It runs without root, rights or a writable root, and asks for what it needs.', () => {
  expect(pod.securityContext).toMatchObject({
    runAsNonRoot: true,
    seccompProfile: { type: 'RuntimeDefault' },
  });
  expect(container.securityContext).toEqual({
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ['ALL'] },
  });
  expect(pod.automountServiceAccountToken).toBe(false);
  expect(Object.keys(container.resources.requests)).toEqual(['cpu', 'memory']);
});

test('Every probe asks for what nginx answers, at the port it listens on.', () => {
  const nginx = readFileSync(new URL('nginx.conf', folder), 'utf8');
  for (const probe of ['startupProbe', 'readinessProbe', 'livenessProbe']) {
    expect(nginx).toContain(`location = ${container[probe].httpGet.path} `);
  }
  expect(nginx).toContain(`listen ${container.ports[0].containerPort};`);
});

test('Every selector means the pods, and every manifest is listed.', () => {
  const { labels } = deployment.template.metadata;
  expect(deployment.selector.matchLabels).toEqual(labels);
  expect(read('service.yaml').spec.selector).toEqual(labels);
  expect(read('pdb.yaml').spec.selector.matchLabels).toEqual(labels);
  expect(read('networkpolicy.yaml').spec.podSelector.matchLabels).toEqual(labels);
  const manifests = readdirSync(folder).filter(
    (file) => file.endsWith('.yaml') && file !== 'kustomization.yaml',
  );
  expect([...read('kustomization.yaml').resources].sort()).toEqual(manifests.sort());
});
