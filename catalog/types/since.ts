/** The shape of catalog/since.json: which lists can be read since the last run, and how. Written by hand in catalog/since.yaml. */

/** How the records of a list that are new, or new or changed, are found. */
export interface SinceWay {
	/** By a date, or by IDs that grow. */
	by: 'date' | 'id';
	/** The field of a record with this date or ID. */
	field: string;
	/** The filter for the earliest date or the lowest ID. Absent: the list is short and is read whole. */
	from?: string;
	/** The filter for the latest date. */
	to?: string;
	/** The filters may leave out the value itself. */
	strict?: true;
	/** The query that sorts the list by this field, oldest first. Absent: the node sorts the records. */
	sort?: Record<string, string>;
	/** The query that sorts the list by ID, newest first. */
	last?: Record<string, string>;
	/** The field with the date of creation, of a record that is found by its ID. */
	created?: string;
}

/** What records to read: those that are new, or those that are new or changed. */
export type SinceMode = 'new' | 'changed';

export interface Since {
	/** By slug of the operation. */
	lists: Record<string, Partial<Record<SinceMode, SinceWay>>>;
	/** Why a list cannot be read since the last run, by slug. */
	none: Record<string, string>;
}
