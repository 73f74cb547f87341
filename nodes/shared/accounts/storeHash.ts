const HASH = /^[a-z0-9]{4,32}$/;

const API_PATH = /^(?:https?:\/\/[^/]+)?\/?stores\/([a-z0-9]+)(?:\/.*)?$/i;

const CONTROL_PANEL = /^(?:https?:\/\/)?store-([a-z0-9]+?)(?:-\d+)?\.mybigcommerce\.com(?:\/.*)?$/i;

/**
 * The store hash from pasted text: the hash itself, the API path that BigCommerce shows with a token
 * (`https://api.bigcommerce.com/stores/abc123/v3/`) or an address of the control panel (`https://store-abc123.mybigcommerce.com/manage`).
 * @returns undefined for anything else.
 */
export function storeHashFrom(text: string): string | undefined {
	const address = text.trim();
	const storeHash = API_PATH.exec(address)?.[1] ?? CONTROL_PANEL.exec(address)?.[1] ?? address;
	const hash = storeHash.toLowerCase();
	return HASH.test(hash) ? hash : undefined;
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;

const ACCOUNT_PATH = new RegExp(
	`^(?:(?:https?://[^/]+)?/?accounts/)?(${UUID.source})(?:/.*)?$`,
	'i',
);

/** The account UUID from pasted text: the UUID, or the API path (`https://api.bigcommerce.com/accounts/<uuid>/graphql`). */
export function accountUuidFrom(text: string): string | undefined {
	return ACCOUNT_PATH.exec(text.trim())?.[1].toLowerCase();
}
