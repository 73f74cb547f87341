import { createServer } from 'node:http';

/**
 * A store in a process of its own that answers at once and keeps nothing: what a test measures of the node is the node's.
 * It prints its port.
 */
const FIELDS = Object.fromEntries(
	Array.from({ length: 60 }, (_, index) => [`field_${index}`, index]),
);
const PRODUCTS = 20_000;

const productOf = (id, more = {}) => ({
	id,
	name: `Mug ${id}`,
	description: 'x'.repeat(500),
	price: 1,
	categories: [1, 2, 3],
	...FIELDS,
	...more,
});

function answerTo(method, { pathname, searchParams }, body) {
	if (pathname.endsWith('/records')) return { data: {}, meta: {} };
	if (method !== 'GET' && !Array.isArray(body)) return { transaction_id: 't' };
	if (method !== 'GET')
		return { data: body.map((each, index) => productOf(each.id ?? index + 1, each)), meta: {} };
	const ids = searchParams.get('id:in')?.split(',').map(Number);
	const total = ids?.length ?? PRODUCTS;
	const limit = Number(searchParams.get('limit') ?? 50);
	const page = Number(searchParams.get('page') ?? 1);
	const first = (page - 1) * limit;
	const data = Array.from({ length: Math.max(0, Math.min(limit, total - first)) }, (_, index) =>
		productOf(ids?.[first + index] ?? first + index + 1),
	);
	return {
		data,
		meta: {
			pagination: {
				total,
				count: data.length,
				per_page: limit,
				current_page: page,
				total_pages: Math.ceil(total / limit),
			},
		},
	};
}

const server = createServer((request, response) => {
	const parts = [];
	request.on('data', (part) => parts.push(part));
	request.on('end', () => {
		const text = Buffer.concat(parts).toString();
		const answer = answerTo(
			request.method,
			new URL(request.url, 'http://store'),
			text === '' ? undefined : JSON.parse(text),
		);
		response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
	});
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
