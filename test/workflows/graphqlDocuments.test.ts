import {
	Kind,
	parse,
	valueFromASTUntyped,
	type FieldNode,
	type OperationDefinitionNode,
} from 'graphql';
import type { INodeParameters } from 'n8n-workflow';

import type { Sandbox } from '../../sandbox/server';
import { graphQlOperations } from '../support/catalog';
import { ACCOUNT_EXAMPLES } from '../support/graphqlExamples/account';
import type { Example } from '../support/graphqlExamples/example';
import { OVERRIDE_EXAMPLES } from '../support/graphqlExamples/productOverrides';
import { SHARED_OVERRIDE_EXAMPLES } from '../support/graphqlExamples/sharedOptionOverrides';
import { STORE_EXAMPLES } from '../support/graphqlExamples/store';
import type { Json } from '../support/graphqlSteps';
import { runNode } from '../support/node';
import { as, sandboxForTests } from '../support/sandbox';

const EXAMPLES: Record<string, Example> = {
	...ACCOUNT_EXAMPLES,
	...STORE_EXAMPLES,
	...OVERRIDE_EXAMPLES,
	...SHARED_OVERRIDE_EXAMPLES,
};

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await sandboxForTests();
});
afterAll(async () => {
	await sandbox.close();
});

const isField = (record: { kind: string }): record is FieldNode => record.kind === Kind.FIELD;

/** What stands in the brackets of a field, with the variables put in; what has no value is not sent. */
function argumentsAt(document: string, variables: Json, path: string): Json | undefined {
	const operation = parse(document).definitions[0] as OperationDefinitionNode;
	const found = path
		.split('.')
		.reduce<FieldNode | OperationDefinitionNode | undefined>(
			(at, name) =>
				at?.selectionSet?.selections
					.filter(isField)
					.find((selection) => selection.name.value === name),
			operation,
		);
	if (!found || found.kind !== Kind.FIELD) return undefined;
	return JSON.parse(
		JSON.stringify(
			Object.fromEntries(
				(found.arguments ?? []).map(({ name, value }) => [
					name.value,
					valueFromASTUntyped(value, variables),
				]),
			),
		),
	) as Json;
}

it('there is an example of every operation', () => {
	expect(Object.keys(EXAMPLES).sort()).toEqual(graphQlOperations.map(({ id }) => id).sort());
});

it.each(Object.entries(EXAMPLES))(
	'%s asks as BigCommerce documents it',
	async (operation, { as: account, parameters, field, given }) => {
		const { authentication, use } = as(sandbox, account, { scopeSource: 'all' });
		sandbox.log.clear();
		const { error } = await runNode({
			...use,
			parameters: {
				authentication,
				resource: operation.split('.')[0],
				operation,
				options: {},
				...parameters,
			} as INodeParameters,
		});
		const [request] = sandbox.log.all();
		if (!request) throw new Error(`Nothing was sent: ${error?.message} ${error?.description}`);
		expect(`${request.method} ${request.path}`).toBe(
			account === 'account'
				? 'POST /accounts/5b6a3f0e-2d5c-4a7e-9c1d-7f3e8a90b124/graphql'
				: 'POST /stores/hearth24kq/graphql',
		);
		const { query, variables = {} } = request.body as { query: string; variables?: Json };
		expect(argumentsAt(query, variables, field)).toEqual(given ?? {});
	},
);
