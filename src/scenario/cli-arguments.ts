import { parseArgs } from 'node:util';
import { ScenarioError } from './problem.ts';
import { readSeed } from './scenario.ts';

export interface Arguments {
  /** A path, or `-` for standard input. */
  readonly file: string;
  readonly language: 'en' | 'zh-cn';
  readonly wantsTrace: boolean;
  readonly wantsJson: boolean;
  readonly seed: number | undefined;
  readonly repeat: number | undefined;
  readonly assignments: readonly string[];
}

export const USAGE = `npm run -s scenario -- FILE|- [options]

  FILE               a scenario (YAML or JSON), or a program (a name that ends with .ts, .mts, .js or .mjs);
                     standard input is a scenario; what a program can use is on the page /en/builder/

  (no option)        the story in sentences; exit 0 met, 1 an expectation failed, 2 bad scenario
  --trace            the trace as JSON Lines
  --seed N           another seed
  --repeat N         N runs with seeds seed … seed+N-1; with --json one JSON object on one line
  --set KEY=VALUE    override any key, such as config.latency=20ms; may be given several times
  --lang en|zh-cn    the language of the sentences`;

/** Programs are told by their name, so that a mistyped scenario is never taken for one. */
export function isProgram(file: string): boolean {
  return /\.m?[jt]s$/.test(file);
}

/** What a program does by itself, or does not have. Throws {@link ScenarioError}. */
export function refuseForProgram({ repeat, wantsJson, assignments }: Arguments): void {
  if (repeat !== undefined || wantsJson) {
    throw new ScenarioError(
      '--repeat and --json are for scenarios. A program repeats by itself: for (let seed = 0; seed < 100; seed += 1) raft({ seed }) …',
    );
  }
  if (assignments.length > 0) {
    throw new ScenarioError(
      '--set is for scenarios. In a program, change the setting where it stands; --seed takes another seed.',
    );
  }
}

const MOST_RUNS = 1_000_000;

/** Reads the command line. Throws {@link ScenarioError} with what would be right. */
export function readArguments(words: readonly string[]): Arguments | 'help' {
  const { values, positionals } = parse(words);
  if (values.help) return 'help';
  const [file, second] = positionals;
  if (file === undefined) throw new ScenarioError(`Which scenario?\n\n${USAGE}`);
  if (second !== undefined)
    throw new ScenarioError(`One scenario at a time; "${second}" is one too many.`);
  const language = values.lang ?? 'en';
  if (language !== 'en' && language !== 'zh-cn') {
    throw new ScenarioError(`--lang takes en or zh-cn; found "${language}".`);
  }
  const wantsTrace = values.trace ?? false;
  if (wantsTrace && (values.repeat !== undefined || values.json)) {
    throw new ScenarioError('--trace shows one run; it does not go with --repeat or --json.');
  }
  return {
    file,
    language,
    wantsTrace,
    wantsJson: values.json ?? false,
    seed: values.seed === undefined ? undefined : readSeed(toNumber(values.seed), ['--seed']),
    repeat: values.repeat === undefined ? undefined : readRepeat(values.repeat),
    assignments: values.set ?? [],
  };
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h' },
        trace: { type: 'boolean' },
        json: { type: 'boolean' },
        seed: { type: 'string' },
        repeat: { type: 'string' },
        set: { type: 'string', multiple: true },
        lang: { type: 'string' },
      },
    });
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    throw new ScenarioError(`${problem}\n\n${USAGE}`);
  }
}

/** Digits only: `Number` would take an empty text, spaces and hexadecimal too. */
function toNumber(text: string): unknown {
  return /^\d+$/.test(text) ? Number(text) : text;
}

function readRepeat(text: string): number {
  const count = toNumber(text);
  if (typeof count === 'number' && count >= 1 && count <= MOST_RUNS) return count;
  throw new ScenarioError(
    `--repeat takes a whole number from 1 to ${String(MOST_RUNS)}; found "${text}".`,
  );
}
