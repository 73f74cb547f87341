/**
 * The shape of catalog/operations.json: what the package knows about BigCommerce's management APIs.
 * Facts only; everything that n8n shows, sends and checks, and everything that the sandbox answers, is read from it.
 */

/** The API host and version an operation lives on. */
export type Server = 'v2' | 'v3' | 'payments';

/** The kinds of API account that BigCommerce issues. */
export type AccountKind = 'store' | 'app' | 'account';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** The part of JSON Schema that bodies and parameters are described with. */
export interface Schema {
	type?: 'string' | 'integer' | 'number' | 'boolean' | 'array' | 'object';
	format?: string;
	enum?: Array<string | number | boolean | null>;
	default?: unknown;
	nullable?: true;
	minimum?: number;
	maximum?: number;
	minLength?: number;
	maxLength?: number;
	minItems?: number;
	maxItems?: number;
	properties?: Record<string, Schema>;
	required?: string[];
	items?: Schema;
}

export interface PathParameter {
	/** As written between braces in the path. */
	name: string;
	/** The node parameter that holds its value; unique meaning across all operations. */
	parameter: string;
	schema: Schema;
}

/** A header whose value stands in the node parameter, with words before it where the API wants them. */
export interface HeaderParameter extends PathParameter {
	prefix?: string;
}

/** A header that is the same for every request, or one that a node parameter fills. */
export type Header = { name: string; value: string } | HeaderParameter;

export interface QueryParameter {
	name: string;
	schema: Schema;
	required?: true;
	/** How a list is written: `id:in=1,2` (comma) or `id=1&id=2` (repeat). Only for arrays. */
	list?: 'comma' | 'repeat';
}

/** A kind of file, by its usual extension. */
export type FileKind = 'bmp' | 'csv' | 'gif' | 'ico' | 'jpg' | 'png' | 'wbmp' | 'webp' | 'xbm' | 'zip';

/** The file in a form, and what BigCommerce takes as such. */
export interface FilePart {
	/** The form field. */
	field: string;
	kinds: FileKind[];
	/** Largest size; absent where BigCommerce documents none. */
	megabytes?: number;
	/** The field of the JSON body that takes the address of a file instead. */
	url?: string;
}

export interface Body {
	content: 'json' | 'multipart';
	required?: true;
	/** The file that a form carries; where `content` is json, a form with this file is possible beside it. */
	file?: FilePart;
	/** An object, an array whose elements are the records, or an object that holds them under `batch.key`. */
	schema: Schema;
}

