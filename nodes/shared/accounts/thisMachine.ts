/** The names of this machine, as part of a regular expression. Secrets may go there without encryption, and to no other host. */
export const THIS_MACHINE = 'localhost|127(?:\\.\\d{1,3}){3}|\\[::1\\]|host\\.docker\\.internal';

const WHOLE_NAME = new RegExp(`^(?:${THIS_MACHINE})$`);

/** @param hostname as `URL` gives it: in lower case, numbers written out, IPv6 in brackets */
export function isThisMachine(hostname: string): boolean {
	return WHOLE_NAME.test(hostname);
}

/** Names under which a browser usually opens a sandbox, whatever n8n calls it. */
const USUAL_NAMES = ['localhost', '127.0.0.1', 'host.docker.internal'];

/** The sources of a Content Security Policy that stand for the sandbox at an origin, on any port. */
export function sourcesOnThisMachine(origin: string): string {
	const { hostname } = new URL(origin);
	// There is no source for an IPv6 address. Only a whole scheme lets it through.
	if (hostname.startsWith('[')) return 'http: https:';
	return [...new Set([...USUAL_NAMES, hostname])].map((name) => `http://${name}:*`).join(' ');
}
