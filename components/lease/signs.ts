/** Signs that stand in the lanes and in their legend, around their middle; acts hang from the band above. */
const DOT = 'M-2.8 3a2.8 2.8 0 1 0 5.6 0a2.8 2.8 0 1 0-5.6 0';

export const CROSS = 'M-3.5-3.5l7 7m0-7l-7 7';
export const LOZENGE = 'M0-4.4L4.4 0 0 4.4-4.4 0z';

export const ACTS = {
  taken: 'M0 1v4',
  stale: 'M0 1l5 8.5h-10z',
  refused: 'M-4.6 6a4.6 4.6 0 1 0 9.2 0a4.6 4.6 0 1 0-9.2 0M-3.2 2.8l6.4 6.4',
} as const;

/** By meaning: the look and the shape. */
export const LEGEND = {
  write: ['t1 sign-write', `M0-7V3${DOT}`],
  read: ['sign-read', `M0-7V0${DOT}`],
  conflict: ['conflict', LOZENGE],
  failed: ['gave-up', CROSS],
  work: ['act taken', 'M0-3v5'],
  stale: ['act stale', 'M0 4.5L5-4h-10z'],
  fenced: ['act refused', 'M-4.6 0a4.6 4.6 0 1 0 9.2 0a4.6 4.6 0 1 0-9.2 0M-3.2-3.2l6.4 6.4'],
} as const;
