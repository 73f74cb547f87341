import { createHmac } from 'node:crypto';
import type { OwnWork } from '../../../catalog/types';
import { isThisMachine } from '../../shared/accounts/environment';
import { fieldLabel } from '../../shared/catalog/names';
import { msg } from '../../shared/text/message';
import { InputError } from '../../shared/utils/coerce';
import { fillTemplate, type TemplateValues } from './template';

/** A token that BigCommerce accepts from an app, and the URL to use it with. */
interface SignedToken {
	url: string;
	token: string;
	expires_at: string;
}

/**
 * Signs a token with the client secret, as described in the catalog.
 * @param known the field values, and clientId, storeHash, now and uuid
 * @throws InputError if a URL is invalid or leads away from the storefront
 */
export function sign(
	{ claims, seconds, onSite, link }: Extract<OwnWork, { kind: 'sign' }>,
	values: TemplateValues & { now: number },
	clientSecret: string,
): SignedToken {
	for (const name of onSite) assertOnSite(name, values[name]);
	const site = siteFrom(fillTemplate(link.site, values) ?? fillTemplate(link.usually, values));
	const token = signJwt(fillTemplate(claims, values) as object, clientSecret);
	return {
		url: `${site}${link.path}${token}`,
		token,
		expires_at: new Date((values.now + seconds) * 1000).toISOString(),
	};
}

/** `/account.php`, but not `//elsewhere`, which is another host. */
function assertOnSite(name: string, value: unknown): void {
	if (value === undefined || value === '' || /^\/(?![/\\])[^\\\s]*$/.test(String(value))) return;
	throw new InputError(
		msg`"${fieldLabel(name)}" must be a path of the storefront`,
		'It must start with one slash, e.g. /account.php or /login.php?action=logout.',
	);
}

/** A token in a URL must be sent over HTTPS. The sandbox is an exception, because it is on this machine. */
function siteFrom(value: unknown): string {
	const text = String(value);
	const parsed = URL.canParse(text) ? new URL(text) : undefined;
	const isHere = parsed?.protocol === 'http:' && isThisMachine(parsed.hostname);
	if (
		parsed &&
		(parsed.protocol === 'https:' || isHere) &&
		parsed.username === '' &&
		parsed.pathname === '/' &&
		parsed.search === ''
	)
		return parsed.origin;
	throw new InputError(
		msg`"Storefront URL" must be the address of the storefront`,
		'Use HTTPS and nothing after the host, e.g. https://www.example.com. It must be a domain of the channel that the customer logs in to.',
	);
}

/**
 * Makes a JSON Web Token that is signed with HMAC-SHA256, the only algorithm BigCommerce takes from apps.
 * Signing and verifying takes about a hundred lines over node:crypto, so the package needs no bundled library.
 * @param secret the client secret as it is shown: its text is the key
 */
export function signJwt(claims: object, secret: string): string {
	const content = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`;
	return `${content}.${createHmac('sha256', secret).update(content).digest('base64url')}`;
}

function encode(part: object): string {
	return Buffer.from(JSON.stringify(part), 'utf8').toString('base64url');
}
