/** The content of a successful response, after unwrapping. */
export interface Answer {
	/** item: one record; list: records; nothing: no content; job: an ID to ask about later; file: not JSON. */
	kind: 'item' | 'list' | 'nothing' | 'job' | 'file';
	/** Location of the records: under `data`, or the body itself. */
	envelope: 'data' | 'bare';
	/** Only for kind nothing: the response still has JSON, such as an empty `data`, or a `meta`. */
	hasBody?: true;
	/** Only for envelope data: BigCommerce's schema and its examples contradict each other, so the record may also be the body. */
	mayBeBare?: true;
	/** Some records may have been refused: the status is 207, or `meta.failed` counts them. */
	partial?: true;
	/**
	 * What a success proves, if less than usual. accepted: BigCommerce took the request, and responds the same way whether or
	 * not it executes it.
	 */
	proof?: 'accepted';
	/** The response shows the saved values. BigCommerce does not report values that it ignored. */
	echo?: true;
	/** Why BigCommerce omits an element from a success, without having changed anything for it. */
	absent?: string;
	/** The record is not the one that the path ends with, but its container: a cart for one of its items. */
	holder?: true;
	/** How to follow the job that continues after the response; only for kind job. */
	job?: Job;
	/** Where the actual records are, if the response is an object of lists. Each becomes a separate item. */
	parts?: AnswerParts;
	/** A record has more than ten fields, so a simplified output is offered. */
	wide?: true;
	/** Lists inside a record that BigCommerce truncates. */
	cutLists?: CutList[];
}

/** The lists inside a response that hold its records. */
export interface AnswerParts {
	/** Dotted paths to the lists; lists on the way are traversed. */
	paths: string[];
	/** The field that says in which list a record was: the first name of its path. */
	label?: string;
}

/** A list inside a record of which BigCommerce returns only the first entries. */
export interface CutList {
	/** Dotted path to the list; lists on the way are traversed. */
	field: string;
	/** Maximum number of entries. */
	limit: number;
	/** The field of the record with the actual number of entries. */
	count?: string;
	/** Slug of the operation that lists all entries. */
	all?: string;
}

/** Slug of an operation, and its path or query parameter for the job's ID. */
export interface JobStep {
	operation: string;
	parameter: string;
}

/** A job that BigCommerce runs after it has responded. Its state is a record with a `status`. */
export interface Job {
	/** The field of the response with the job's ID. */
	id: string;
	state: JobStep;
	/** Values of `status` of a finished job. */
	done: string[];
	failed: string[];
	/** The result of a finished job: an operation returns it, or the state has a link to it. */
	file?: JobStep | { link: string };
}

/**
 * page: V3 page/limit with meta.pagination; cursor: V3 before/after; v2: page/limit, bare array, 204 at the end;
 * offset: B2B Edition's offset/limit with meta.pagination.totalCount.
 */
export interface Paging {
	kind: 'page' | 'cursor' | 'v2' | 'offset';
	/** Smallest `limit`, if it is more than 1. */
	minLimit?: number;
	/** Largest `limit` that BigCommerce documents. */
	maxLimit: number;
	/** A smaller limit if one of these is included in the records. */
	lowered?: { include: string[]; maxLimit: number };
	/** Fields that identify a record; default `id`. */
	key?: string[];
	/** Slug of the operation that returns the number of records, for lists that do not include it. */
	count?: string;
}

/** The shape of a field: a type, the fields of an object, or a list of either. */
export type OutputSchema =
	'string' | 'integer' | 'number' | 'boolean' | { [field: string]: OutputSchema } | OutputSchema[];

/** The shape of catalog/answers.json: the output of operations. Separate from the catalog, because running a node rarely needs it. */
export interface Outputs {
	records: Array<{
		fields: Record<string, OutputSchema>;
		simplified?: string[];
		/** Fields, by their path, that BigCommerce sends as text and that are numbers. */
		numbers?: string[];
		/** Fields, by their path, that hold a date in any form. */
		dates?: string[];
		/** Fields that repeat a value of the request, and where it is: `parameter productId`, `query code`, `record` or `value`. */
		sent?: Record<string, string>;
	}>;
	/** Index of the operation's record in `records`, by slug. */
	operations: Record<string, number>;
}
