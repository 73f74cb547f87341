import { isId, isTooDeep } from '../../nodes/BigCommerceTrigger/checkPayload';

it.each<[what: string, value: unknown, expected: boolean]>([
	['a number', 7, true],
	['a text', '7', true],
	['a UUID', '0f8fad5b-d9cb-469f-a165-70867728950e', true],
	['a text of 100 characters', 'x'.repeat(100), true],
	['a whole character of two halves', '👍', true],
	['a text of 101 characters', 'x'.repeat(101), false],
	['half a character', 'a\ud83d', false],
	['the other half', '\udc4d1', false],
	['blanks', ' \n', false],
	['nothing', '', false],
	['a number beyond all', Infinity, false],
	['no number', NaN, false],
	['true', true, false],
	['null', null, false],
	['a list', [7], false],
	['an object', { toString: 1 }, false],
])('%s can be an ID: %j → %s', (_what, value, expected) => {
	expect(isId(value)).toBe(expected);
});

it.each([
	[100, false],
	[102, true],
	[100_000, true],
])('%i levels are too deep: %s', (levels, expected) => {
	let value: unknown = 1;
	for (let level = 0; level < levels; level++) value = level % 2 ? [value] : { a: value };
	expect(isTooDeep(value)).toBe(expected);
});
