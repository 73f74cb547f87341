import type { Template } from './localOperations';

/** The prefix that turns a plain ID into a global ID: fixed, or by the value of another field. */
export type GlobalId = string | { by: string; prefixes: Record<string, string> };

/** A list inside every node of another list. Its nodes are the records; each also contains its outer node. */
export interface InnerList {
	/** The field of the outer node. Its pages are requested with the variables `innerFirst` and `innerAfter`. */
	field: string;
	/** The field of the record with the outer node, without its inner list. */
	as: string;
	/** Use only the outer node that a parameter identifies: by the last part of its global ID, or by another field. */
	only?: { parameter: string; fields: string[] };
}

/** The GraphQL document of an operation. The values that a user enters become its variables, by name. */
export interface GraphQl {
	api: 'account' | 'admin';
	/** The requested field, for people who know the API: `user.addUserToStore`. */
	field: string;
	/** Pages of the list are requested with the variables `first` and `after`. */
	document: string;
	/** Path from `data` to the record, or to the list whose nodes are the records. */
	at: string;
	inner?: InnerList;
	/** Variables, or the elements of a batch, that are built from the entered values. */
	variables?: Record<string, Template>;
	element?: Template;
	/** Values that are global IDs, at any depth, by name. */
	ids?: Record<string, GlobalId>;
	/** Values that can be an email address instead, and the variable for it. */
	emails?: Record<string, string>;
	/** Values that are sent along with another value, by the name of that value. */
	implied?: Record<string, Record<string, string>>;
	/** Objects that are sent as a list of entries, and the field names for name and value. */
	entries?: Record<string, [name: string, value: string]>;
	/** Fields of the record that repeat a variable. A different value means that the response belongs to another request. */
	shows?: Record<string, string>;
	/** Path to the list of errors in an otherwise successful response. */
	refusals?: string;
}
