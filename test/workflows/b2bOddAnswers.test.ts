import { runNode, type NodeRun } from '../support/node';
import { json, shopAt, startServer, type Handler, type OddServer } from '../support/oddServer';
import { id, jsons } from '../support/run';

let server: OddServer;
let answer: Handler;
beforeEach(async () => {
	server = await startServer((...all) => answer(...all));
});
afterEach(() => server.close());

const run = async (operation: string, parameters: object = {}, more: Partial<NodeRun> = {}) =>
	await runNode({
		...shopAt(server, { timeout: 5 }),
		...more,
		parameters: {
			authentication: 'store',
			resource: operation.split('.')[0],
			operation,
			options: { giveUpAfter: 1 },
			...parameters,
		} as NodeRun['parameters'],
	});

const readCompany = async (options = { giveUpAfter: 30 }) =>
	await run('company.get', { companyId: id('7'), options });
const COMPANY = { companyId: 7, companyName: 'Fern Hotels' };
const ok = (data: unknown, more: object = {}) => ({
	code: 200,
	data,
	meta: { message: 'SUCCESS', ...more },
});

const NEW = {
	companyName: 'Fern Hotels',
	companyEmail: 'office@fern.example.com',
	companyPhone: '1',
	country: 'United States',
	adminFirstName: 'Ada',
	adminLastName: 'Fern',
	adminEmail: 'ada@fern.example.com',
};
const create = async () =>
	await run('company.create', { bodyMode: 'json', jsonBody: JSON.stringify(NEW) });

describe('a write whose answer is no envelope', () => {
	it.each([
		['a page', '<html><body>Bad gateway</body></html>'],
		['nothing', ''],
		['cut JSON', '{"code":200,"data":{"companyId":7'],
		['a list', '[]'],
		['null', 'null'],
		['a text', '"SUCCESS"'],
		['an empty object', '{}'],
		['no data', '{"code":200,"meta":{"message":"SUCCESS"}}'],
		['data that is null', '{"code":200,"data":null,"meta":{"message":"SUCCESS"}}'],
		['data without the record', '{"code":200,"data":{},"meta":{"message":"SUCCESS"}}'],
	])('is not green and not repeated: %s', async (_, body) => {
		answer = (_request, response) =>
			response.writeHead(200, { 'Content-Type': 'application/json' }).end(body);
		const { error, items } = await create();
		expect(items).toEqual([]);
		expect(`${error?.message} ${error?.description}`).toMatch(
			/not (known|sure|clear)|may have|whether/i,
		);
		expect(server.arrived).toHaveLength(1);
	});
});

describe('a code that is no success', () => {
	it.each([400, 401, 403, 404, 409, 422, 500, 5001, '400', 'FAILED', true, -1, 200.5, 0])(
		'%p refuses a read',
		async (code) => {
			answer = (_request, response) =>
				json(response, 200, { code, data: { errMsg: 'No such company' }, meta: { message: 'No' } });
			const { error, items } = await readCompany({ giveUpAfter: 0 });
			expect(items).toEqual([]);
			expect(error).toBeDefined();
		},
	);

	it('429 with status 200 is waited for', async () => {
		answer = (_request, response, turn) =>
			turn === 1
				? json(response, 200, { code: 429, data: {}, meta: { message: 'Too many requests' } })
				: json(response, 200, ok(COMPANY));
		const { error, items } = await readCompany();
		expect(error).toBeUndefined();
		expect(items[0].json).toEqual(COMPANY);
		expect(server.arrived).toHaveLength(2);
	});
});

describe('odd headers of the rate limit', () => {
	const GOOD = {
		'X-Requests-Allocated': '150 times/60 s',
		'X-Requests-Remaining': '149 times',
		'X-Request-Window-Resets-After': '0.397 s',
	};
	const SENSELESS = [
		'',
		'-1 s',
		'NaN',
		'1e308 s',
		'999999999 s',
		'0 times/0 s',
		'0 times',
		'150 times/999999 s',
		'Thu, 01 Jan 1970 00:00:00 GMT',
		'0.397 s, 0.5 s',
		'150/60',
	];

	it.each(SENSELESS.flatMap((value) => Object.keys(GOOD).map((name) => [name, value])))(
		'%s: %s does not stop or break a run',
		async (name, value) => {
			answer = (_request, response, turn) =>
				json(response, 200, ok(COMPANY), turn === 1 ? { ...GOOD, [name]: value } : GOOD);
			const { error, items } = await run(
				'company.get',
				{ companyId: id('7'), options: { giveUpAfter: 5 } },
				{ items: jsons([{}, {}, {}]) },
			);
			expect(error).toBeUndefined();
			expect(items).toHaveLength(3);
		},
	);

	it('a quota that is used up is waited for as long as the header says', async () => {
		answer = (_request, response, turn) =>
			turn === 1
				? json(
						response,
						429,
						{ code: 429, data: {}, meta: { message: 'Too many requests' } },
						{
							...GOOD,
							'X-Requests-Remaining': '0 times',
							'X-Request-Window-Resets-After': '1.2 s',
						},
					)
				: json(response, 200, ok(COMPANY), GOOD);
		const { error } = await readCompany();
		expect(error).toBeUndefined();
		expect(server.arrived[1].at - server.arrived[0].at).toBeGreaterThan(1100);
	});
});

