import type { Component } from '../../src/symptoms/symptom.ts';

const parts: Record<Component, string> = {
  etcd: 'etcd',
  apiserver: 'kube-apiserver',
  controllers: 'controllers',
  kubelet: 'kubelet',
  balancers: 'load balancers',
  clients: 'clients',
};

export const en = {
  look: 'Look',
  act: 'Do',
  run: 'See it run',
  source: 'source',
  label: 'Log lines',
  hint: 'Paste one line or a whole log: klog, JSON, journald or docker. It is read in this browser and sent nowhere.',
  clear: 'Clear',
  noScript: 'To search for a pasted line, this page needs JavaScript. The whole index is below.',
  parts,
};

export type SymptomStrings = typeof en;
