/** The names of this machine: the same as those that the nodes accept for a sandbox, which a test holds. */
const THIS_MACHINE = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\]|host\.docker\.internal)$/;

/** @param hostname as `URL` gives it: in lower case, numbers written out, IPv6 in brackets */
export function isThisMachine(hostname: string): boolean {
	return THIS_MACHINE.test(hostname);
}
