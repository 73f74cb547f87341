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
	/** A record must have all values of the list, not just any of them: it cannot be asked for in parts. */
	matches?: 'all';
}

/** A kind of file, by its usual extension. */
export type FileKind =
	'bmp' | 'csv' | 'gif' | 'ico' | 'jpg' | 'png' | 'wbmp' | 'webp' | 'xbm' | 'zip';

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
