import { nodeTypeOf } from '../../scripts/n8n/nodeTypeOf.mjs';
import { connect, type Connection } from '../support/n8n.mjs';
import { graphQlOperations, operations } from '../support/catalog';
import { SCENARIOS } from '../support/graphqlScenarios';
import type { Does } from '../support/graphqlSteps';

jest.setTimeout(180_000);

const CREDENTIALS = {
	account: 'Sandbox: Account-level',
	app: 'Sandbox: App for products and customers',
	full: 'Sandbox: Full access',
};
const KINDS = { account: 'account', app: 'app', full: 'store' };

let n8n: Connection;
const used = new Set<string>();
beforeAll(async () => {
	n8n = await connect();
});
beforeEach(async () => {
	await n8n.sandbox.reset();
});

/** One node after a manual start; several items come from a node before it. */
const does: Does = async (operation, { account, parameters = {}, items }) => {
	const { resource } = operations.find(({ id }) => id === operation) ?? { resource: operation };
	used.add(operation);
	const node = (name: string, type: string, more: object, index: number) => ({
		id: String(index),
		name,
		type,
		typeVersion: 1,
		position: [index * 200, 0],
		...more,
	});
	const nodes = [
		node('Start', 'n8n-nodes-base.manualTrigger', { parameters: {} }, 0),
		node(
			'Items',
			'n8n-nodes-base.code',
			{
				typeVersion: 2,
				parameters: {
					jsCode: `return ${JSON.stringify((items ?? [{}]).map((json) => ({ json })))}`,
				},
			},
			1,
		),
		node(
			'Do',
			nodeTypeOf(operation),
			{
				parameters: {
					authentication: KINDS[account],
					resource,
					operation,
					output: 'raw',
					options: {},
					...parameters,
				},
				credentials: n8n.credentialNamed(CREDENTIALS[account]),
			},
			2,
		),
	];
	const to = (name: string) => ({ main: [[{ node: name, type: 'main', index: 0 }]] });
	const workflow = await n8n.save({
		name: operation,
		nodes,
		connections: { Start: to('Items'), Items: to('Do') },
		settings: {},
	});
	const { error, outputs } = await n8n.run(workflow);
	if (error) throw new Error(`${operation}: ${error.message} ${error.description ?? ''}`);
	return (outputs.Do ?? []).map(({ json }) => json);
};

test.each(Object.entries(SCENARIOS))(
	'in a real n8n, somebody %s',
	async (_name, scenario) => await scenario(does),
);

test('every operation has run in a real n8n by then', () => {
	expect(graphQlOperations.map(({ id }) => id).filter((id) => !used.has(id))).toEqual([]);
});
