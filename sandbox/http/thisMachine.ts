/** The names of this machine. A test checks that the nodes accept the same names for a sandbox. */
const THIS_MACHINE = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\]|host\.docker\.internal)$/;

/** @param hostname as in `URL`: lowercase, with normalized numbers and IPv6 in brackets */
export function isThisMachine(hostname: string): boolean {
	return THIS_MACHINE.test(hostname);
}
