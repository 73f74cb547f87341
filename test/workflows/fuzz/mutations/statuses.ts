import { STATUS_CODES } from 'node:http';

import type { Mutation, Verdict, WireAnswer } from '../answers';
import type { Random } from '../random';
import { elementsIn } from '../rightAnswers';
import { markersIn } from '../values';
import { MARKUP, nestedList, oddText } from './texts';

const REFUSALS = [400, 401, 403, 404, 405, 406, 409, 410, 413, 415, 422, 423, 429, 451];
const TROUBLE = [500, 502, 503, 504, 599];
/** A client may read these as a refusal or as trouble. */
const UNCLEAR = [300, 301, 302, 303, 307, 308, 408, 501, 505, 507];
/** 2xx that say little about what was done. */
const ODD_SUCCESSES = [202, 203, 205, 206, 207, 226];

/** The shapes in which BigCommerce, and proxies before it, refuse. */
const SHAPES: Array<(status: number, random: Random) => unknown> = [
	(status, random) => ({
		status,
		title: oddText(random),
		type: 'https://developer.bigcommerce.com/api-docs',
		errors: { name: oddText(random) },
	}),
	(status) => ({
		status,
		title: 'Refused',
		type: '',
		errors: {
			type: 'is missing',
			status: 'is not known',
			title: 'is too long',
			message: 'is blank',
			reason: 'is not given',
		},
	}),
	(status, random) => [
		{ status, message: oddText(random), details: { invalid_reason: oddText(random) } },
	],
	(status) => [
		{ status, message: "The field 'customer_id' is invalid." },
		{ status, message: 'Another one.' },
	],
	(status, random) => ({ error: { code: status, message: oddText(random) } }),
	(_status, random) => ({ error: oddText(random) }),
	(status) => ({ code: status, errors: ['first', 'second', { message: 'third' }, null, 4] }),
	(status) => ({
		status,
		title: 'JSON data is missing or invalid',
		errors: { price: 'error.expected.jsnumber', sku: 'error.path.missing' },
	}),
	(_status, random) => ({ batch_errors: [{ errors: { sku: oddText(random) }, sku: 'X' }] }),
	(_status, random) => ({ field_errors: { email: [oddText(random), oddText(random)] } }),
	(status) => ({
		type: 'about:blank',
		title: 'Problem',
		detail: 'In detail.',
		instance: '/x',
		status,
	}),
	(status) => ({ status, title: 'Deep', errors: nestedList(200) }),
	(status) => ({
		status,
		title: 'Many',
		errors: Object.fromEntries(
			Array.from({ length: 300 }, (_, index) => [`field_${index}`, 'is wrong']),
		),
	}),
	(status) => ({ status: String(status), title: null, errors: null, detail: { nested: true } }),
	(status) => ({ status, title: ['a', 'list'], errors: 'a text', message: 17 }),
	(status) => ({
		status,
		['__proto__x']: 1,
		constructor: 'x',
		toString: 'y',
		errors: { constructor: 'is odd', toString: 'is odder' },
	}),
	() => ({}),
	() => [],
	() => null,
	(_status, random) => oddText(random),
	() => 42,
];

const PAGES = [
	`<!doctype html><html><head><title>Attention Required!</title></head><body>${MARKUP}<h1>Sorry</h1></body></html>`,
	'<html><body>Bad Gateway</body></html>',
	'',
	'   ',
	'upstream connect error',
	'{"status":',
];

function refusalBody(status: number, random: Random): Pick<WireAnswer, 'body' | 'headers'> {
	if (random.isTrue(0.3))
		return {
			body: random.pick(PAGES),
			headers: { 'Content-Type': random.pick(['text/html', 'text/plain', 'application/json']) },
		};
	return {
		body: JSON.stringify(random.pick(SHAPES)(status, random)),
		headers: { 'Content-Type': 'application/json' },
	};
}

const withStatus = (
	name: string,
	weight: number,
	statuses: number[],
	verdict: Verdict,
): Mutation => ({
	name,
	weight,
	mutate: (_right, { random, world }) => {
		const status = random.pick(statuses);
		const { body, headers } = refusalBody(status, random);
		const location: Record<string, string> =
			status >= 300 && status < 400
				? {
						Location: random.pick([
							`${world.origin}/files/x`,
							'http://169.254.169.254/latest',
							'/',
							'%%%',
						]),
					}
				: {};
		return {
			name: `${name} ${status}`,
			status,
			body,
			headers: { ...headers, ...location },
			verdict,
			proven: [],
		};
	},
});

