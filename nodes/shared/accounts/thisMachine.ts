/** The names of this machine, as part of a regular expression. Secrets may be sent unencrypted only there. */
export const THIS_MACHINE = 'localhost|127(?:\\.\\d{1,3}){3}|\\[::1\\]|host\\.docker\\.internal';

const WHOLE_NAME = new RegExp(`^(?:${THIS_MACHINE})$`);

/** @param hostname as `URL` gives it: in lower case, numbers written out, IPv6 in brackets */
export function isThisMachine(hostname: string): boolean {
	return WHOLE_NAME.test(hostname);
}

/** Names under which a browser usually opens a sandbox, even if n8n uses a different one. */
const USUAL_NAMES = ['localhost', '127.0.0.1', 'host.docker.internal'];

/** Content Security Policy sources for the sandbox at an origin, on any port. */
export function sourcesOnThisMachine(origin: string): string {
	const { hostname } = new URL(origin);
	// CSP has no source for an IPv6 address, so the whole scheme is allowed.
	if (hostname.startsWith('[')) return 'http: https:';
	return [...new Set([...USUAL_NAMES, hostname])].map((name) => `http://${name}:*`).join(' ');
}
