import type { Identity } from '../state/collection';
import type { Row } from '../state/row';
import type { Store } from '../state/store';

/** The configuration of a collection for the generic handlers. Everything has a default. */
export interface CollectionConfig {
	/** Default: an integer in `id`. */
	identity?: Identity;
	/** Fields with the ID of the parent record, by its collection. Default: an internal field. */
	links?: Record<string, string>;
	/** Groups of fields whose combined values must be unique. */
	unique?: string[][];
	/** Fields whose value must not be in another collection either, except in records of the record itself. */
	uniqueElsewhere?: Record<string, { collection: string; owner: string }>;
	/** A new record that equals another in these fields is not created, and is absent from the response. */
	ignoresTwins?: string[];
	/** Fields that identify the record for PUTs that create or update. */
	naturalKey?: string[];
	/** Has `date_created` and `date_modified`. */
	dated?: 'iso';
	/** Fields that a request names in another way: the variant of a SKU, the brand of a name. Added when the record is saved. */
	resolved?: (sent: Row, store: Store) => Row;
	/** Additional fields of a new record. */
	defaults?: (row: Row, store: Store) => Row;
	/** Lists in a request whose elements are records of another collection. */
	nested?: Record<string, string>;
	/** Called after a record was created. */
	created?: (row: Row, store: Store) => void;
	/** Fields computed when the record is read. */
	computed?: (row: Row, store: Store) => Row;
	/** Values for filters without a field of the same name. */
	filters?: Record<string, (row: Row, store: Store) => unknown>;
	/** Sub-resources that `include` adds, if the name is not a collection below this one. */
	includes?: Record<string, (row: Row, store: Store) => unknown>;
}
