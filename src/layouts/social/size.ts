/** In pixels; what readers of https://ogp.me show whole. */
export const size = { width: 1200, height: 630 };
