import type { Environment } from '../../shared/accounts/environment';

/** Names that lead to the machine itself or into a network of one's own. */
const PRIVATE_NAME =
	/(^|\.)(localhost|local|internal|intranet|lan|home|corp|private|test|invalid|home\.arpa)\.?$/i;

/**
 * Whether the link to a file may be followed: encrypted, without a password in it, and to a public name on the usual port.
 * A number in place of a name is none, since that is how a link would lead to n8n's own network. The sandbox's own
 * address is allowed where the credential is for it.
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
