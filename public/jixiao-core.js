// The functions for programs, without any element: for workers, servers and other people's pages.
export { default, audit, evaluate, ruleProfiles, version } from './loader/core.js';
