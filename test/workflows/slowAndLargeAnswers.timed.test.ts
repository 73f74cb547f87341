import { constants, createBrotliCompress, gzipSync } from 'node:zlib';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';

import { runNode, type NodeResult, type NodeRun } from '../support/node';
import { json, shopAt, startServer, type Handler, type OddServer } from '../support/oddServer';
import { loadPackage } from '../support/package';
import { id } from '../support/run';

let server: OddServer;
let answer: Handler;
beforeAll(async () => {
	await loadPackage();
});
beforeEach(async () => {
	server = await startServer((...all) => answer(...all));
});
afterEach(async () => {
	await server.close();
});

const parametersOf = (operation: string, parameters: object, options: object) =>
	({
		authentication: 'store',
		resource: operation.split('.')[0],
		operation,
		output: 'raw',
		options,
		...parameters,
	}) as unknown as NodeRun['parameters'];
const read = async (timeout = 1, giveUpAfter = 0) =>
	await runNode({
		...shopAt(server, { timeout }),
		parameters: parametersOf('product.get', { productId: id('77') }, { giveUpAfter }),
	});
const create = async (timeout = 1, giveUpAfter = 0) =>
	await runNode({
		...shopAt(server, { timeout }),
		parameters: parametersOf(
			'brand.create',
			{ bodyMode: 'json', jsonBody: '{"name":"A"}' },
			{ giveUpAfter },
		),
	});

/** What a run cost the process, looked at every few milliseconds. */
interface Cost {
	result: NodeResult;
	seconds: number;
	/** More than before, at most. */
	megabytes: number;
	/** The longest time in which nothing else could run. */
	blocked: number;
}

async function measured(run: () => Promise<NodeResult>): Promise<Cost> {
	const held = () => {
		const { heapUsed, external, arrayBuffers } = process.memoryUsage();
		return (heapUsed + Math.max(external, arrayBuffers)) / 1e6;
	};
	const before = held();
	const start = performance.now();
	let megabytes = 0;
	let blocked = 0;
	let last = start;
	const watch = setInterval(() => {
		blocked = Math.max(blocked, performance.now() - last - 10);
		last = performance.now();
		megabytes = Math.max(megabytes, held() - before);
	}, 10);
	const result = await run();
	clearInterval(watch);
	return { result, seconds: (performance.now() - start) / 1000, megabytes, blocked };
}

const drip =
	(head: string, text: string): Handler =>
	(_, response) => {
		const { socket } = response;
		socket?.write(head);
		const timer = setInterval(() => socket?.write(text), 50);
		socket?.on('close', () => clearInterval(timer));
	};

const slow: Array<[what: string, handler: Handler]> = [
	['no answer', () => undefined],
	['headers that drip', drip('HTTP/1.1 200 OK\r\nX-Long: ', 'a')],
	['one header after the other', drip('HTTP/1.1 200 OK\r\n', `X-${'a'.repeat(5)}: b\r\n`)],
	[
		'a body that drips',
		drip(
			'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{',
			' ',
		),
	],
	[
		'a body in chunks that drips',
		drip('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n', '1\r\n \r\n'),
	],
	['an answer that says more to come, again and again', drip('', 'HTTP/1.1 100 Continue\r\n\r\n')],
];

describe.each(slow)('%s', (_what, handler) => {
	it('ends a reading at Timeout as a whole', async () => {
		answer = handler;
		const { result, seconds } = await measured(async () => await read());
		expect(result.error?.description).toContain(
			'The server took too long to respond. Nothing was changed.',
		);
		expect(seconds).toBeGreaterThan(0.8);
		expect(seconds).toBeLessThan(3);
	});

	it('leaves it open whether a creation was carried out', async () => {
		answer = handler;
		const { error } = await create();
		expect(error?.description).toContain(
			'The server took too long to respond. It is not known whether',
		);
		expect(server.arrived).toHaveLength(1);
	});
});

it('a refusal whose body drips is one all the same', async () => {
	answer = drip('HTTP/1.1 404 Not Found\r\nContent-Length: 100000\r\n\r\n{', ' ');
	expect((await read()).error?.httpCode).toBe('404');
});

it('a request that was given up closes its connection', async () => {
	let isClosed = false;
	answer = (_, response) => {
		response.on('close', () => {
			isClosed = true;
		});
		response.writeHead(200);
		response.write('{');
	};
	await read();
	await new Promise((resolve) => {
		setTimeout(resolve, 200);
	});
	expect(isClosed).toBe(true);
});

