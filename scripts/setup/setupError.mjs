/** A failed step, with messages for the user who ran the command. */
export class SetupError extends Error {
	/** @param {{ what: string, why?: string, next?: string, log?: string, cause?: unknown }} details */
	constructor({ what, why, next, log, cause }) {
		super(what, { cause });
		Object.assign(this, { what, why, next, log });
	}
}

/** Formats any thrown value for the user. */
export function explain(error) {
	if (!(error instanceof SetupError)) {
		return `\nSomething unexpected happened.\n  ${error?.stack ?? error}\n`;
	}
	return [
		'',
		error.what,
		error.why && `  Why:        ${error.why}`,
		error.next && `  What to do: ${error.next}`,
		error.log && `  Details:    ${error.log}`,
		'',
	]
		.filter((line) => line !== undefined)
		.join('\n');
}
