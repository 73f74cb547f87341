import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exampleWorkflows } from '../../scripts/n8n/exampleWorkflows.mjs';

const root = join(import.meta.dirname, '..', '..');
const read = (...path) => readFileSync(join(root, ...path), 'utf8');
const operations = [
	'operations.json',
	'graphql.json',
	'upserts.json',
	'steps.json',
	'localOperations.json',
].flatMap((name) => JSON.parse(read('catalog', name)).operations);
const { events } = JSON.parse(read('catalog', 'webhookEvents.json'));
const table = JSON.parse(read('catalog', 'scopes.json'));
const page = read('docs', 'examples.md');

const byId = new Map(operations.map((operation) => [operation.id, operation]));
const byKey = new Map(
	operations
		.filter(({ own }) => !own)
		.map((operation) => [`${operation.method} ${operation.server} ${operation.path}`, operation]),
);

/** The operations that a node asks for, with those that they consist of; those of a trigger read the records of its events. */
function operationsOf({ type, parameters }) {
	if (type.endsWith('.bigCommerceTrigger'))
		return parameters.events
			.flatMap((scope) => events.find((event) => event.scope === scope).fetch ?? [])
			.map(({ operation }) => byKey.get(operation));
	const operation = byId.get(parameters.operation);
	return operation ? [operation, ...(operation.uses ?? []).map((id) => byId.get(id))] : [];
}

/** The scopes that a text names as BigCommerce's control panel does: `Products: modify`. */
function scopesIn(text) {
	return table.filter(({ name, permission }) => text.includes(`${name}: ${permission}`));
}

/** Who may change something may read it, too. */
const allows = (granted, parameter) => {
	const { name, permission } = table.find((scope) => scope.parameter === parameter);
	return granted.some(
		(scope) =>
			scope.name === name && (scope.permission === permission || scope.permission === 'modify'),
	);
};

const examples = (await exampleWorkflows(root)).map(({ file, workflow }) => [file, workflow]);

test.each(examples)('%s names the scopes that it needs, and no others', (_, { nodes }) => {
	const [needs] = /\*\*Needs:\*\*.*/.exec(
		nodes.map(({ parameters }) => parameters.content ?? '').join('\n'),
	);
	const granted = scopesIn(needs);
	const wanted = nodes.flatMap((node) =>
		operationsOf(node).flatMap(({ scopes, alsoScopes = [] }) =>
			[scopes, ...alsoScopes.map((each) => [each])]
				.filter((anyOf) => anyOf.length > 0)
				.map((anyOf) => [node.name, { scopes: anyOf }]),
		),
	);

	expect(
		wanted
			.filter(([, { scopes }]) => !scopes.some((scope) => allows(granted, scope)))
			.map(([name]) => name),
	).toEqual([]);
	expect(
		granted.filter(
			(scope) => !wanted.some(([, { scopes }]) => scopes.some((each) => allows([scope], each))),
		),
	).toEqual([]);
	expect(
		granted.filter(
			({ name, permission }) =>
				permission === 'modify' &&
				wanted.every(
					([, { scopes }]) =>
						!scopes.some((each) => allows([{ name, permission }], each)) ||
						scopes.some((each) => allows([{ name, permission: 'read-only' }], each)),
				),
		),
	).toEqual([]);
});

test.each(examples)(
	'%s is on the page of the examples, with its scopes',
	(file, { name, nodes }) => {
		const row =
			page.split('\n').find((line) => line.startsWith(`| [${name}](../examples/${file}) |`)) ?? '';
		const [needs] = /\*\*Needs:\*\*.*/.exec(
			nodes.map(({ parameters }) => parameters.content ?? '').join('\n'),
		);

		expect(scopesIn(row)).toEqual(scopesIn(needs));
		expect(row).not.toBe('');
	},
);
