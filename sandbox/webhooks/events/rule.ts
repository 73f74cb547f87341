import type { ChangeKind } from '../../state/changeLog';
import type { Row } from '../../state/row';
import type { Store } from '../../state/store';

/** What an event says about a record: `now` and `before` the change. */
type Data = (now: Row, before: Row, store: Store) => unknown;

/** A rule: the changes and the event that they fire. */
export interface EventRule {
	/** The records' collection, or the name of the settings. */
	of: string;
	kinds: ChangeKind[];
	/** The event's scope for the whole store. */
	scope: string;
	/** Data of the store-wide event. If absent, there are only events per channel. */
	data?: Data;
	/** The event of the same name per channel: its channels and data. */
	channel?: { ids: (now: Row, store: Store) => unknown[]; data: Data };
	/** Fires only if one of these fields has changed. */
	fields?: string[];
	/** Does not fire if only these fields have changed. */
	except?: string[];
	when?: (now: Row, before: Row, store: Store) => boolean;
	/** The parent record that changes with this part. Does not fire if the parent was just created or is deleted. */
	partOf?: { collection: string; id: (part: Row) => unknown };
	/** Fires only for requests about one record, or only for those about many. */
	asked?: 'one' | 'many';
	/** Data of a single event for all changes of a request. */
	together?: (all: Row[]) => unknown;
}

const LIFE: Array<[ChangeKind, string]> = [
	['created', 'created'],
	['updated', 'updated'],
	['deleted', 'deleted'],
];

/** The three rules for creating, updating and deleting a record. */
export function life(
	of: string,
	scope: string,
	data: Data | undefined,
	more: Partial<EventRule> = {},
): EventRule[] {
	return LIFE.map(([kind, name]) => ({
		of,
		kinds: [kind],
		scope: `${scope}/${name}`,
		data,
		...more,
	}));
}

/** Any of the three. */
export const ANY: ChangeKind[] = ['created', 'updated', 'deleted'];
/** Made or changed. */
export const SAVED: ChangeKind[] = ['created', 'updated'];

/** The channel in the record. */
export const ownChannel = ({ channel_id }: Row): unknown[] => [channel_id];
