import type { ClusterProperty } from './property.ts';

/** API servers of one cluster are at most one minor version apart (Kubernetes documentation, version skew policy). */
export const versionSkew: ClusterProperty = {
  name: 'version-skew',
  watch: ({ minors }) => {
    const versions = new Map(Object.entries(minors));
    return {
      onEvent: ({ type, node, minor }) => {
        if (type !== 'upgraded' || node === undefined || minor === undefined) return undefined;
        versions.set(node, minor);
        const far = [...versions].filter(([, other]) => Math.abs(other - minor) > 1);
        if (far.length === 0) return undefined;
        return { property: 'version-skew', nodes: [node, ...far.map(([one]) => one)], term: 0 };
      },
    };
  },
};
