/** The language GraphQL: graphql-js, of which the build puts these parts into this file (gulpfile.js). */
export { Kind } from 'graphql/language/kinds';
export { Lexer } from 'graphql/language/lexer';
export { parse } from 'graphql/language/parser';
export { print } from 'graphql/language/printer';
export { Source } from 'graphql/language/source';
export { TokenKind } from 'graphql/language/tokenKind';
