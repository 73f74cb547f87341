import type { OddRequest } from './oddStore';

/** What `wordsOf` gives for an item that is not shown to be done. */
export const NOT_NAMED = "red: BigCommerce's answer does not name this item";
export const UNREADABLE = "red: BigCommerce's answer could not be read";
export const ANOTHER = 'red: BigCommerce answered with another record than the one that was sent';

/** One of the records that a batch sends. */
export type Element = Record<string, unknown>;

/** The records of a batch. */
export const elements = ({ body }: OddRequest) => body as Element[];
