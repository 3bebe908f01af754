import type { Backend } from './strategy.ts';

/** HAProxy's BE_WEIGHT_SCALE: a weight is counted in sixteenths. */
export const WEIGHT_SCALE = 16;

/** SRV_UWGHT_RANGE and SRV_EWGHT_MAX. */
export const WEIGHT_RANGE = 256;
export const WEIGHT_MAX = WEIGHT_RANGE * WEIGHT_SCALE;

/** `eweight` of server.c, server_recalc_eweight; 0 while the server is not usable. */
export function usableWeight({ weight, isUp }: Backend): number {
  return isUp ? Math.ceil(weight * WEIGHT_SCALE) : 0;
}
