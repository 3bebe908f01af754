/** What the builder can do, for the editor of programs and scenarios. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { languages, type Language } from '../../i18n/language.ts';
import { docsFile } from '../../layouts/builder/docs-file.ts';
import { builderDocs } from '../../layouts/builder/docs.ts';

export const getStaticPaths = (() =>
  languages.map((lang) => ({ params: { lang }, props: { lang } }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ lang: Language }> = ({ props }) =>
  new Response(JSON.stringify(docsFile(builderDocs, props.lang)), {
    headers: { 'content-type': 'application/json' },
  });
