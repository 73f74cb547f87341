import type { Row } from '../state/row';
import type { Store } from '../state/store';

/** The collection whose record a field names. */
export interface Reference {
	of: string;
	/** The field that is named; default: the record's ID. */
	by?: string;
	/** The status of the refusal; default: the usual one of invalid fields. */
	status?: 409;
}

/** What is about to be saved. */
export interface Proposal {
	/** The fields of the request, with the names of the state. */
	sent: Row;
	/** The record as it would be afterwards. */
	record: Row;
	/** The record before the request; undefined if it is new. */
	before?: Row;
	store: Store;
}

/** Messages by field for what BigCommerce would refuse; undefined or empty if there is nothing. */
export type Rule = (proposal: Proposal) => Record<string, string> | undefined;

/** What BigCommerce refuses about the records of a collection, beyond what the schemas of the catalog say. */
export interface Refusals {
	/**
	 * Fields that name records, by their path (`class_rates.tax_class_id`); lists are traversed. Zero, an empty text and null
	 * name no record.
	 */
	references?: Record<string, string | Reference>;
	rules?: Rule[];
	/** What may not be deleted, with the status of the refusal. */
	removal?: { status: 409 | 422; why: (row: Row, store: Store) => string | undefined };
}
