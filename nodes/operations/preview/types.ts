import type { ItemRequest } from '../batching/types';
import type { RecordOutcome } from '../execution/runState';

/** What would be sent for an item, and what would become of the record, as far as that can be known. */
export interface PreviewedItem {
	itemRequest: ItemRequest;
	outcome?: RecordOutcome | { outcome: 'deleted' };
}
