const LONGEST = 80;

/** A key as a message may show it: short, and the address of a customer only in part. */
export function showKey(text: string): string {
	const short = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
	return short.replace(/^\s*(\S)[^@\s]*(@\S+)\s*$/, '$1…$2');
}
