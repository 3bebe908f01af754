/** `npm start`: from a fresh clone to a page in the browser. */
import { runInForeground } from './progress.mjs';
import { environment, setUp } from './setup.mjs';

await setUp();
const built = await runInForeground('astro', ['build'], environment);
process.exitCode =
  built === 0 ? await runInForeground('node', ['tools/serve.mjs'], environment) : built;
