/** A job as BigCommerce's guides describe it: what somebody fills in, and what must then go over the wire. Nothing here is worked out from the catalogue. */
export interface Job {
	operation: string;
	/** Path parameters. */
	at?: Record<string, string | number>;
	filters?: Record<string, unknown>;
	include?: string[];
	fields?: Record<string, unknown>;
	json?: unknown;
	sends: string;
	query?: Record<string, string>;
	body?: unknown;
}

/** Stands in for IDs that the sandbox draws at random. */
export const CART = '{cart}';
export const TEMPLATE = '{template}';
export const WIDGET = '{widget}';
export const SEGMENT = '{segment}';

/** What is written into a metafield, whatever it belongs to. */
export const METAFIELD = {
	key: 'origin',
	value: 'Portugal',
	namespace: 'warehouse',
	permission_set: 'read',
};
