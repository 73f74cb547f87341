import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { parametersOf } from './parameters.mjs';

/**
 * The parts of this package that saved workflows, n8n's database and webhooks at BigCommerce depend on, so they must not change
 * after a release. Read from the built package.
 *
 * @typedef {object} Contract
 * @property {string} version  of the package
 * @property {Record<string, object>} nodes  by type
 * @property {Record<string, { parameters: import('./parameters.mjs').Parameter[] }>} credentials  by type
 * @property {Record<string, { request: string, filters: Record<string, string>, fields: Record<string, string> }>} operations  by slug; the fields of the forms with their types
 * @property {string[]} events  what the trigger can wait for
 *
 * @param {string} root  the project's folder
 * @returns {Contract}
 */
export function readContract(root) {
	const require = createRequire(join(root, 'package.json'));
	const { version, n8n } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
	const load = (file) => new (require(join(root, file))[basename(file).split('.')[0]])();
	const dist = (path) => require(join(root, 'dist', path));
	return {
		version,
		nodes: byName(n8n.nodes.map((file) => nodeOf(load(file).description))),
		credentials: byName(n8n.credentials.map((file) => credentialOf(load(file)))),
		operations: operationsOf(dist),
		events: dist('catalog/webhookEvents.json').events.map(({ scope }) => scope),
	};
}

function nodeOf({
	name,
	version,
	credentials = [],
	webhooks = [],
	inputs,
	outputs,
	usableAsTool = false,
	properties,
}) {
	return {
		name,
		versions: [version].flat(),
		inputs,
		outputs,
		isTool: usableAsTool !== false,
		credentials: credentials.map(({ name: type, displayOptions }) => ({ type, ...displayOptions })),
		webhooks: webhooks.map(({ name: hook, httpMethod, path }) => ({
			name: hook,
			httpMethod,
			path,
		})),
		parameters: parametersOf(properties),
	};
}

function credentialOf({ name, extends: parents = [], properties }) {
	return { name, extends: parents, parameters: parametersOf(properties) };
}

function operationsOf(dist) {
	const { allOperations } = dist('nodes/shared/catalog/catalog.js');
	const { filterFields } = dist('nodes/operations/description/filters.js');
	const { bodyFields } = dist('nodes/operations/description/fields.js');
	const types = (fields) => Object.fromEntries(fields.map(({ id, type }) => [id, type]));
	return Object.fromEntries(
		allOperations().map((operation) => {
			const { id, method, server, path, graphql } = operation;
			const request = graphql
				? `${graphql.api} GraphQL: ${graphql.field}`
				: `${method} ${server} ${path}`;
			return [
				id,
				{ request, filters: types(filterFields(operation)), fields: types(bodyFields(operation)) },
			];
		}),
	);
}

function byName(all) {
	return Object.fromEntries(all.map(({ name, ...rest }) => [name, rest]));
}
