import type { Choice, Pool, Strategy } from './strategy.ts';

/** A strategy that looks at the pool when it picks and needs not be told what happens in between. */
export abstract class PlainStrategy implements Strategy {
  abstract pick(pool: Pool, choice: Choice): number | undefined;
  abstract copy(): Strategy;
  onChange(_pool: Pool, _index: number): void {}
  onMembers(_pool: Pool): void {}
  onTaken(_pool: Pool, _index: number): void {}
  onReleased(_pool: Pool, _index: number): void {}
  onFailed(_pool: Pool, _index: number): void {}
}
