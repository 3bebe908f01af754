/** The engine of the Failover laboratory: its layers, its Gantt chart, its bar. */
import { componentsOn, hostsIn } from '../../src/scenario/control-plane/commands.ts';
import type { ControlPlaneRun } from '../../src/scenario/control-plane/run.ts';
import { checkAt, nodeAt, probeAt, standingOf } from '../../src/scenario/control-plane/standing.ts';
import type { ScenarioSource } from '../../src/scenario/scenario.ts';
import { controlPlaneBarView } from '../../src/view/control-plane-bar.ts';
import { controlPlaneGantt, type GanttView } from '../../src/view/control-plane-gantt.ts';
import { controlPlaneLayers, type LayersView } from '../../src/view/control-plane-layers.ts';
import type { ControlPlaneHistoryInput } from '../../src/view/control-plane-history.ts';
import type { TimeBarView } from '../../src/view/time-bar.ts';
import { Engine } from '../kit/engine.ts';
import type { Choice } from '../kit/fault.ts';
import type { Moment } from '../kit/frame.ts';
import { faultsOf, type FailoverTarget } from './faults.ts';
import type { FailoverFacts, FailoverFrame } from './frame.ts';
import { Measuring } from './measuring.ts';
import { PICTURE_WORDS } from './picture-words.ts';
import { failoverRunner } from './runner.ts';
import type { FailoverStrings } from './strings.en.ts';
import { victimOf } from './variants.ts';

/** With what does not depend on the moment. */
export interface FailoverMoment extends Moment {
  /** The whole run has to be in sight. */
  readonly isWhole?: boolean;
}

export class FailoverEngine extends Engine<ControlPlaneRun, FailoverFrame, FailoverStrings> {
  #measuring: Measuring | undefined;

  /** Throws `ScenarioError`. */
  constructor(source: ScenarioSource, words: FailoverStrings) {
    super(source, { model: failoverRunner, words });
  }

  override get facts(): FailoverFacts {
    const { scenario, plan } = this.run;
    const { config, source } = scenario;
    const { masters, etcdHosts, front } = config.cluster;
    const on = (component: Parameters<typeof nodeAt>[0]): string[] =>
      hostsIn(config)
        .filter((host) => componentsOn(host, config).includes(component))
        .map((host) => nodeAt(component, host));
    return {
      ...this.runFacts,
      masters,
      topology: config.topology,
      front: front.kind,
      actors: [
        { chart: 'raft', actors: etcdHosts.map((host) => nodeAt('etcd', host)) },
        { chart: 'target', actors: on('kube-apiserver') },
        {
          chart: 'lease',
          actors: [...on('kube-controller-manager'), ...on('kube-scheduler'), ...on('kube-vip')],
        },
        { chart: 'kubelet', actors: on('kubelet') },
        { chart: 'liveness', actors: masters.map((host) => probeAt('liveness', host)) },
        ...(front.kind === 'balancer' && front.isChecked
          ? [{ chart: 'prober', actors: masters.map(checkAt) }]
          : []),
      ],
      victim: victimOf(source),
      firstCommandUs: plan.firstCommandUs,
    };
  }

  override frame(moment: FailoverMoment): FailoverFrame {
    const { facts } = this;
    const [layers, gantt] = [this.layers(moment), this.gantt(moment)];
    return { ...this.runFrame(moment), facts, layers, gantt };
  }

  layers({ atUs }: Moment): LayersView {
    const world = this.worldAt(atUs);
    const words = PICTURE_WORDS[this.words.language];
    return controlPlaneLayers({ world, standing: standingOf(world), atUs, words });
  }

  gantt({ atUs, playedUs, width, isWhole = false }: FailoverMoment): GanttView {
    const shownUs = Math.max(atUs, playedUs);
    this.advance(shownUs);
    const { firstCommandUs, untilUs } = this.run.plan;
    return controlPlaneGantt({
      ...this.#trace,
      words: PICTURE_WORDS[this.words.language],
      metrics: this.metricsAt(shownUs),
      ...{ firstCommandUs, untilUs, playedUs, atUs, isWhole, width },
    });
  }

  /** What the run has come to by an instant, as its metrics count it. */
  metricsAt(us: number): Readonly<Record<string, number | undefined>> {
    this.advance(us);
    const { events, plan } = this.run;
    if (!this.#measuring?.reaches(events, us)) {
      this.#measuring = new Measuring(events, plan.firstCommandUs ?? 0);
    }
    return this.#measuring.metricsAt(us);
  }

  override bar({ atUs, playedUs, width }: Moment): TimeBarView {
    const { untilUs } = this.run.plan;
    this.advance(playedUs);
    return controlPlaneBarView({ ...this.#trace, untilUs, playedUs, atUs, width });
  }

  override faults(target: FailoverTarget, us: number): Choice | undefined {
    const { config } = this.run.scenario;
    return faultsOf(target, { world: this.worldAt(us), config, words: this.words });
  }

  get #trace(): ControlPlaneHistoryInput {
    const { events, scenario } = this.run;
    return { events, setup: scenario.config.cluster };
  }
}
