import { accountUuidFrom, storeHashFrom } from '../../../nodes/shared/accounts/storeHash';

describe('the store hash is found in whatever a user pasted', () => {
	it.each([
		['abc123', 'abc123'],
		['  abc123  ', 'abc123'],
		['ABC123', 'abc123'],
		['https://api.bigcommerce.com/stores/abc123/v3/', 'abc123'],
		['https://api.bigcommerce.com/stores/abc123/v2', 'abc123'],
		['https://api.bigcommerce.com/stores/abc123', 'abc123'],
		['api.bigcommerce.com/stores/abc123/v3', undefined],
		['stores/abc123', 'abc123'],
		['/stores/abc123/v3/', 'abc123'],
		['https://store-abc123.mybigcommerce.com/manage/dashboard', 'abc123'],
		['store-abc123.mybigcommerce.com', 'abc123'],
		['https://store-abc123-2.mybigcommerce.com/', 'abc123'],
		['store-abc123', undefined],
		['https://www.myshop.com', undefined],
		['my shop', undefined],
		['abc/../def', undefined],
		['', undefined],
	])('%s → %s', (pasted, hash) => {
		expect(storeHashFrom(pasted)).toBe(hash);
	});
});

describe('the account UUID is found in whatever a user pasted', () => {
	const uuid = '6f1b2c3d-4e5f-6a7b-8c9d-0e1f2a3b4c5d';
	it.each([
		[uuid, uuid],
		[uuid.toUpperCase(), uuid],
		[`https://api.bigcommerce.com/accounts/${uuid}/graphql`, uuid],
		[`accounts/${uuid}`, uuid],
		['abc123', undefined],
		[`https://api.bigcommerce.com/stores/${uuid}/v3`, undefined],
	])('%s → %s', (pasted, found) => {
		expect(accountUuidFrom(pasted)).toBe(found);
	});
});
