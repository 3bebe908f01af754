/** What the lease calculator says in English. The other languages have the type of this object. */
import { en as kit } from '../kit/strings.en.ts';
import { enNumbers } from './number-strings.en.ts';

export const en = {
  ...kit,
  ...enNumbers,

  title: 'Lease calculator',
  lead: 'Three durations decide how soon another one leads, which outages are survived, and whether two can lead at once.',
  settings: 'Settings',
  fields: {
    leaseDuration: 'Lease duration',
    renewDeadline: 'Renew deadline',
    retryPeriod: 'Retry period',
    request: 'API request takes',
  },
  fieldHelp: {
    leaseDuration: 'how long the others wait',
    renewDeadline: 'how long the leader tries',
    retryPeriod: 'the pause between tries',
    request: 'there and back, as measured',
  },
  candidates: 'Candidates',
  releaseOnCancel: 'release on cancel',
  presets: 'Known settings',
  badPreset: (durations: string): string =>
    `${durations}: accepted by client-go, shipped by nobody`,
  refused: 'With these settings there is nothing to compute.',
  openCalculator: 'Open on its own page',

  simulation: 'Formula and simulation',
  simulationStarts: 'Formula and simulation.',
  simulationSays: (runs: string): string =>
    `The formulas give the ends. How likely is what lies between? The model of the laboratory runs ${runs} times; each time the leader stops at a random moment.`,
  runMany: (runs: string): string => `Run ${runs} failovers`,

  take: 'Take along',
  takeKinds: { flags: 'Flags', go: 'controller-runtime', link: 'Link' },
  takeSays: {
    flags: 'kube-controller-manager, kube-scheduler, cloud-controller-manager',
    go: 'manager.Options',
    link: 'This calculator with these values',
  },
};

export type CalculatorStrings = typeof en;