describe('a list by offset', () => {
	const all = Array.from({ length: 230 }, (_, companyId) => ({ companyId }));
	const page = (path: string) => {
		const query = new URL(path, 'http://x').searchParams;
		return { offset: Number(query.get('offset') ?? 0), limit: Number(query.get('limit') ?? 10) };
	};
	const listed = (records: object[], pagination: object) => ok(records, { pagination });
	const readAll = async () =>
		await run('company.getMany', {
			returnAll: true,
			output: 'raw',
			options: { giveUpAfter: 0 },
		});

	it.each([
		['whose total is missing', () => ({})],
		['whose total is text', (total: number) => ({ totalCount: String(total) })],
		['whose total is too small', () => ({ totalCount: 3 })],
		['whose total is no number', () => ({ totalCount: 'many' })],
		['whose total is right', (total: number) => ({ totalCount: total })],
	])('%s is read whole', async (_, totals) => {
		answer = ({ path }, response) => {
			const { offset, limit } = page(path);
			json(
				response,
				200,
				listed(all.slice(offset, offset + limit), { ...totals(230), offset, limit }),
			);
		};
		const { error, items } = await readAll();
		if (error) throw error;
		expect(items.map(({ json: { companyId } }) => companyId)).toEqual(
			all.map(({ companyId }) => companyId),
		);
	});

	it('that ignores the offset ends, without doubles', async () => {
		answer = (_request, response) =>
			json(response, 200, listed(all.slice(0, 100), { totalCount: 230, offset: 0, limit: 100 }));
		const { items } = await readAll();
		expect(items.length).toBeLessThanOrEqual(100);
		expect(server.arrived.length).toBeLessThan(20);
	});

	it('that grows and shifts while it is read has no record twice', async () => {
		let shift = 0;
		answer = ({ path }, response) => {
			const { offset, limit } = page(path);
			const records = [
				...Array.from({ length: shift }, (_, index) => ({ companyId: 1000 + index })),
				...all,
			];
			shift += 1;
			json(
				response,
				200,
				listed(records.slice(offset, offset + limit), {
					totalCount: records.length,
					offset,
					limit,
				}),
			);
		};
		const { error, items } = await readAll();
		if (error) throw error;
		const ids = items.map(({ json: { companyId } }) => companyId);
		expect(new Set(ids).size).toBe(ids.length);
		expect(ids).toEqual(expect.arrayContaining(all.map(({ companyId }) => companyId)));
	});

	it('a refusal on a later page fails the item', async () => {
		answer = ({ path }, response) => {
			const { offset, limit } = page(path);
			if (offset > 0) return json(response, 200, { code: 500, data: { errMsg: 'Out of order' } });
			return json(response, 200, listed(all.slice(0, limit), { totalCount: 230, offset, limit }));
		};
		const { error, items } = await readAll();
		expect(items).toEqual([]);
		expect(error).toBeDefined();
	});

	it('a limit reads no more than it says', async () => {
		answer = ({ path }, response) => {
			const { offset, limit } = page(path);
			json(
				response,
				200,
				listed(all.slice(offset, offset + limit), { totalCount: 230, offset, limit }),
			);
		};
		const { items } = await run('company.getMany', { limit: 7, output: 'raw' });
		expect(items).toHaveLength(7);
		expect(server.arrived.map(({ path }) => page(path).limit)).toEqual([7]);
	});
});

describe('users that share a request', () => {
	const users = ['a', 'b', 'c'].map((name) => ({ name }));
	const createUsers = async () =>
		await run(
			'companyUser.createBatch',
			{
				bodyMode: 'json',
				jsonBody:
					'={{ [{ firstName: $json.name, lastName: "Fern", email: $json.name + "@fern.example.com", role: 2, companyId: 1 }] }}',
			},
			{ items: jsons(users) },
		);

	it('are not all green when the answer has records of only some', async () => {
		answer = (_request, response) =>
			json(
				response,
				200,
				ok([
					{ userId: 1, bcId: 11 },
					{ userId: 2, bcId: 12 },
				]),
			);
		const { error, items } = await createUsers();
		const green = items.filter(({ json }) => 'userId' in json);
		expect(error !== undefined || green.length < 3).toBe(true);
		expect(green.length).toBeLessThan(3);
		expect(server.arrived).toHaveLength(1);
	});

	it.each([['SKIPPED'], [null], [{}], [{ errMsg: 'Email is in use' }]])(
		'are not all green when one of them became %j',
		async (element) => {
			answer = (_request, response) =>
				json(response, 200, ok([{ userId: 1, bcId: 11 }, element, { userId: 3, bcId: 13 }]));
			const { items } = await createUsers();
			expect(items.filter(({ json }) => 'userId' in json).length).toBeLessThan(3);
			expect(server.arrived).toHaveLength(1);
		},
	);
});
