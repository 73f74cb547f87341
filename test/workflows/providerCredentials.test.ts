import { post, startProvider, type ListeningProvider } from '../support/provider/startProvider';
import { rateRequestBody } from '../support/provider/samples';

const OTHER = { apiKey: 'another-key-with-enough-characters' };

let provider: ListeningProvider;
beforeEach(async () => {
	provider = await startProvider({
		type: 'bigCommerceShippingProvider',
		parameters: { answerFrom: 'table', rateTable: { rows: [{ name: 'Ground', price: 5 }] } },
	});
});
afterEach(async () => {
	jest.restoreAllMocks();
	await provider.close();
});

const ask = async () => (await post(provider.url('rate'), rateRequestBody())).status;

test('a changed credential counts after five seconds', async () => {
	const now = Date.now();
	const clock = jest.spyOn(Date, 'now').mockReturnValue(now);
	expect(await ask()).toBe(200);
	provider.changeCredential(OTHER);
	clock.mockReturnValue(now + 4_900);
	expect(await ask()).toBe(200);
	clock.mockReturnValue(now + 5_100);
	expect(await ask()).toBe(401);
});

test('a changed credential counts at once when the workflow is published', async () => {
	expect(await ask()).toBe(200);
	provider.changeCredential(OTHER);
	await provider.publish();
	expect(await ask()).toBe(401);
});

test('a credential that could not be read is read again with the next request', async () => {
	provider.changeCredential({ apiKey: 'short' });
	expect(await ask()).toBe(500);
	provider.changeCredential({ apiKey: OTHER.apiKey });
	expect(await ask()).toBe(401);
});