/** What a successful answer is, once unwrapped. */
export interface Answer {
	/** item: one record; list: records; nothing: no content; job: an ID to ask about later; file: not JSON. */
	kind: 'item' | 'list' | 'nothing' | 'job' | 'file';
	/** Where the records are: under `data`, or the body itself. */
	envelope: 'data' | 'bare';
	/** Some records may have been refused: the answer is 207, or its `meta.failed` counts them. */
	partial?: true;
	/** How to follow the work that goes on after the answer; only for kind job. */
	job?: Job;
	/** A record has more than ten fields, which is more than a person wants to look through. */
	wide?: true;
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

/** How many records one request of this operation may carry. */
export interface Batch {
	/** array: the body is the array; key: the array is under `key` of the body; query: comma list in the query parameter `key`. */
	form: 'array' | 'key' | 'query';
	key?: string;
	/** Documented maximum; absent where BigCommerce documents none. */
	limit?: number;
	/** Fields that tell elements, and the records they become, apart; absent: `id`. */
	match?: string[];
	/** What the form calls an element that is a plain value. */
	field?: string;
}

/** Another operation that does the same for many records in one request. */
export interface Twin {
	/** By its slug. */
	operation: string;
	/** The field of its elements, or its query parameter, that takes what stands in the path here. */
	key: string;
	/** The node parameter whose value that is. */
	parameter: string;
}

/**
 * Whether a request may be sent again when nobody knows what became of it. Usually GET, PUT and DELETE may, POST may not.
 * always: it only reads. never: it makes new records. unless: it makes new records when one of these fields is given.
 * once: it moves money, so it is not even sent again where that would be safe.
 */
export type Repeat = 'always' | 'never' | 'once' | { unless: string[] };

/**
 * Texts, or objects and lists of them, in which `{name}` stands for a field that was filled in, or for what is known besides:
 * clientId, storeHash, now (seconds) and uuid. What stands for nothing is left out.
 */
export type Template = string | Template[] | { [name: string]: Template };

/** One request of a chain. */
export interface ChainStep {
	/** The operation that is carried out, by its slug. */
	operation: string;
	query?: Record<string, Template>;
	parameters?: Record<string, Template>;
	body?: Record<string, Template>;
	/** Checks a field against the records that come back, or fills it in when there is only one to choose. */
	choose?: { field: string; from: string; called: string };
	/** Fields of the answer that later steps need, by the names they have there. */
	keep?: Record<string, string>;
}

/** What an operation does beyond sending one request: it signs or verifies a token with the client secret, or sends several. */
export type OwnWork =
	| {
			kind: 'sign';
			claims: Record<string, Template>;
			/** How long BigCommerce takes the token after `iat`. */
			seconds: number;
			/** Fields that must be addresses on the storefront itself, without a host. */
			onSite: string[];
			/** Where the token is used. */
			link: { site: Template; usually: string; path: string };
	  }
	| { kind: 'verify'; token: Template; audience: Template; issuer: string; claims: Record<string, Template> }
	/** `unreached`: what to say when a step before the last one was refused; `unsure`: when nobody knows what became of the last. */
	| { kind: 'chain'; steps: ChainStep[]; unreached: string; unsure: string };

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
	/** Names of fields that lead to a list of what was refused although the document was answered. */
	refusals?: string;
}

export interface Operation {
	/** Stable slug, saved in workflows: never changes once published. */
	id: string;
	resource: string;
	/** As shown in the operation selector. */
	name: string;
	/** As shown in the node creator's list of actions. */
	action: string;
	server: Server;
	method: Method;
	/** Path below the server, with `{parameters}`. */
	path: string;
	/** Any one of these suffices; empty: the default scope, which every account has. */
	scopes: string[];
	/** Each of these is needed besides. */
	alsoScopes?: string[];
	accounts: AccountKind[];
	pathParameters: PathParameter[];
	query: QueryParameter[];
	body?: Body;
	answer: Answer;
	paging?: Paging;
	batch?: Batch;
	twin?: Twin;
	repeat?: Repeat;
	/** How many requests of this operation a store serves at a time. */
	concurrency?: number;
	/** Deletes every record of the collection when no filter is given. */
	massDelete?: true;
	/** Request headers beyond the usual ones. */
	headers?: Header[];
	/** Method, address and body are the user's own; `method` and `path` here only stand in for them. */
	custom?: true;
	/** It does more than send its request, or something else. */
	own?: OwnWork;
	/** It is asked for in GraphQL. Then `method` says what it amounts to, and `path` tells it and what it is about apart from others. */
	graphql?: GraphQl;
	/** Fields whose values must never be seen again, not in output and not in a message. */
	secrets?: string[];
	/** BigCommerce discourages its use. */
	deprecated?: true;
}

export interface Resource {
	id: string;
	/** Singular, as shown in the resource selector. */
	name: string;
	plural: string;
}

export interface Catalog {
	resources: Resource[];
	operations: Operation[];
}

/** What a field of a record is: a type, the fields of an object, or a list of one or the other. */
export type OutputSchema = 'string' | 'integer' | 'number' | 'boolean' | { [field: string]: OutputSchema } | OutputSchema[];

/** The shape of catalog/answers.json: what operations give. Apart from the catalogue, because running a node seldom needs it. */
export interface Outputs {
	records: Array<{ fields: Record<string, OutputSchema>; simplified?: string[] }>;
	/** By slug, the place of the operation's record in `records`. */
	operations: Record<string, number>;
}
