/** A store with many products, oldest first, in a separate process: `node listServer.mjs <number> <products per second>`. */
import { createServer } from 'node:http';

const [count, perSecond] = process.argv.slice(2).map(Number);
const FIRST = 1_600_000_000;
const TEXT = 'A description as long as those of most products. '.repeat(20);
const secondOf = (index) => FIRST + Math.floor(index / perSecond);
const iso = (seconds) => new Date(seconds * 1000).toISOString().replace('.000Z', '+00:00');
const product = (index) => ({
	id: index + 1,
	name: `Product ${index}`,
	sku: `SKU-${index}`,
	price: 1,
	description: TEXT,
	date_created: iso(secondOf(index)),
	date_modified: iso(secondOf(index)),
});
let requests = 0;

const server = createServer((request, response) => {
	const { pathname, searchParams } = new URL(request.url, 'http://localhost');
	if (pathname === '/requests') return void response.end(String(requests));
	response.setHeader('content-type', 'application/json');
	if (!pathname.endsWith('/catalog/products')) {
		response.statusCode = 404;
		return void response.end('{}');
	}
	requests += 1;
	const seconds = (name) => Date.parse(searchParams.get(name) ?? '') / 1000;
	const min = seconds('date_modified:min');
	const max = seconds('date_modified:max');
	const start = Number.isNaN(min) ? 0 : Math.max(0, (min - FIRST) * perSecond);
	const end = Number.isNaN(max) ? count : Math.min(count, (max - FIRST + 1) * perSecond);
	const limit = Number(searchParams.get('limit') ?? 50);
	const from = start + (Number(searchParams.get('page') ?? 1) - 1) * limit;
	const length = Math.max(0, Math.min(limit, end - from));
	const total = Math.max(0, end - start);
	const data = Array.from({ length }, (_, index) => product(from + index));
	response.end(
		JSON.stringify({ data, meta: { pagination: { total, count: length, per_page: limit } } }),
	);
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
