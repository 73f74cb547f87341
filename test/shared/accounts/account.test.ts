import { accountFrom } from '../../../nodes/shared/accounts/account';

const SHOP = { store: 'abc123', accessToken: 'x' };

test.each<[what: string, timeout: unknown, milliseconds: number]>([
	['nothing', undefined, 60_000],
	['an empty field', '', 60_000],
	['text that is no number', 'long', 60_000],
	['a number', 90, 90_000],
	['a number as text, from an expression', '90', 90_000],
	['less than a second', 0, 1000],
])('the timeout of a request, with %s in the credential', (_what, timeout, milliseconds) => {
	expect(accountFrom('store', { ...SHOP, timeout }).timeout).toBe(milliseconds);
});