/** 500 MB of blanks, or of whatever is wanted, in some kilobytes. */
const MEGABYTE = Buffer.alloc(1_000_000, 0x20);
const blanks = () =>
	Readable.from(
		(function* () {
			for (let count = 0; count < 500; count++) yield MEGABYTE;
		})(),
	);
let brotli: Buffer;
let gzip: Buffer;
beforeAll(async () => {
	brotli = await buffer(
		blanks().pipe(
			createBrotliCompress({
				params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_LGWIN]: 24 },
			}),
		),
	);
	gzip = Buffer.concat(
		Array.from({ length: 50 }, () => gzipSync(Buffer.alloc(10_000_000, 0x20), { level: 9 })),
	);
}, 120_000);

/** A server that never stops. */
const endless: Handler = (_, response) => {
	response.writeHead(200, { 'Content-Type': 'application/json' });
	const more = () => {
		while (!response.destroyed && response.write(MEGABYTE));
	};
	response.on('drain', more);
	more();
};

const large: Array<[what: string, handler: Handler]> = [
	[
		'10 kB of Brotli that unpack to 500 MB',
		(_, response) => void response.writeHead(200, { 'Content-Encoding': 'br' }).end(brotli),
	],
	[
		'500 kB of gzip that unpack to 500 MB',
		(_, response) => void response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzip),
	],
	['a body without an end', endless],
];

it('the bombs are small', () => {
	expect(brotli.length).toBeLessThan(10_000);
	expect(gzip.length).toBeLessThan(600_000);
});

describe.each(large)('%s', (_what, handler) => {
	it('ends with its own message, and takes neither the memory nor the time of n8n', async () => {
		answer = handler;
		const { result, megabytes, blocked } = await measured(async () => await read(60, 60));
		expect(result.error?.message).toBe(
			"BigCommerce's answer is larger than the 64 MB that the node reads",
		);
		expect(result.error?.description).toContain('Nothing was changed');
		expect(server.arrived).toHaveLength(1);
		expect(megabytes).toBeLessThan(250);
		expect(blocked).toBeLessThan(1500);
	});

	it('leaves it open whether a creation was carried out', async () => {
		answer = handler;
		const { error } = await create(60, 60);
		expect(error?.message).toContain('is larger than');
		expect(error?.description).toContain('It is not known whether');
		expect(server.arrived).toHaveLength(1);
	});
});

it('a refusal that never ends is a refusal', async () => {
	answer = (arrived, response, turn) => {
		const { writeHead } = response;
		response.writeHead = ((_: number, headers: object) =>
			writeHead.call(response, 422, headers as never)) as never;
		endless(arrived, response, turn);
	};
	expect((await read(60, 300)).error?.httpCode).toBe('422');
});

it('an answer of 20 MB is read', async () => {
	const description = 'x'.repeat(20_000_000);
	answer = (_, response) => json(response, 200, { data: { id: 77, description } });
	expect((await read(60, 300)).items[0].json).toEqual({ id: 77, description });
});

describe('a file', () => {
	async function download(handler: Handler, timeout = 20): Promise<NodeResult> {
		answer = (arrived, response, turn) => {
			if (arrived.path.startsWith('/theme.zip')) return handler(arrived, response, turn);
			if (arrived.path.endsWith('/actions/download')) return json(response, 200, { job_id: 'j' });
			return json(response, 200, {
				data: { id: 'j', status: 'COMPLETED', result: { download_url: `${server.url}/theme.zip` } },
			});
		};
		return await runNode({
			...shopAt(server, { timeout }),
			parameters: parametersOf(
				'theme.download',
				{ themeUuid: id('t'), bodyMode: 'json', jsonBody: '{}' },
				{},
			),
		});
	}

	it.each(large)('%s ends at a limit, too', async (_what, handler) => {
		const { result, megabytes } = await measured(async () => await download(handler));
		expect(result.error?.message).toBe(
			"BigCommerce's answer is larger than the 128 MB that the node reads",
		);
		expect(megabytes).toBeLessThan(400);
	});

	it('of 40 MB is fetched', async () => {
		const bytes = Buffer.alloc(40_000_000, 1);
		const { items } = await download(
			(_, response) =>
				void response.writeHead(200, { 'Content-Type': 'application/zip' }).end(bytes),
		);
		expect(Buffer.from(items[0].binary?.data.data ?? '', 'base64').length).toBe(bytes.length);
	});

	it('that drips ends at Timeout', async () => {
		const { result, seconds } = await measured(
			async () => await download(drip('HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n', 'a'), 1),
		);
		expect(result.error?.description).toContain('The server took too long');
		expect(seconds).toBeLessThan(12);
	});
});
