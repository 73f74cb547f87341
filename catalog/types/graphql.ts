import type { Template } from './localOperations';

/** What stands before a bare ID to make it a global one: always the same, or by the value of another field. */
export type GlobalId = string | { by: string; prefixes: Record<string, string> };

/** A list inside of every node of another list. Its nodes are the records; each also says which outer node it belongs to. */
export interface InnerList {
	/** The field of the outer node. Its part is asked for by the variables `innerFirst` and `innerAfter`. */
	field: string;
	/** The field of the record that holds the outer node without its inner list. */
	as: string;
	/** Of the outer nodes only the one that a parameter names: by the last part of its global ID, or by another field of it. */
	only?: { parameter: string; fields: string[] };
}

/** How an operation is asked for in GraphQL. What a user fills in becomes the variables of a document, by name. */
export interface GraphQl {
	api: 'account' | 'admin';
	/** The field that is asked for, for people who know the API: `user.addUserToStore`. */
	field: string;
	/** The part of a list that is wanted is asked for by the variables `first` and `after`. */
	document: string;
	/** Names of fields that lead from `data` to the record, or to the list whose nodes are the records. */
	at: string;
	inner?: InnerList;
	/** Variables, or the elements of a batch, that are put together from what was filled in. */
	variables?: Record<string, Template>;
	element?: Template;
	/** Values that are global IDs, at whatever depth, by name. */
	ids?: Record<string, GlobalId>;
	/** Values that may be an e-mail address instead, and the variable that takes it. */
	emails?: Record<string, string>;
	/** Values that come with others, by the name of those. */
	implied?: Record<string, Record<string, string>>;
	/** Objects that are sent as a list of their entries, and how name and value are called there. */
	entries?: Record<string, [name: string, value: string]>;
	/** Fields of the record that repeat what was sent, and the variable that it was sent in: another value is the answer to something else. */
	shows?: Record<string, string>;
	/** Names of fields that lead to a list of what was refused although the document was answered. */
	refusals?: string;
}
