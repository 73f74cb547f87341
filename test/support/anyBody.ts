/** The body of an answer, in which a test looks for one field: it has a different shape for each request. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyBody = any;
