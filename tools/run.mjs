/** `node tools/run.mjs <command> <argument>…`: sets up, then runs a command with the project's own Node. */
import { runInForeground } from './progress.mjs';
import { environment, setUp } from './setup.mjs';

const calledFrom = process.cwd();
const [command, ...args] = process.argv.slice(2);
await setUp();
process.chdir(calledFrom);
process.exitCode = await runInForeground(command, args, environment);
