import { hydrate } from 'svelte';
import LeaseCalculatorZhCn from './LeaseCalculatorZhCn.svelte';

export function wake(target: HTMLElement): void {
  hydrate(LeaseCalculatorZhCn, { target, props: {} });
}
