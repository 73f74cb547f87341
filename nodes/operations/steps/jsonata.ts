/** The language JSONata, which the build puts into this file (scripts/build/bundle.js). */
export { default as jsonata } from 'jsonata';