export const STATUSES: Mutation[] = [
	withStatus('refusal', 10, REFUSALS, 'refused'),
	withStatus('too many requests', 3, [429], 'refused'),
	withStatus('trouble', 8, TROUBLE, 'unknown'),
	withStatus('odd status', 3, UNCLEAR, 'unclear'),
	{
		name: 'odd success',
		weight: 3,
		mutate: (right, { random }) => {
			const status = random.pick(ODD_SUCCESSES);
			return {
				name: `odd success ${status}`,
				status,
				verdict: 'unclear',
				proven: right.found ?? right.markers,
			};
		},
	},
	{
		name: '204 in place of content',
		weight: 3,
		fits: ({ body, isList }) => body !== undefined && !isList,
		mutate: (_right, { request }) => ({
			status: 204,
			body: '',
			headers: {},
			verdict: request.method === 'GET' ? 'unknown' : 'unclear',
			proven: [],
		}),
	},
	{
		name: 'error body with status 200',
		weight: 4,
		mutate: (_right, { random }) => ({
			status: 200,
			body: JSON.stringify({
				status: random.pick([404, 422, 500]),
				title: STATUS_CODES[422],
				type: '',
				errors: { name: 'is not valid' },
			}),
			headers: { 'Content-Type': 'application/json' },
			verdict: 'unknown',
			proven: [],
		}),
	},
	{
		name: 'refusal of one element',
		weight: 6,
		fits: (right, { request }) =>
			(elementsOf(right.operation?.batch?.key, request.body)?.length ?? 0) > 1,
		mutate: (right, { random, request }) =>
			blamingAnswer(
				elementsOf(right.operation?.batch?.key, request.body) ?? [],
				random,
				right.operation?.batch?.form === 'array',
			),
	},
];

function elementsOf(key: string | undefined, body: unknown): unknown[] | undefined {
	return elementsIn(body, key);
}

/** Refusals that name an element, or only seem to. */
function blamingAnswer(elements: unknown[], random: Random, isRoot: boolean): Partial<WireAnswer> {
	const status = random.pick([400, 409, 422]);
	const index = random.integer(0, elements.length - 1);
	const marker = markersIn(JSON.stringify(elements[index]));
	const named = { blamed: marker };
	const [body, blame] = random.pick<[unknown, { blamed?: number[] }]>([
		[{ status, title: 'Refused', errors: { [`${index}.name`]: 'is not valid' } }, named],
		[{ status, title: 'Refused', errors: { [`[${index}].price`]: 'is not valid' } }, named],
		[
			{ status, title: 'Refused', errors: { [`custom_fields.${index}.value`]: 'is not valid' } },
			{},
		],
		[
			{
				status,
				title: 'Refused',
				errors: { [`variants.${index}.option_values.0.label`]: 'is not valid' },
			},
			{},
		],
		[
			{ status, title: 'Refused', errors: { [`data.${index}.price`]: 'is not valid' } },
			isRoot ? named : {},
		],
		[
			{
				status,
				title: 'Refused',
				errors: Object.fromEntries(elements.map((_, value) => [`${value}.name`, 'is not valid'])),
			},
			{},
		],
		[{ status, title: 'Refused', errors: { name: 'is not valid' } }, {}],
		[
			{
				batch_errors: elements.map((_, value) =>
					value === index ? { errors: { name: 'is not valid' } } : {},
				),
			},
			named,
		],
		[{ status, title: 'The maximum items allowed in the array is 1.' }, {}],
		[{ status, title: 'The maximum items allowed in the array is 0.' }, {}],
		[{ status, title: 'Refused', errors: { '99.name': 'is not valid', '-1.name': 'is odd' } }, {}],
	]);
	return {
		status,
		body: JSON.stringify(body),
		headers: { 'Content-Type': 'application/json' },
		verdict: 'refused',
		proven: [],
		...blame,
	};
}
