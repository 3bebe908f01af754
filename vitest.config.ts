import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Components are compiled for the server: a test compares the markup of the first frame.
  plugins: [svelte({ configFile: false })],
  test: {
    include: ['{src,components,content,lab}/**/*.test.ts'],
    environment: 'node',
    // A busy machine is slow, not wrong: no test judges time.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
