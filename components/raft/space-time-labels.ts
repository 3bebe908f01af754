/** The words of a space-time picture, in the reader's language. */
export interface SpaceTimeLabels {
  /** `term 2` */
  readonly term: (term: number) => string;
}
