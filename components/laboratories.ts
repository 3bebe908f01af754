/** The laboratories, by the model that runs in them. Another one is listed here and in `run-text.ts`. */
import Lease from './lease/Lease.astro';
import Raft from './raft/Raft.astro';

export const laboratories = { raft: Raft, lease: Lease };

export type LaboratoryName = keyof typeof laboratories;

export const isLaboratory = (model: string): model is LaboratoryName => model in laboratories;
