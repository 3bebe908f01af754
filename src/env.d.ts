// Only Astro's own checker reads `.astro` files; for the others they are components.
declare module '*.astro' {
  const component: import('astro/runtime/server/index.js').AstroComponentFactory;
  export default component;
}
