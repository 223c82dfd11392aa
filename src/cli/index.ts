export { nodeIo } from './io.js';
export { main } from './main.js';
