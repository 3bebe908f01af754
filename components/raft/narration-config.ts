export { narrationConfig } from '../../src/scenario/raft/narration-config.ts';
