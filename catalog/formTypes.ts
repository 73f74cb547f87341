/** The shape of catalog/forms.json: how parameters and fields are shown, picked and worded. Written by hand in catalog/forms. */

/** What a node parameter can be picked from. */
export interface Picker {
	/** The node parameter, e.g. `productId`. */
	parameter: string;
	/** Slugs of the operations that list the things; the one that shares most path parameters with the chosen operation is used. */
	lists: string[];
	/** Where the value stands in a record, e.g. `id`. */
	value: string;
	/** The parts of its name, e.g. `#{id}` and `{date_created|date}`. A part without a value is left out. */
	name: string[];
	/** The query parameters that take the searched text, by what the text looks like. Absent: searched on our side. */
	search?: PickerSearch[];
	/** Query parameters that keep the answer small and in order. */
	send?: Record<string, string>;
	/** Its page in the control panel: the address below `/manage/`, and the pattern that finds the value in one. */
	panel?: { path: string; pattern: string };
	/** Body fields and filters whose value is one of these things. */
	fields?: string[];
	/** What "By ID" takes, where that is not a number. */
	example?: string;
	/** Such fields offer the things as options up to this number. */
	few?: number;
}

export interface PickerSearch {
	/** What the text looks like; absent: anything. */
	pattern?: string;
	query: string[];
}

/** How a date is written, after its `format`: ISO 8601 in UTC, the day alone, or as in e-mails. */
export type DateStyle = 'date-time' | 'date' | 'rfc-2822';

/** Names in the order they are shown in. */
export interface Order {
	first: string[];
	last: string[];
}

export interface Labels {
	/** Words that are not simply capitalised: `id` → `ID`. */
	words: Record<string, string>;
	/** Lower case where they stand between other words. */
	small: string[];
	/** Whole names of fields and parameters. */
	fields: Record<string, string>;
	/** Whole names of filters. */
	filters: Record<string, string>;
	/** Endings of filters, `:min` and the like. */
	endings: Record<string, string>;
	/** The same for filters by date. */
	dateEndings: Record<string, string>;
	/** Values that are chosen from. */
	values: Record<string, string>;
}

export interface Forms {
	pickers: Picker[];
	/** Path parameters that nothing lists, and why. */
	withoutList: Record<string, string>;
	/** Objects whose fields are shown one by one, as `parent.child`. */
	flattened: string[];
	fields: Order;
	filters: Order;
	/** Operations whose `sort` takes a direction after a colon without saying so among its values. */
	sortWithDirection: string[];
	/** Filters whose number 1 means yes and 0 no. */
	zeroOrOne: string[];
	labels: Labels;
}
