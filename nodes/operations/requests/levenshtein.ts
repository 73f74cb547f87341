/** The distance between two words, from a library that the build puts into this file (scripts/build/bundle.js). */
export { distance } from 'fastest-levenshtein';
