import type { Environment } from '../../shared/accounts/environment';

/** Names for the machine itself or for a private network. */
const PRIVATE_NAME =
	/(^|\.)(localhost|localdomain|local|svc|consul|internal|intranet|lan|home|corp|private|test|invalid|home\.arpa)\.?$/i;

/**
 * Whether a file link may be followed: HTTPS, no password in it, and a public host name on the default port.
 * IP addresses are not allowed, because they could lead to n8n's own network. The sandbox's own
 * address is allowed if the credential is for the sandbox.
 */
export function isSafeLink(link: string, { api }: Environment): boolean {
	if (!URL.canParse(link)) return false;
	const { protocol, hostname, port, username, password, origin } = new URL(link);
	if (origin === new URL(api).origin) return true;
	const isPublicName =
		hostname.includes('.') &&
		!hostname.startsWith('[') &&
		!/^[\d.]+$/.test(hostname) &&
		!PRIVATE_NAME.test(hostname);
	return protocol === 'https:' && isPublicName && port === '' && username === '' && password === '';
}
