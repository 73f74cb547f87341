import { runNode, type NodeRun } from '../support/node';
import { id, jsons } from '../support/run';
import { credentialFor, scriptedServer, type ScriptedServer } from '../support/scripted';

let server: ScriptedServer;
beforeAll(async () => {
	server = await scriptedServer(({ path }) =>
		path.endsWith('/2')
			? { status: 404, body: { status: 404, title: 'No such product', type: '' } }
			: { body: { data: { id: Number(path.split('/').at(-1)), name: 'Fine' }, meta: {} } },
	);
});
afterAll(async () => await server.close());
beforeEach(() => {
	server.received.length = 0;
});

/** Reads products 1 to 9, of which 2 does not exist, one request after the other. */
async function readNine(continueOnFail: boolean) {
	return await runNode({
		credentials: { shop: { ...credentialFor(server), concurrency: 1 } },
		chosen: { bigCommerceStoreApi: 'shop' },
		continueOnFail,
		items: jsons(Array.from({ length: 9 }, (_, index) => ({ id: index + 1 }))),
		parameters: {
			authentication: 'store',
			resource: 'product',
			operation: 'product.get',
			productId: id('={{ $json.id }}'),
			output: 'raw',
			options: { batchSize: 1 },
		} as NodeRun['parameters'],
	});
}

test('after an item that failed nothing more is sent, if the node stops at it', async () => {
	const { error } = await readNine(false);
	expect(error?.context?.itemIndex).toBe(1);
	expect(server.received).toHaveLength(2);
});

test('if the node continues, the others are sent', async () => {
	const { items } = await readNine(true);
	expect(items).toHaveLength(9);
	expect(server.received).toHaveLength(9);
});
