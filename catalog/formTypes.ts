/** The shape of catalog/forms.json: order, pickers and labels of parameters and fields. Written by hand in catalog/forms. */

import type { EntryForm, Template } from './entryTypes';

/** The list that a node parameter is picked from. */
export interface Picker {
	/** The node parameter, e.g. `productId`. */
	parameter: string;
	/** Slugs of the operations that list the choices. The one that shares most path parameters with the selected operation is used. */
	lists: string[];
	/** Path of the value in a record, e.g. `id`. Several paths by key make a value that is an object, as JSON. */
	value: string | Record<string, string>;
	/** A list in each record: every element of it is a choice, and `each` in paths. */
	each?: string;
	/** The parts of its name, e.g. `#{id}` and `{date_created|date}`. A part without a value is left out. */
	name: string[];
	/** The query parameters for the search text, by the text's pattern. If absent, the node searches itself. */
	search?: PickerSearch[];
	/** Query parameters that keep the response small and sorted. */
	send?: Record<string, string>;
	/** Its page in the control panel: the path below `/manage/`, and the pattern that extracts the value from a URL. */
	panel?: { path: string; pattern: string };
	/** The choices are the events of webhooks. */
	events?: true;
	/** Body fields and filters that take one of these values; after a resource, only those of the resource. */
	fields?: string[];
	/** Example for "By ID", if the value is not a number. */
	example?: string;
	/** Up to this number of values, such fields offer them as options. */
	few?: number;
}

export interface PickerSearch {
	/** Pattern of the text; absent for any text. */
	pattern?: string;
	query: string[];
}

/** The date notation, by `format`: ISO 8601 in UTC, the day only, as in emails, in seconds since 1970, or month/day/year. */
export type DateStyle = 'date-time' | 'date' | 'rfc-2822' | 'unix' | 'us-date';

/** Names in the order they are shown in. */
export interface Order {
	first: string[];
	last: string[];
}

export interface Labels {
	/** Words that are not simply capitalised: `id` → `ID`. */
	words: Record<string, string>;
	/** Lowercase between other words. */
	small: string[];
	/** Names of objects in front of the colon, where their fields are shown one by one. */
	parents: Record<string, string>;
	/** Whole names of fields and parameters. */
	fields: Record<string, string>;
	/** What numbers are counted in, each with its fields, as `resource field`. */
	units: Record<string, string[]>;
	/** Whole names of filters. */
	filters: Record<string, string>;
	/** Endings of filters, `:min` and the like. */
	endings: Record<string, string>;
	/** The same for filters by date. */
	dateEndings: Record<string, string>;
	/** Enum values. */
	values: Record<string, string>;
	/** Enum values of one field. */
	valuesOf: Record<string, Record<string, string>>;
}

/** What the lists of resources and operations say below a name. */
export interface Descriptions {
	/** By resource. */
	resources: Record<string, string>;
	/** Further words to find a resource by. */
	words: Record<string, string>;
	/** By the name of an operation, for all resources that have it. */
	names: Record<string, string>;
	/** By the slug of an operation. */
	operations: Record<string, string>;
}

export interface Forms {
	descriptions: Descriptions;
	/** The forms for lists in bodies. */
	entries: EntryForm[];
	/** The examples that JSON fields start with. */
	templates: Template[];
	pickers: Picker[];
	/** Path parameters that no operation lists, and the reason. */
	withoutList: Record<string, string>;
	/** Objects whose fields are shown one by one, as `parent.child`. */
	flattened: string[];
	/** `shown`: optional fields that a new form shows. */
	fields: Order & { shown?: string[] };
	filters: Order;
	/** Operations whose `sort` accepts a direction after a colon that its enum does not list. */
	sortWithDirection: string[];
	/** Filters in which 1 means yes and 0 means no. */
	zeroOrOne: string[];
	labels: Labels;
}
