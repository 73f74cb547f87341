/** Stands in for the words that Prism's made-up answers use. None are made here, and the real package is published as ES modules only. */
export const faker = {};
