import type { IExecuteFunctions } from 'n8n-workflow';

import { escapeMarkup, plainLine } from './plain';
import { redact } from './redact';

const LONGEST_HINT = 1_000;
/** More hints would not be read, and slow down the output panel. */
const MOST_HINTS = 30;

/** Shows hints above the output: each once, as one line of text without markup and hidden marks, and without secrets. */
export function addHints(
	context: Pick<IExecuteFunctions, 'addExecutionHints'>,
	messages: Iterable<string>,
	secrets: readonly string[],
): void {
	const shown = [...new Set(messages)].map((message) =>
		escapeMarkup(plainLine(redact(message, secrets), LONGEST_HINT)),
	);
	const more = shown.length - MOST_HINTS;
	const all =
		more > 0
			? [...shown.slice(0, MOST_HINTS), `${more.toLocaleString('en')} more notes are not shown.`]
			: shown;
	for (const message of all) context.addExecutionHints({ message, location: 'outputPane' });
}
