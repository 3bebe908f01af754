/** What the Raft widget shows beside what every laboratory shows. */
import type { RaftRules } from '../../src/models/raft/settings.ts';
import type { RingView } from '../../src/view/ring.ts';
import type { Facts, Frame } from '../kit/frame.ts';

export interface RaftFacts extends Facts {
  readonly nodes: readonly string[];
  readonly preset: 'paper' | 'etcd';
  readonly rules: RaftRules;
}

export interface RaftFrame extends Frame {
  readonly facts: RaftFacts;
  readonly ring: RingView;
}
