/** The language GraphQL: graphql-js, of which the build puts these parts into this file (gulpfile.js). */
export { Kind } from 'graphql/language/kinds';
export { parse } from 'graphql/language/parser';
export { print } from 'graphql/language/printer';
