import type { Server } from '../../../catalog/types';
import { BIGCOMMERCE, type Environment } from '../../shared/accounts/environment';
import { storeHashFrom } from '../../shared/accounts/storeHash';
import { isBlank } from '../../shared/utils/blank';
import { InputError } from '../../shared/utils/coerce';
import { ADDRESS, isStorePlaceholder, segmentsOf } from './segments';
import { msg } from '../../shared/text/message';

/** The store that requests go to. */
export interface Place {
	environment: Environment;
	storeHash: string;
}

/** The target of a custom request on the store's API gateway. */
export interface Address {
	server: Server;
	/** Path below the server, encoded. */
	path: string;
	query: Array<[name: string, value: string]>;
	/** The path ended with a slash, which was removed. */
	hasEmptyEnd: boolean;
	/** The query has an empty parameter, such as `?` at the end. */
	hasEmptyParameter: boolean;
	/** It was a URL of the legacy API, which used a user name and a token instead of OAuth. */
	isLegacy: boolean;
}

const HELP =
	"Enter a path, e.g. /v3/catalog/products or /v2/orders/100, or the full URL as in BigCommerce's documentation.";

/**
 * Reads a path, a gateway URL, or a legacy API URL. Nothing is ever sent to the given host:
 * the request always goes to the gateway of the credential's store.
 * @throws InputError for other hosts, other stores, and invalid parts of a URL
 */
export function addressFrom(text: unknown, place: Place): Address {
	if (isBlank(text)) throw new InputError(msg`${ADDRESS} is empty`, HELP);
	if (typeof text !== 'string') throw new InputError(msg`${ADDRESS} is not text`, HELP);
	const address = text.trim();
	if (/[\s\\]|[^\x20-\u{10ffff}]/u.test(address))
		throw new InputError(msg`${ADDRESS} has a space, a line break or a backslash in it`, HELP);
	if (address.includes('#'))
		throw new InputError(
			msg`${ADDRESS} has a part after #, which is never sent`,
			'Remove it, or write the sign as %23.',
		);
	const [, origin, path = '', search] =
		/^((?:[a-z][a-z0-9+.-]*:)?\/\/[^/?]*)?([^?]*)(?:\?(.*))?$/is.exec(address) ?? [];
	const match =
		origin === undefined ? relative(segmentsOf(path), place) : absolute(origin, path, place);
	return {
		...match,
		path: pathOf(match),
		query: [...new URLSearchParams(search)],
		hasEmptyEnd: path.endsWith('/'),
		hasEmptyParameter: search?.split('&').some(isNameless) === true,
	};
}

function isNameless(parameter: string): boolean {
	return parameter === '' || parameter.startsWith('=');
}

interface Found {
	server: Server;
	rest: string[];
	isLegacy: boolean;
}

function absolute(origin: string, path: string, place: Place): Found {
	const host = hostOf(origin);
	const segments = segmentsOf(path);
	const isGateway = [BIGCOMMERCE.api, place.environment.api].includes(host.origin);
	if (host.origin === BIGCOMMERCE.payments)
		return { server: 'payments', rest: withoutStore(segments, place), isLegacy: false };
	if (isGateway && segments[0] === 'payments')
		return { server: 'payments', rest: withoutStore(segments.slice(1), place), isLegacy: false };
	if (host.origin === BIGCOMMERCE.b2b) return ofB2b(segments);
	if (isGateway && segments[0] === 'b2b') return ofB2b(segments.slice(1));
	if (isGateway) return versioned(withoutStore(segments, place));
	if (segments[0] !== 'api' || segments[1] !== 'v2') {
		throw new InputError(
			msg`${host.host} is not BigCommerce's API`,
			`The access token is sent only to ${place.environment.api}. ${HELP}`,
		);
	}
	const hash = storeHashFrom(`${host.origin}/`);
	if (hash) assertOwn(hash, place);
	return { server: 'v2', rest: segments.slice(2), isLegacy: true };
}

function hostOf(origin: string): URL {
	const isWeb = /^https?:\/\//i.test(origin) && URL.canParse(origin);
	if (!isWeb) throw new InputError(msg`${ADDRESS} is not a web address`, HELP);
	if (origin.includes('@'))
		throw new InputError(
			msg`${ADDRESS} has a user name or password in it`,
			'Remove it. The node authenticates the request with its credential.',
		);
	return new URL(origin);
}

function relative(segments: string[], place: Place): Found {
	if (segments[0] === 'stores') return versioned(withoutStore(segments, place));
	if (segments[0] === 'api' && segments[1] === 'v2')
		return { server: 'v2', rest: segments.slice(2), isLegacy: true };
	if (segments[0] === 'api') return ofB2b(segments);
	return versioned(segments);
}

/** Checks that `stores/abc123/…` is the credential's store. */
function withoutStore([stores, hash, ...rest]: string[], place: Place): string[] {
	if (stores !== 'stores' || !hash) throw new InputError(msg`${ADDRESS} names no store`, HELP);
	if (!isStorePlaceholder(hash)) assertOwn(hash, place);
	return rest;
}

function assertOwn(hash: string, { storeHash }: Place): void {
	if (hash.toLowerCase() === storeHash) return;
	throw new InputError(
		msg`${ADDRESS} names the store ${hash}, but the credential is for the store ${storeHash}`,
		'Choose the credential of that store, or enter a path without the store, e.g. /v3/catalog/products.',
	);
}

/** Its management API. The others act as a shopper, or are older. */
function ofB2b([api, version, io, ...rest]: string[]): Found {
	if (api === 'api' && version === 'v3' && io === 'io')
		return { server: 'b2b', rest, isLegacy: false };
	throw new InputError(msg`${ADDRESS} does not say which API it means`, HELP);
}

function versioned([version, ...rest]: string[]): Found {
	if (version === 'v2' || version === 'v3') return { server: version, rest, isLegacy: false };
	// Paths of the payments host start like this and have no version. All V2 and V3 paths have one.
	if (version === 'payments')
		return { server: 'payments', rest: [version, ...rest], isLegacy: false };
	throw new InputError(msg`${ADDRESS} does not say which API it means`, HELP);
}

/** V2 ignores the case. */
const JSON_ENDING = /\.json$/i;

function pathOf({ server, rest }: Found): string {
	const last = rest.at(-1) ?? '';
	if (last.replace(JSON_ENDING, '') === '')
		throw new InputError(msg`${ADDRESS} ends before it names anything`, HELP);
	if (server === 'v2' && /\.xml$/i.test(last))
		throw new InputError(
			msg`${ADDRESS} asks for XML`,
			'Remove ".xml". The node reads responses as JSON.',
		);
	const named = server === 'v2' ? [...rest.slice(0, -1), last.replace(JSON_ENDING, '')] : rest;
	return `/${named.map(encodeURIComponent).join('/')}`;
}
