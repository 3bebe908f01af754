/** The charts that laboratories load when their panel is opened. Drawn here, from the machines themselves. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { chartText } from '../../../components/machines/chart-text.ts';
import { MACHINE_NAMES, MACHINES, type MachineName } from '../../models/machines.ts';
import { readStatechart } from '../../models/statechart.ts';

export const getStaticPaths = (() =>
  MACHINE_NAMES.map((name) => ({ params: { name }, props: { name } }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ name: MachineName }> = ({ props }) =>
  new Response(chartText(readStatechart(MACHINES[props.name])), {
    headers: { 'content-type': 'application/json' },
  });
