import type { Role } from '../../src/models/raft/messages.ts';
import type { RingNode } from '../../src/view/ring.ts';

/** The words of a ring, in the reader's language. */
export interface RingLabels {
  readonly roles: Readonly<Record<Role, string>>;
  readonly down: string;
  readonly paused: string;
  /** `term 2` */
  readonly term: (term: number) => string;
  /** `voted n2` */
  readonly voted: (node: string) => string;
  /** `2 of 3 votes` */
  readonly votes: (granted: number, needed: number) => string;
  /** `3 waiting`: messages that a paused member has not taken. */
  readonly waiting: (messages: number) => string;
  /** Joins the parts of a description: `, `. */
  readonly comma: string;
}

/**
 * What stands at a node: what it is, or for a follower the one it voted for. In a dense ring there
 * is room for the exceptions only.
 */
export function captionOf(node: RingNode, labels: RingLabels): string {
  if (node.status !== 'up') return labels[node.status];
  if (node.role === 'follower' && node.isDense) return '';
  if (node.role === 'follower' && node.votedFor !== undefined) return labels.voted(node.votedFor);
  return labels.roles[node.role];
}

/** A number that goes with the caption. */
export function countOf(node: RingNode, labels: RingLabels): string {
  if (node.heldMessages > 0) return labels.waiting(node.heldMessages);
  return node.votes ? labels.votes(node.votes.granted, node.votes.needed) : '';
}

/** `n3 term 2, follower, voted n2`: first what the picture itself says, so that speech finds it (WCAG 2.5.3). */
export function describeNode(node: RingNode, labels: RingLabels): string {
  const isDown = node.status === 'down';
  const parts = [
    // In a dense ring the term is a bare number.
    node.isDense
      ? `${node.id} ${String(node.term)}${labels.comma}${labels.term(node.term)}`
      : `${node.id} ${labels.term(node.term)}`,
    isDown ? labels.down : labels.roles[node.role],
    node.status === 'paused' ? labels.paused : '',
    node.votedFor !== undefined ? labels.voted(node.votedFor) : '',
    countOf(node, labels),
  ];
  return parts.filter((part) => part !== '').join(labels.comma);
}
