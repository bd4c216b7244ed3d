// Corrections: what a person says of the machine's answer, kept beside it. `apply` puts the two together.
export { apply } from './apply.js';
export { checked, fileOf, fitting, open } from './file.js';
export { correct, historyOf, redo, undo, withdraw } from './history.js';
export * from './operations.js';
export { standing } from './standing.js';
