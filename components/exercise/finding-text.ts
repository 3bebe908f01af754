/** What is said of a finding, and where it can be seen. */
import type { Finding } from '../../src/questions/check.ts';
import { encodeLink } from '../../src/scenario/link.ts';
import type { ExerciseStrings } from './exercise-strings.ts';

export interface SaidFinding {
  readonly text: string;
  readonly link?: { readonly href: string; readonly text: string } | undefined;
}

/** `lab`: where it can be seen; `zoneOf`: the zone of each member, where the exercise is about zones. */
export function sayFinding(
  finding: Finding,
  words: ExerciseStrings,
  { lab, zoneOf }: { readonly lab: string; readonly zoneOf: readonly number[] },
): SaidFinding {
  const { language } = words;
  switch (finding.kind) {
    case 'runs': {
      const { name, sentences, seed, failed, runs, source } = finding;
      const said = [...sentences, words.seeds(seed, failed, runs)].join(
        language === 'en' ? ' ' : '',
      );
      return {
        text: name === undefined ? said : name[language] + words.colon + said,
        link: { href: `${lab}#${encodeLink(source)}`, text: words.seeRun },
      };
    }
    case 'zones': {
      const { zone, left, members } = finding;
      const set = new URLSearchParams({
        view: 'zones',
        n: String(members),
        zones: zoneOf.join(''),
        lost: String(zone),
      });
      return {
        text: words.lostZone(zone, left, members),
        link: { href: `${lab}?${set}`, text: words.seeZone },
      };
    }
    case 'tooMany':
      return { text: words.tooMany(finding.most, finding.used) };
    case 'notAllowed':
      return { text: words.notAllowed(finding.command, finding.allowed) };
    case 'changed':
      return { text: words.changed(finding.key) };
    case 'tooLong':
      return { text: words.tooLong(finding.says[language], finding.most, finding.found) };
    case 'unreadable':
      return { text: finding.says[language] + words.colon + finding.error.messageIn(language) };
    case 'refused':
      return { text: finding.error.messageIn(language) };
  }
}
