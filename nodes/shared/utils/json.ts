import { InputError } from '../errors/inputError';
import { toNumber } from './numbers';
import { msg } from '../text/message';

/** Deeper than anything BigCommerce accepts, and far from a stack overflow. */
const DEEPEST = 100;

/**
 * Parses JSON text.
 * @throws InputError naming the field, and the position of the error if known
 */
export function parseJson(text: string, label: string): unknown {
	return shallow(parse(text, label), label);
}

function parse(text: string, label: string): unknown {
	let reason: Error;
	try {
		return JSON.parse(text);
	} catch (error) {
		reason = error as Error;
	}
	throw reason.name === 'RangeError'
		? tooDeep(label)
		: new InputError(msg`"${label}" is not valid JSON`, adviceFor(reason.message));
}

/** The parser's own message quotes the text, which may contain customer data. */
function adviceFor(reason: string): string {
	const [, line, column] = /line (\d+) column (\d+)/.exec(reason) ?? [];
	const place = line
		? `It breaks in line ${line}, column ${column}. `
		: /end of JSON|Unterminated/i.test(reason)
			? 'It ends too early. '
			: '';
	return `${place}Check its quotation marks, commas and brackets. To insert text from an expression, use {{ JSON.stringify($json.name) }}.`;
}

/**
 * Returns the value if it is not nested too deeply to be sent, and none of its numbers would change: JSON has no NaN, and
 * JavaScript rounds large numbers.
 * @throws InputError that names the field
 */
export function shallow<Value>(value: Value, label: string): Value {
	const open: Array<[unknown, number]> = [[value, 0]];
	for (let next = open.pop(); next; next = open.pop()) {
		const [value, depth] = next;
		if (typeof value !== 'object' || value === null) continue;
		if (depth >= DEEPEST) throw tooDeep(label);
		for (const [name, child] of Object.entries(value)) {
			const isBlankEntry = Array.isArray(value) && Number.isNaN(child);
			if (typeof child === 'number' && !isBlankEntry)
				toNumber(child, 'number', Array.isArray(value) ? label : name);
			else open.push([child, depth + 1]);
		}
	}
	return value;
}

function tooDeep(label: string): InputError {
	return new InputError(
		msg`"${label}" is nested too deeply`,
		`It has more than ${DEEPEST} levels of nested lists and objects. Check the node that creates it.`,
	);
}
