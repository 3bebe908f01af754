/** The parts of the glossary, in the order of its page. */
export const topics = [
  'raft',
  'quorum',
  'lease',
  'control-plane',
  'failure',
  'load',
  'health',
] as const;

export type Topic = (typeof topics)[number];
