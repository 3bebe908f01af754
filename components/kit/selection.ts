/** What a reader has selected, and the element to come back to. */
export interface Selection<Target> {
  readonly target: Target;
  readonly anchor: Element;
}
