/** The version of n8n that this package is tried and tested with. */
export declare const N8N_VERSION: string;

/** The newest n8n of the generation before. */
export declare const N8N_VERSION_BEFORE: string;

/** The folder of an n8n that runs under the current Node, fetched into the cache the first time. */
export declare function ensureN8n(
	report?: (line: string) => void,
	version?: string,
): Promise<string>;
