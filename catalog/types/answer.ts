/** What a successful answer is, once unwrapped. */
export interface Answer {
	/** item: one record; list: records; nothing: no content; job: an ID to ask about later; file: not JSON. */
	kind: 'item' | 'list' | 'nothing' | 'job' | 'file';
	/** Where the records are: under `data`, or the body itself. */
	envelope: 'data' | 'bare';
	/** Only for kind nothing: JSON comes all the same, such as an empty `data`, or a `meta`. */
	hasBody?: true;
	/** Only for envelope data: BigCommerce's schema and its examples contradict each other, so the record may also be the body. */
	mayBeBare?: true;
	/** Some records may have been refused: the answer is 207, or its `meta.failed` counts them. */
	partial?: true;
	/**
	 * What a success shows, where that is less than usual. accepted: BigCommerce took the request, and answers in the same way
	 * whether or not it is carried out.
	 */
	proof?: 'accepted';
	/** The answer shows what was saved. BigCommerce is silent about values that it did not take. */
	echo?: true;
	/** Why BigCommerce leaves an element out of a success, without having changed anything for it. */
	absent?: string;
	/** The record is not the one that the address ends with, but what holds it: a cart for one of its items. */
	holder?: true;
	/** How to follow the work that goes on after the answer; only for kind job. */
	job?: Job;
	/** A record has more than ten fields, which is more than a person wants to look through. */
	wide?: true;
	/** Lists inside of a record that BigCommerce cuts off. */
	cutLists?: CutList[];
}

/** A list inside of a record of which BigCommerce hands out the first entries only. */
export interface CutList {
	/** Names of fields that lead to it, dotted; lists on the way are passed through. */
	field: string;
	/** How many entries there are at most. */
	limit: number;
	/** The field of the record that says how many there really are. */
	count?: string;
	/** The operation, by its slug, that lists all of them. */
	all?: string;
}

/** An operation, by its slug, and its path or query parameter that takes the ID of a job. */
export interface JobStep {
	operation: string;
	parameter: string;
}

/** Work that BigCommerce does after it has answered. Its state is a record with a `status`. */
export interface Job {
	/** The field of the answer that holds the job's ID. */
	id: string;
	state: JobStep;
	/** Values of `status` that end it. */
	done: string[];
	failed: string[];
	/** What a finished job has made: an operation hands it out, or the state has a link to it. */
	file?: JobStep | { link: string };
}

/** page: V3 page/limit with meta.pagination; cursor: V3 before/after; v2: page/limit, bare array, 204 at the end. */
export interface Paging {
	kind: 'page' | 'cursor' | 'v2';
	/** Largest `limit` that BigCommerce documents. */
	maxLimit: number;
	/** Fields that tell records apart; absent: `id`. */
	key?: string[];
	/** The operation, by its slug, that answers how many records there are, for lists that do not say. */
	count?: string;
}

/** What a field of a record is: a type, the fields of an object, or a list of one or the other. */
export type OutputSchema =
	'string' | 'integer' | 'number' | 'boolean' | { [field: string]: OutputSchema } | OutputSchema[];

/** The shape of catalog/answers.json: what operations give. Apart from the catalogue, because running a node seldom needs it. */
export interface Outputs {
	records: Array<{ fields: Record<string, OutputSchema>; simplified?: string[] }>;
	/** By slug, the place of the operation's record in `records`. */
	operations: Record<string, number>;
}
