/** The API host and version an operation lives on. */
export type Server = 'v2' | 'v3' | 'payments' | 'b2b';

/** The kinds of API account that BigCommerce issues. */
export type AccountKind = 'store' | 'app' | 'account';

/** HEAD only in requests of the user's own. */
export type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Scopes that are all needed in addition if a field of the body has one of some values. */
export interface ValueScopes {
	field: string;
	values: string[];
	scopes: string[];
}

/** The subset of JSON Schema that describes bodies and parameters. */
export interface Schema {
	type?: 'string' | 'integer' | 'number' | 'boolean' | 'array' | 'object';
	format?: string;
	enum?: Array<string | number | boolean | null>;
	/** BigCommerce takes values besides those of `enum`. */
	open?: true;
	/** Read-only, or already in the path. Accepted, but not offered in forms. */
	handedOut?: true;
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
	/** The name in braces in the path. */
	name: string;
	/** The node parameter with its value. Its name has one meaning across all operations. */
	parameter: string;
	schema: Schema;
}

/** A header with the value of a node parameter, and a prefix if the API needs one. */
export interface HeaderParameter extends PathParameter {
	prefix?: string;
}

/** A header that is the same for every request, or one that a node parameter fills. */
export type Header = { name: string; value: string } | HeaderParameter;

/**
 * What a query parameter determines if it is no filter: the part of the list (paging), its order (sorting),
 * the related records (expansion), the fields of each record (fields), or how the request is carried out (setting).
 */
export type QueryRole = 'paging' | 'sorting' | 'expansion' | 'fields' | 'setting';

export interface QueryParameter {
	name: string;
	schema: Schema;
	/** Absent: a filter, which narrows what is read or deleted. */
	role?: QueryRole;
	required?: true;
	/** How a list is written: `id:in=1,2` (comma) or `id=1&id=2` (repeat). Only for arrays. */
	list?: 'comma' | 'repeat';
	/** A record must have all values of the list, not just any of them. The list therefore cannot be split over requests. */
	matches?: 'all';
}

/** The type of a field that a list can be filtered by. */
export type FilterType = 'number' | 'date' | 'text' | 'list';

/** A file type, by its usual extension. */
export type FileKind =
	| 'bmp'
	| 'csv'
	| 'doc'
	| 'docx'
	| 'gif'
	| 'ico'
	| 'jpg'
	| 'pdf'
	| 'png'
	| 'svg'
	| 'tif'
	| 'wbmp'
	| 'webp'
	| 'xbm'
	| 'xls'
	| 'xlsx'
	| 'zip';

/** The file in a form, and the file types that BigCommerce accepts. */
export interface FilePart {
	/** The form field. */
	field: string;
	kinds: FileKind[];
	/** Maximum size; absent if BigCommerce documents none. */
	megabytes?: number;
	/** The field of the JSON body that takes a URL instead of the file. */
	url?: string;
}

export interface Body {
	content: 'json' | 'multipart';
	required?: true;
	/** The file in the form. If `content` is json, a form with this file is possible as an alternative. */
	file?: FilePart;
	/** An object, an array of records, or an object with the records under `batch.key`. */
	schema: Schema;
	/** What the prose of a specification demands of a record, and the schema's `required` cannot say. */
	demands?: Demand[];
}

/** A demand on the fields of a record: one of several fields, or a field that depends on another. */
export type Demand =
	/** At least one of these fields, or with `optional` none; `only`: not two of them. */
	| { oneOf: string[]; only?: true; optional?: true }
	/** A required field, and why; or one that is required if another one has a value, or unless it has that value. */
	| { field: string; why: string }
	| { field: string; when: Record<string, string> }
	| { field: string; unless: Record<string, string> };

/** The records that one request of this operation can contain. */
export interface Batch {
	/** array: the body is the array; key: the array is under `key` of the body; query: comma list in the query parameter `key`. */
	form: 'array' | 'key' | 'query';
	key?: string;
	/** Documented maximum; absent if BigCommerce documents none. */
	limit?: number;
	/** Fields that identify elements and the records they become; default `id`. */
	match?: string[];
	/** Label in the form for an element that is a plain value. */
	field?: string;
}

/** A number of requests in a time. */
export interface Rate {
	requests: number;
	seconds: number;
}

/** Another operation that does the same for many records in one request. */
export interface Twin {
	/** Its slug. */
	operation: string;
	/** The field of its elements, or its query parameter, for the value that is in the path here. */
	key: string;
	/** The node parameter with this value. */
	parameter: string;
}

/**
 * Whether a request can be retried if its outcome is unknown. By default GET, PUT and DELETE can, POST cannot.
 * always: it only reads. never: it creates records. unless: it creates records if one of these fields is set.
 * once: it moves money, so it is never retried, even where that would be safe.
 */
export type Repeat = 'always' | 'never' | 'once' | { unless: string[] };
