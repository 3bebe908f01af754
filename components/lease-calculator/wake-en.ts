import { hydrate } from 'svelte';
import LeaseCalculatorEn from './LeaseCalculatorEn.svelte';

export function wake(target: HTMLElement): void {
  hydrate(LeaseCalculatorEn, { target, props: {} });
}
