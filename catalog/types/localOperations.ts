/**
 * Texts, or objects and lists of them, in which `{name}` stands for a field that was filled in, or for what is known besides:
 * clientId, storeHash, now (seconds) and uuid. What stands for nothing is left out.
 */
export type Template = string | Template[] | { [name: string]: Template };

/** One request of a chain. */
export interface ChainStep {
	/** The operation that is carried out, by its slug. */
	operation: string;
	query?: Record<string, Template>;
	parameters?: Record<string, Template>;
	body?: Record<string, Template>;
	/** Checks a field against the records that come back, or fills it in when there is only one to choose. */
	choose?: { field: string; from: string; called: string };
	/** Fields of the answer that later steps need, by the names they have there. */
	keep?: Record<string, string>;
}

/** What an operation does beyond sending one request: it signs or verifies a token with the client secret, or sends several. */
export type OwnWork =
	| {
			kind: 'sign';
			claims: Record<string, Template>;
			/** How long BigCommerce takes the token after `iat`. */
			seconds: number;
			/** Fields that must be addresses on the storefront itself, without a host. */
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
	/** `unreached`: what to say when a step before the last one was refused; `unsure`: when nobody knows what became of the last. */
	| { kind: 'chain'; steps: ChainStep[]; unreached: string; unsure: string };
