import type { Mutation } from '../answers';
import { nestedText } from './texts';

/** Written once: the time that it takes is not the node's. */
const bodies = new Map<string, Buffer>();

function bodyOf(name: string, text: () => string): Buffer {
	const body = bodies.get(name) ?? Buffer.from(text());
	bodies.set(name, body);
	return body;
}

/** Refusals that are long for a regular expression, or deep for a function that calls itself. */
const refusal = (name: string, text: () => string, type = 'application/json'): Mutation => ({
	name,
	weight: 1,
	isHeavy: true,
	mutate: (_right, { random }) => ({
		status: random.pick([400, 422, 500, 403]),
		body: bodyOf(name, text),
		headers: { 'Content-Type': type },
		verdict: 'unclear',
		proven: [],
	}),
});

const success = (name: string, text: () => string, type = 'application/json'): Mutation => ({
	name,
	weight: 1,
	isHeavy: true,
	mutate: () => ({
		status: 200,
		body: bodyOf(name, text),
		headers: { 'Content-Type': type },
		verdict: 'unknown',
		proven: [],
	}),
});

const MANY = 500_000;

export const HEAVY: Mutation[] = [
	refusal('refusal of one character', () => '<'.repeat(MANY), 'text/html'),
	refusal('refusal of blanks', () => `${' '.repeat(MANY)}x`, 'text/plain'),
	refusal('refusal of tags', () => '<title>'.repeat(MANY / 10), 'text/html'),
	refusal('title of one word', () =>
		JSON.stringify({ status: 422, title: 'word '.repeat(MANY / 10) }),
	),
	refusal('title of digits', () =>
		JSON.stringify({ status: 413, title: `max ${'1'.repeat(MANY)}x` }),
	),
	refusal('field of one letter', () =>
		JSON.stringify({
			errors: { ['a'.repeat(MANY)]: 'is wrong', [`${'0.'.repeat(MANY / 10)}x`]: 'is wrong' },
		}),
	),
	refusal('nested refusal', () => `{"status":422,"errors":${nestedText(100_000)}}`),
	refusal(
		'nested objects in a refusal',
		() => `{"errors":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}`,
	),
	refusal('many complaints', () =>
		JSON.stringify({
			errors: Array.from({ length: 50_000 }, (_, index) => ({ index, message: 'is wrong' })),
		}),
	),
	refusal('many fields', () =>
		JSON.stringify({
			errors: Object.fromEntries(
				Array.from({ length: 50_000 }, (_, index) => [`${index}.name`, 'is wrong']),
			),
		}),
	),
	success('page of one character', () => '<'.repeat(MANY), 'text/html'),
	success('nested success', () => `{"data":${nestedText(100_000)}}`),
	success(
		'nested objects in a success',
		() => `{"data":{"id":1,"x":${'{"edges":'.repeat(50_000)}1${'}'.repeat(50_000)}}}`,
	),
	success('endless errors of GraphQL', () =>
		JSON.stringify({
			data: null,
			errors: Array.from({ length: 20_000 }, (_, index) => ({
				message: 'permission '.repeat(20),
				path: ['a', index],
			})),
		}),
	),
];
