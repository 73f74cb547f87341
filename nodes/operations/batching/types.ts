import type { Operation } from '../../../catalog/types';
import type { Request } from '../../shared/http/request';
import type { SinceSettings } from '../sinceLastRun/types';

/** What one input item asks for: a request that is complete and checked. */
export interface ItemRequest {
	itemIndex: number;
	/** Who asks; only requests of the same account share one. */
	account: string;
	operation: Operation;
	/** Path parameters by node parameter name, as filled in. */
	parameters: Record<string, unknown>;
	request: Request;
	/** Values of the request that no text may hold. */
	secrets?: string[];
	/** Set if only what is new since the last run is read. */
	since?: SinceSettings;
}

/** How records are put together into one request. `alone`: not at all; `list`: many are read from a list by their IDs. */
export type BatchForm = 'alone' | 'array' | 'key' | 'query' | 'list';

/** The smallest part that can be carried out by itself: a work, or one element of it. */
export interface BatchItem {
	itemRequest: ItemRequest;
	form: BatchForm;
	/** Which element of the work it is. */
	position: number;
	/** The operation whose endpoint carries it out: the work's own, or its twin. */
	operation: Operation;
	/** The request without the element. */
	frame: Request;
	/** What goes into a body, or the ID in a list of a query. */
	element?: unknown;
	/** The work's own request, where the unit is the whole of it: it serves when nothing else is in the same request. */
	own?: Request;
}
