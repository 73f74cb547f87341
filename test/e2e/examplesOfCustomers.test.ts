import { examplesInN8n } from '../support/examples';

jest.setTimeout(120_000);

const { n8n, run, store, written } = examplesInN8n();

const FILE = 'keep-a-segment-of-the-best-customers';
const ADDRESS = {
	first_name: 'Ida',
	last_name: 'Vane',
	street_1: '1 Mill Road',
	city: 'Boise',
	state: 'Idaho',
	zip: '83702',
	country: 'United States',
	country_iso2: 'US',
	email: 'ida@example.com',
};

/** The IDs of the customers whose profiles are in the segment; undefined if there is no such segment. */
async function members(): Promise<number[] | undefined> {
	const segment = (await store('GET', '/v3/segments')).find(
		({ name }: { name: string }) => name === 'Best customers',
	);
	const profiles: Array<{ customer_id: number }> | undefined =
		segment && (await store('GET', `/v3/segments/${segment.id}/shopper-profiles?limit=250`));
	return profiles?.map(({ customer_id }) => customer_id).sort((a, b) => a - b);
}

async function order(customer_id: number, price: number, status_id = 11): Promise<{ id: number }> {
	return await store('POST', '/v2/orders', {
		customer_id,
		status_id,
		billing_address: ADDRESS,
		products: [{ name: 'Table', quantity: 1, price_ex_tax: price, price_inc_tax: price }],
	});
}

test('Keep a segment of the best customers: makes the segment, lets customers in and out, and writes only changes', async () => {
	expect(await members()).toBeUndefined();
	await run(FILE);
	// Who is in it by the sandbox's own orders depends on the day: they grow old.
	const before = (await members()) ?? [];
	const [spender, twice, cancelled] = Array.from({ length: 60 }, (_, index) => index + 1).filter(
		(id) => !before.includes(id),
	);

	const big = await order(spender, 600);
	await order(twice, 300);
	await order(twice, 250);
	await order(cancelled, 900, 5);
	await order(0, 900);
	await run(FILE);
	expect(await members()).toEqual([...before, spender, twice].sort((a, b) => a - b));

	await n8n().sandbox.clearLog();
	await run(FILE);
	expect(await written()).toEqual([]);

	await store('PUT', `/v2/orders/${big.id}`, { status_id: 5 });
	await run(FILE);
	expect(await members()).toEqual([...before, twice].sort((a, b) => a - b));
	expect((await store('GET', '/v3/segments')).map(({ name }: { name: string }) => name)).toEqual([
		'Bakers',
		'Best customers',
	]);
	const profiles: Array<{ customer_id: number }> = await store(
		'GET',
		'/v3/shopper-profiles?limit=250',
	);
	expect(profiles.filter(({ customer_id }) => customer_id === twice)).toHaveLength(1);
});
