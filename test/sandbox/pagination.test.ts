import type { Sandbox } from '../../sandbox/server';
import { ask, sandboxFor } from './support';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await sandboxFor();
});
afterAll(() => sandbox.close());

const idsOf = (records: Array<{ id: number }>) => records.map(({ id }) => id);

test('V3 pages hold every record once, in order', async () => {
	const ids: number[] = [];
	let pages = 1;
	for (let page = 1; page <= pages; page += 1) {
		const { body } = await ask(
			sandbox,
			'GET',
			`/v3/catalog/products?limit=40&page=${page}&include_fields=name`,
		);
		const { pagination } = body.meta;
		expect(pagination).toMatchObject({
			total: 150,
			per_page: 40,
			current_page: page,
			count: body.data.length,
		});
		expect(pagination.links.next).toBe(page === 4 ? undefined : `?page=${page + 1}&limit=40`);
		pages = pagination.total_pages;
		ids.push(...idsOf(body.data));
	}
	expect(pages).toBe(4);
	expect(ids).toEqual(Array.from({ length: 150 }, (_, index) => 77 + index));
});

test('fifty records without a limit, and no more than the endpoint serves', async () => {
	const usual = await ask(sandbox, 'GET', '/v3/catalog/products');
	expect(usual.body.data).toHaveLength(50);
	const greedy = await ask(sandbox, 'GET', '/v3/catalog/variants?limit=5000');
	expect(greedy.body.data).toHaveLength(250);
	expect(greedy.body.meta.pagination.per_page).toBe(250);
});

test('a page past the end is empty, and one below the first is refused', async () => {
	expect(await ask(sandbox, 'GET', '/v3/catalog/products?page=99')).toMatchObject({
		status: 200,
		body: { data: [] },
	});
	expect(await ask(sandbox, 'GET', '/v3/catalog/products?page=0')).toMatchObject({
		status: 422,
		body: { errors: { page: expect.any(String) } },
	});
	expect(await ask(sandbox, 'GET', '/v2/orders?page=0')).toMatchObject({
		status: 400,
		body: [{ status: 400 }],
	});
});

test('cursors lead forward through every record and back again', async () => {
	const ids: number[] = [];
	let address = '/v3/customers?limit=25';
	let last;
	for (let next: string | undefined = address; next;) {
		last = await ask(sandbox, 'GET', next);
		ids.push(...idsOf(last.body.data));
		const { cursor_pagination: cursor } = last.body.meta;
		next = cursor.links.next && `/v3/customers?limit=25&after=${cursor.end_cursor}`;
		address = next ?? address;
	}
	expect(ids).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
	expect(last?.body.meta.pagination).toBeUndefined();
	const back = await ask(
		sandbox,
		'GET',
		`/v3/customers?limit=25&before=${last?.body.meta.cursor_pagination.start_cursor}`,
	);
	expect(idsOf(back.body.data)).toEqual(ids.slice(25, 50));
});

test('the first page shows both kinds of paging, later ones only pages', async () => {
	const first = await ask(sandbox, 'GET', '/v3/customers?limit=25');
	expect(first.body.meta).toMatchObject({
		pagination: { total: 60 },
		cursor_pagination: { count: 25 },
	});
	const second = await ask(sandbox, 'GET', '/v3/customers?limit=25&page=2');
	expect(second.body.meta.cursor_pagination).toBeUndefined();
});

test('V2 answers bare arrays until 204', async () => {
	const ids: number[] = [];
	let status = 200;
	for (let page = 1; status === 200; page += 1) {
		const answer = await ask(sandbox, 'GET', `/v2/orders?limit=50&page=${page}`);
		status = answer.status;
		if (status === 200) ids.push(...idsOf(answer.body));
		else expect(answer.body).toBe('');
	}
	expect(status).toBe(204);
	expect(ids).toHaveLength(120);
	expect(new Set(ids).size).toBe(120);
	expect((await ask(sandbox, 'GET', '/v2/orders/count')).body.count).toBe(120);
});

test('an empty V2 list is 204 as well', async () => {
	expect(await ask(sandbox, 'GET', '/v2/orders?customer_id=99999')).toMatchObject({
		status: 204,
		body: '',
	});
});

test('sorting keeps pages apart', async () => {
	const { body } = await ask(
		sandbox,
		'GET',
		'/v3/catalog/products?sort=price&direction=desc&limit=150&include_fields=price',
	);
	const prices = body.data.map(({ price }: { price: number }) => price);
	expect(prices).toEqual([...prices].sort((left, right) => right - left));
	const orders = await ask(sandbox, 'GET', '/v2/orders?sort=date_created:desc&limit=2');
	expect(Date.parse(orders.body[0].date_created)).toBeGreaterThan(
		Date.parse(orders.body[1].date_created),
	);
	expect(orders.body[0].date_created).toMatch(/^\w{3}, \d{2} \w{3} \d{4} [\d:]{8} \+0000$/);
});
