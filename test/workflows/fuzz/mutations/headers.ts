import omit from 'lodash/omit';

import type { Circumstances, WireAnswer } from '../answers';
import type { Random } from '../random';

const ODD_VALUES = [
	'-1',
	'0',
	'NaN',
	'Infinity',
	'1e308',
	'1e15',
	'86400',
	'abc',
	'',
	'   ',
	'0x10',
	'12.5',
	'9'.repeat(400),
	'null',
	'30000, 30000',
	'+5',
	'1_000',
	'Wed, 21 Oct 2099 07:28:00 GMT',
	'Wed, 21 Oct 1970 07:28:00 GMT',
];

const WINDOW = 'X-Rate-Limit-Time-Window-Ms';
const RESET = 'X-Rate-Limit-Time-Reset-Ms';
const QUOTA = 'X-Rate-Limit-Requests-Quota';
const LEFT = 'X-Rate-Limit-Requests-Left';

type Headers = Record<string, string>;

const usual = (left: number, reset: number): Headers => ({
	[WINDOW]: '30000',
	[RESET]: String(reset),
	[QUOTA]: '450',
	[LEFT]: String(left),
});

const HEADERS: Array<
	readonly [
		weight: number,
		set: readonly [name: string, make: (random: Random, circumstances: Circumstances) => Headers],
	]
> = [
	[3, ['usual quota', (random) => usual(random.integer(50, 450), random.integer(1, 30_000))]],
	[3, ['quota used up for a moment', (random) => usual(0, random.integer(1, 300))]],
	[2, ['quota used up for an hour', () => usual(0, 3_600_000)]],
	[2, ['quota used up for ever', () => usual(0, 1e15)]],
	[1, ['quota of nothing', () => ({ ...usual(0, 100), [QUOTA]: '0' })]],
	[
		4,
		[
			'one odd quota header',
			(random) => ({
				...usual(random.integer(0, 100), 100),
				[random.pick([WINDOW, RESET, QUOTA, LEFT])]: random.pick(ODD_VALUES),
			}),
		],
	],
	[
		2,
		[
			'all quota headers odd',
			(random) =>
				Object.fromEntries(
					[WINDOW, RESET, QUOTA, LEFT].map((name) => [name, random.pick(ODD_VALUES)]),
				),
		],
	],
	[
		1,
		[
			'one quota header missing',
			(random) => omit(usual(3, 200), random.pick([WINDOW, RESET, QUOTA, LEFT])),
		],
	],
	[3, ['odd X-Retry-After', (random) => ({ 'X-Retry-After': random.pick(ODD_VALUES) })]],
	[3, ['odd Retry-After', (random) => ({ 'Retry-After': random.pick(ODD_VALUES) })]],
	[
		1,
		[
			'odd date',
			(random) => ({
				Date: random.pick([
					'Wed, 21 Oct 2099 07:28:00 GMT',
					'Thu, 01 Jan 1970 00:00:00 GMT',
					'yesterday',
					'',
				]),
			}),
		],
	],
	[
		1,
		[
			'token in a header',
			(_random, { token }) => ({ 'X-Echo': token, 'Set-Cookie': `token=${token}` }),
		],
	],
	[1, ['names of prototypes', () => ({ constructor: 'x', __proto__: 'y', toString: 'z' })]],
	[
		1,
		[
			'many cookies',
			() =>
				Object.fromEntries(
					Array.from({ length: 60 }, (_, index) => [`X-Odd-${index}`, 'x'.repeat(100)]),
				),
		],
	],
	[
		1,
		[
			'no cache',
			() => ({
				'Cache-Control': 'no-store',
				Age: '-1',
				Vary: '*',
				Via: '1.1 proxy',
				'CF-Ray': 'x',
			}),
		],
	],
];

/** Types that a client may take for what they say, or for what BigCommerce usually sends. */
const ODD_TYPES = [
	'text/html',
	'',
	'application/json; charset=utf-16',
	'application/octet-stream',
	'application/json;;;',
	'image/png',
	'application/problem+json',
	'application/vnd.bc.v1+json',
];

/** An answer with odd headers on top of what it has. */
export function withOddHeaders(answer: WireAnswer, circumstances: Circumstances): WireAnswer {
	const { random } = circumstances;
	if (answer.body !== '' && random.isTrue(0.1)) {
		const type = random.pick(ODD_TYPES);
		const verdict = answer.verdict === 'done' && !/json$/.test(type) ? 'unclear' : answer.verdict;
		return {
			...answer,
			name: `${answer.name}, type ${type || 'missing'}`,
			headers: { ...answer.headers, 'Content-Type': type },
			verdict,
		};
	}
	const [name, make] = random.pickWeighted(HEADERS);
	return {
		...answer,
		name: `${answer.name}, ${name}`,
		headers: { ...answer.headers, ...make(random, circumstances) },
	};
}
