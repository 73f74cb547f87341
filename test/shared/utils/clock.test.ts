import { asTimer } from '../../../nodes/shared/utils/clock';

it.each([
	[1.2, 2],
	[0, 0],
	[-5, 0],
	[-Infinity, 0],
	[NaN, 0],
	[2_147_483_648, 2_147_483_647],
	[1e15, 2_147_483_647],
	[Infinity, 2_147_483_647],
])('%d ms are %d for a timer, which would ring at once if it were longer', (given, expected) => {
	expect(asTimer(given)).toBe(expected);
});
