/** The shape of catalog/keys.json: what people call a record by instead of its ID. Written by hand in catalog/keys. */

/** A list that knows a key. */
export interface KeyList {
	/** Slug of the operation. */
	list: string;
	/** The filter that takes the value, several if it takes a list. Absent: the list is read whole. */
	filter?: string;
	/** The field of the record with the value, if it has another name than in the other lists. */
	field?: string;
	/** The field of the record with the ID; default `id`. */
	id?: string;
	/** Query parameters that keep the response small. */
	send?: Record<string, string>;
}

/** How two values of a key are compared: as text, or as addresses, of which only the path counts, or as names of files. */
export type KeyComparison = 'address' | 'fileName';

export interface NaturalKey {
	/** The mode of the resource locator; absent if the key is only for fields. */
	mode?: KeyMode;
	/** What it is, in messages and in the name of the mode. */
	label: string;
	/** Path of the value in a record. */
	field: string;
	/** Another field that may hold the value instead. */
	otherField?: string;
	/** A second field, joined to the first by a dot. */
	joint?: string;
	ignoresCase?: true;
	compare?: KeyComparison;
	/** The records do not show the value; the filter alone decides. */
	isTrusted?: true;
	/** A text in a field is taken for this key only if it matches. */
	pattern?: string;
	example?: string;
	/** The value is a path of names from the topmost record down. */
	path?: KeyPath;
	/** In the order in which they are read. A list that the account may not read is left out. */
	lists: KeyList[];
}

/** How a record names its parent. */
export interface KeyPath {
	/** The field with the ID of the parent. */
	parent: string;
	/** The filter that takes the IDs of parents. */
	filter: string;
	/** The parent of the topmost records. */
	root: number;
}

/** Modes of a resource locator besides list, ID and URL of the control panel. */
export type KeyMode = 'sku' | 'email' | 'name' | 'code' | 'path' | 'url';

/** The keys of one kind of record. */
export interface KeyedRecord {
	/** The node parameter with its ID. */
	parameter: string;
	/** What messages call it. */
	noun: string;
	/** Body fields and filters that hold its ID, in all operations. */
	fields?: string[];
	/** Resources whose own `id` field and filter hold it. */
	own?: string[];
	/** Fields that hold it only in some resources, by resource. */
	within?: Record<string, string[]>;
	/** Pattern of an ID; default: digits. */
	id?: string;
	keys: NaturalKey[];
}

/** A column that identifies a record in *Create or Update*. */
export interface MatchColumn {
	/** The filter of the list that takes the value. */
	filter?: string;
	ignoresCase?: true;
	compare?: KeyComparison;
}

/** How *Create or Update* finds, creates and updates the records of a resource. */
export interface Upsert {
	/** Slugs of the operations. Without `update`, a record that exists is left as it is. */
	create: string;
	update?: string;
	/** The list in which existing records are found. */
	list: string;
	/** The field of its records with the ID; default `id`. */
	id?: string;
	/** The list of the records of all owners, and its field with the ID of the owner, which is a path parameter of `create`. */
	ofAll?: { list: string; owner: string; parameter: string };
	/** A list that gives the values of a filter of `list`, where that has no filter for the column. */
	via?: { list: string; column: string; filter: string; field: string; gives: string; to: string };
	/** The columns that can identify a record. */
	match: Record<string, MatchColumn>;
	/** Columns that are always part of the key. */
	always?: string[];
	/** The columns to match on in a new node. */
	byDefault: string[];
	/** A column with names from the topmost record down, which stands for the name and the parent. */
	path?: KeyPath & { column: string; name: string };
	/** Fields that BigCommerce changes on its side, so that they say nothing about a difference. */
	notCompared?: string[];
	/** Fields that a new record takes from the only record of a list, if there is one only, by field. */
	onlyOne?: Record<string, { list: string; id: string }>;
}
