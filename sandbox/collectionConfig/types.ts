import type { Identity } from '../state/collection';
import type { Row } from '../state/row';
import type { Store } from '../state/store';

/** What the generic handlers need to know about a collection. Everything has a usual value. */
export interface CollectionFacts {
	/** Default: an integer in `id`. */
	identity?: Identity;
	/** Fields that name the record above, by its collection. Default: a field that is not shown. */
	links?: Record<string, string>;
	/** Groups of fields whose values together no two records may share. */
	unique?: string[][];
	/** Fields that find the record for PUTs that create or update. */
	naturalKey?: string[];
	/** Keeps `date_created` and `date_modified`. */
	dated?: 'iso';
	/** Fields that a new record gets beyond those of the request. */
	defaults?: (row: Row, store: Store) => Row;
	/** Lists in a request whose elements are records of another collection. */
	nested?: Record<string, string>;
	/** What else happens when a record has been made. */
	created?: (row: Row, store: Store) => void;
	/** Fields worked out when the record is read. */
	computed?: (row: Row, store: Store) => Row;
	/** Values that filters look at where no field of that name is shown. */
	filters?: Record<string, (row: Row, store: Store) => unknown>;
	/** Sub-resources that `include` adds, where the name does not lead to a collection below. */
	includes?: Record<string, (row: Row, store: Store) => unknown>;
}
