import mdx from '@astrojs/mdx';
import svelte from '@astrojs/svelte';
import { defineConfig } from 'astro/config';
import { budgets } from './src/integrations/budgets.ts';
import { discovery } from './src/integrations/discovery.ts';
import { headers } from './src/integrations/headers.ts';
import { links } from './src/integrations/links.ts';
import { offline } from './src/integrations/offline.ts';
import { policy } from './src/integrations/policy.ts';
import { prose } from './src/integrations/prose.ts';
import { sandbox } from './src/integrations/sandbox.ts';
import { search } from './src/integrations/search.ts';
import { stylesheets } from './src/integrations/stylesheets.ts';

export default defineConfig({
  site: process.env.SITE_URL || undefined,
  base: process.env.BASE_PATH || '/',
  output: 'static',
  trailingSlash: 'always',
  // The formatter's own rule: a line break beside a tag is no space, or 汉字 beside a link get one.
  compressHTML: 'jsx',
  // Small scripts as files too: the policy then names one inline script, the same on every page.
  vite: {
    environments: {
      client: {
        build: {
          rolldownOptions: {
            output: {
              // Small files of their own weigh more than they hold.
              codeSplitting: {
                groups: [
                  {
                    name: 'everywhere',
                    test: /preload-helper|kit\/error-text|i18n\/(address|language)\.ts/,
                    priority: 1,
                  },
                  { name: 'page', test: /trusted-address|layouts\/(progress|elements\/wake)\.ts/ },
                  { name: 'quorum', test: /models\/quorum\/(majority|availability|zones)\.ts/ },
                  {
                    name: 'widget',
                    test: /kit\/((Boundary|Segments)\.svelte|variants|lanes)|narration\/digits|view\/(seconds-text|text-room)/,
                  },
                ],
              },
            },
          },
        },
      },
    },
    build: {
      assetsInlineLimit: 0,
      // Astro's own mark on the modules of chapters; it has been read by then.
      rolldownOptions: { checks: { moduleLevelDirective: false } },
    },
  },
  build: { inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
  i18n: {
    locales: ['en', { path: 'zh-cn', codes: ['zh-CN'] }],
    defaultLocale: 'en',
    routing: { prefixDefaultLocale: true, redirectToDefaultLocale: false },
  },
  // Ours, in `prose`: Astro's writes inline styles.
  markdown: { syntaxHighlight: false },
  // Those that work on the built site, in this order: it is changed, checked, then listed.
  integrations: [
    svelte(),
    mdx(),
    prose(),
    search(),
    sandbox(),
    stylesheets(),
    policy(),
    discovery(),
    links(),
    budgets(),
    offline(),
    headers(),
  ],
  security: {
    csp: {
      directives: [
        "default-src 'none'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "frame-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "object-src 'none'",
        "require-trusted-types-for 'script'",
      ],
    },
  },
});
