import type { Upsert } from './keys';
import type { Steps } from './steps';

/**
 * A text, or an object or list of texts, with `{name}` as a placeholder for an entered field or a known value: clientId,
 * storeHash, now (seconds) or uuid. Placeholders without a value are left out.
 */
export type Template = string | Template[] | { [name: string]: Template };

/** One request in a sequence. */
export interface ChainStep {
	/** Slug of the operation to execute. */
	operation: string;
	query?: Record<string, Template>;
	parameters?: Record<string, Template>;
	body?: Record<string, Template>;
	/** Checks a field against the returned records, or fills it in if there is only one. */
	choose?: { field: string; from: string; called: string };
	/** Fields of the response that later steps need, by their names there. */
	keep?: Record<string, string>;
}

/** An operation that does more than send one request: it signs or verifies a token with the client secret, or sends several requests. */
export type OwnWork =
	/** Looks records up by a key, creates those that are missing and updates those that differ. */
	| ({ kind: 'upsert' } & Upsert)
	/** Sends several requests, whose values are worked out from the answers of earlier ones. */
	| ({ kind: 'steps' } & Steps)
	| {
			kind: 'sign';
			claims: Record<string, Template>;
			/** How long BigCommerce accepts the token after `iat`. */
			seconds: number;
			/** Fields that must be paths on the storefront, without a host. */
			onSite: string[];
			/** Where the token is used. */
			link: { site: Template; usually: string; path: string };
	  }
	| {
			kind: 'verify';
			token: Template;
			audience: Template;
			issuer: string;
			claims: Record<string, Template>;
	  }
	/** The items are all that a list holds: adds those that are missing and removes the others. */
	| {
			kind: 'members';
			list: string;
			add: string;
			remove: string;
			/** The query parameter of `remove` that takes IDs. */
			filter: string;
			/** The field of the form with the ID, and that of the records of the list. */
			field: string;
			id: string;
	  }
	/** Reads the client ID and the scopes of the token, which the GraphQL Admin API reports page by page. */
	| { kind: 'account' }
	/** Messages. `unreached`: a step before the last one was refused. `unsure`: the outcome of the last step is unknown. */
	| { kind: 'chain'; steps: ChainStep[]; unreached: string; unsure: string };
