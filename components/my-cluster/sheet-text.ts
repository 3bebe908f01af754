/** The cluster and its numbers as a page of a runbook: Markdown, or plain text. */
import { checkOf, etcdOf, failoverOf, survivalOf } from '../../src/scenario/my-cluster/numbers.ts';
import { PRESETS } from '../../src/scenario/my-cluster/presets.ts';
import type { Group } from '../../src/scenario/my-cluster/input.ts';
import type { ClusterReading } from '../../src/scenario/my-cluster/read.ts';
import { bentRules } from '../../src/scenario/my-cluster/rules.ts';
import { range } from '../health/say.ts';
import type { ClusterStrings } from './strings.en.ts';

type Line = readonly [what: string, value: string];

/** A table of the sheet, with what its columns are. */
interface Table {
  readonly head: Line;
  readonly lines: readonly Line[];
}

function failoverTable(reading: ClusterReading, words: ClusterStrings): Table {
  const lines = failoverOf(reading).map(({ id, isKnown, rangeMs, obstacle }): Line => {
    const name = words.rowNames[id];
    if (!isKnown) return [name, words.unknown];
    if (rangeMs === undefined) return [name, obstacle ? words.obstacles[obstacle] : ''];
    const { min, max } = rangeMs;
    return [name, range({ minUs: min * 1000, maxUs: max * 1000 }, words.language)];
  });
  return { head: [words.what, words.after], lines };
}

/** The calculators' numbers: of etcd, of the Leases, of the balancer's checks. */
function numberTables(reading: ClusterReading, words: ClusterStrings): readonly Table[] {
  const { lease, unread } = reading;
  const isKnown = (...groups: readonly Group[]): boolean =>
    !groups.some((group) => unread.includes(group));
  const check = checkOf(reading);
  const named = (name: string, said: readonly Line[]): Table => ({
    head: [name, words.value],
    lines: said.map(([value, what]) => [what, value]),
  });
  return [
    ...(isKnown('size', 'etcd', 'network')
      ? [named('etcd', words.etcdSays(etcdOf(reading), reading))]
      : []),
    ...(lease && isKnown('size', 'network')
      ? [
          named(
            words.leases,
            Object.values(words.calculator.numbers).map((say): Line => {
              const [value, what] = say(lease);
              return [value, what];
            }),
          ),
        ]
      : []),
    ...(check && isKnown('front', 'network') ? [named(words.checks, words.checkSays(check))] : []),
  ];
}

/** What stands above the table: what cluster it is, what it survives, which rules it bends. */
function aboveOf(reading: ClusterReading, words: ClusterStrings) {
  const preset = PRESETS[reading.input.preset].name;
  return {
    about: words.described(reading, preset).join(' · '),
    survives: words.survivesSays(survivalOf(reading.clocks), reading.clocks),
    rules: bentRules(reading).map(
      ({ name, level }) =>
        `${words.ruleLevels[level]}${words.wordSpace}${words.ruleSays[name](reading)}`,
    ),
  };
}

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');
/** A bar would end a cell. */
const cell = (text: string): string => text.replaceAll('|', '\\|');

function markdownTable({ head, lines }: Table): readonly string[] {
  const row = ([what, value]: Line): string => `| ${cell(what)} | ${cell(value)} |`;
  return [row(head), '| --- | --- |', ...lines.map(row), ''];
}

/** The sheet as a page of a wiki. `url` leads back to the cluster. */
export function markdownText(reading: ClusterReading, words: ClusterStrings, url: string): string {
  const { about, survives, rules } = aboveOf(reading, words);
  return plain(
    [
      `# ${words.title}`,
      '',
      cell(about),
      '',
      ...survives.map((one) => `- ${one}`),
      ...rules.map((one) => `- ${one}`),
      '',
      ...[failoverTable(reading, words), ...numberTables(reading, words)].flatMap(markdownTable),
      `<${url}>`,
    ].join('\n'),
  );
}

/** The sheet where there is no Markdown. */
export function plainText(reading: ClusterReading, words: ClusterStrings, url: string): string {
  const { about, survives, rules } = aboveOf(reading, words);
  const tables = [failoverTable(reading, words), ...numberTables(reading, words)];
  return plain(
    [
      words.title,
      about,
      '',
      ...survives,
      ...rules,
      '',
      ...tables.flatMap(({ head: [name], lines }) => [
        name,
        ...lines.map(([what, value]) => `${value}\t${what}`),
        '',
      ]),
      url,
    ].join('\n'),
  );
}
