import type { ChangeKind } from '../../state/changeLog';
import type { Row } from '../../state/row';
import type { Store } from '../../state/store';

/** What an event says about a record: `now` and `before` the change. */
type Data = (now: Row, before: Row, store: Store) => unknown;

/** Which change of which records fires what. */
export interface EventRule {
	/** The records' collection, or the name of the settings. */
	of: string;
	kinds: ChangeKind[];
	/** The event's scope for the whole store. */
	scope: string;
	/** What the store-wide event carries. Without it there are only events per channel. */
	data?: Data;
	/** The event of the same name per channel: for which channels, and what it carries. */
	channel?: { ids: (now: Row, store: Store) => unknown[]; data: Data };
	/** Fires only if one of these fields is different. */
	fields?: string[];
	/** Does not fire if nothing but these fields is different. */
	except?: string[];
	when?: (now: Row, before: Row, store: Store) => boolean;
	/** The record that changes with its part; silent if it has only just been made, or has gone. */
	partOf?: { collection: string; id: (part: Row) => unknown };
	/** Fires only for requests about one record, or only for those about many. */
	asked?: 'one' | 'many';
	/** All changes of a request go into one event, which carries this. */
	together?: (all: Row[]) => unknown;
}

const LIFE: Array<[ChangeKind, string]> = [
	['created', 'created'],
	['updated', 'updated'],
	['deleted', 'deleted'],
];

/** The three rules of records that are made, changed and deleted under one name. */
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

/** The channel that the record names itself. */
export const ownChannel = ({ channel_id }: Row): unknown[] => [channel_id];
