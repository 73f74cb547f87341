/** The shape of catalog/forms.json: order, pickers and labels of parameters and fields. Written by hand in catalog/forms. */

/** The list that a node parameter is picked from. */
export interface Picker {
	/** The node parameter, e.g. `productId`. */
	parameter: string;
	/** Slugs of the operations that list the choices. The one that shares most path parameters with the selected operation is used. */
	lists: string[];
	/** Path of the value in a record, e.g. `id`. */
	value: string;
	/** The parts of its name, e.g. `#{id}` and `{date_created|date}`. A part without a value is left out. */
	name: string[];
	/** The query parameters for the search text, by the text's pattern. If absent, the node searches itself. */
	search?: PickerSearch[];
	/** Query parameters that keep the response small and sorted. */
	send?: Record<string, string>;
	/** Its page in the control panel: the path below `/manage/`, and the pattern that extracts the value from a URL. */
	panel?: { path: string; pattern: string };
	/** Body fields and filters that take one of these values. */
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

/** The date notation, by `format`: ISO 8601 in UTC, the day only, or as in emails. */
export type DateStyle = 'date-time' | 'date' | 'rfc-2822';

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
	/** Whole names of fields and parameters. */
	fields: Record<string, string>;
	/** Whole names of filters. */
	filters: Record<string, string>;
	/** Endings of filters, `:min` and the like. */
	endings: Record<string, string>;
	/** The same for filters by date. */
	dateEndings: Record<string, string>;
	/** Enum values. */
	values: Record<string, string>;
}

export interface Forms {
	pickers: Picker[];
	/** Path parameters that no operation lists, and the reason. */
	withoutList: Record<string, string>;
	/** Objects whose fields are shown one by one, as `parent.child`. */
	flattened: string[];
	fields: Order;
	filters: Order;
	/** Operations whose `sort` accepts a direction after a colon that its enum does not list. */
	sortWithDirection: string[];
	/** Filters in which 1 means yes and 0 means no. */
	zeroOrOne: string[];
	labels: Labels;
}
