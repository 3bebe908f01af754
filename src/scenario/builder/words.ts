/** Words that the settings, commands and expectations of every model share. */

/** A length of virtual time with its unit: `150ms`, `0.5ms`, `2s`, `1m`. */
export type Duration = string;

/** A length that is drawn anew each time: `10ms`, `5-15ms`, `exp(10ms)`, `normal(10ms, 2ms)`. */
export type Distribution = string;

/** Nodes by name, by role, or a list of them. Roles are looked up when the command runs. */
export type Who = string | readonly string[];

/** A number, or the bounds of one; one of the two may be left out. */
export type Amount = number | { readonly min?: number; readonly max?: number };

/** What every run is made with, beside the settings of its model. */
export interface RunSettings {
  /**
   * The seed that everything random is drawn from: the same program with the same seed is the same run.
   * @zh 种子，一切随机都由它而来：程序相同、种子相同，运行就相同。
   * @default 0
   */
  readonly seed?: number;
  /**
   * A name for the run, shown over its picture.
   * @zh 这次运行的名字，显示在图的上方。
   */
  readonly title?: string | { readonly en?: string; readonly 'zh-cn'?: string };
}

/** One event of a trace: when, in virtual milliseconds, what kind, and what belongs to it. */
export interface TraceEvent {
  readonly at: number;
  readonly type: string;
  readonly [key: string]: unknown;
}
