import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What `scopesOfWorkflow` needs to know of the catalog.
 *
 * @param {string} root  the project's folder
 */
export function scopeTable(root) {
	const read = (name) => JSON.parse(readFileSync(join(root, 'catalog', `${name}.json`), 'utf8'));
	const operations = ['operations', 'graphql', 'upserts', 'steps', 'localOperations'].flatMap(
		(name) => read(name).operations,
	);
	const byId = new Map(operations.map((operation) => [operation.id, operation]));
	/** An operation and those that it consists of. */
	const partsOf = ({ id, uses = [] }) => [id, ...uses].map((slug) => byId.get(slug));
	const { events } = read('webhookEvents');
	const slugs = new Map(
		operations
			.filter(({ own }) => !own)
			.map(({ method, server, path, id }) => [`${method} ${server} ${path}`, id]),
	);
	/** @returns {string[]} */
	const readsOf = ({ fetch = [] }) =>
		fetch.flatMap(({ operation, via }) =>
			[slugs.get(operation), via && slugs.get(via.operation)].filter(Boolean),
		);
	const below = ({ scope, wildcard }) =>
		wildcard ? events.filter((event) => event.scope.startsWith(scope.slice(0, -1))) : [];
	return {
		/** The scopes of an operation: any one of each list is enough. @type {Record<string, string[][]>} */
		operations: Object.fromEntries(
			operations.map((operation) => [
				operation.id,
				partsOf(operation).flatMap(({ scopes, alsoScopes = [] }) => [
					scopes,
					...alsoScopes.map((scope) => [scope]),
				]),
			]),
		),
		/** Scopes that some values need besides. */
		valueScopes: Object.fromEntries(
			operations
				.filter(({ valueScopes }) => valueScopes)
				.map(({ id, valueScopes }) => [id, valueScopes]),
		),
		/** The operation of a resource if none was chosen. @type {Record<string, string>} */
		defaults: Object.fromEntries(
			operations
				.filter(({ name }) => name === 'Get Many')
				.map(({ resource, id }) => [resource, id]),
		),
		/** The list in which a locator's mode looks records up. @type {Record<string, string>} */
		keys: Object.fromEntries(
			read('keys').flatMap(({ parameter, keys }) =>
				keys
					.filter(({ mode }) => mode)
					.map(({ mode, lists }) => [`${parameter} ${mode}`, lists[0].list]),
			),
		),
		/** Method, path and operation of each request. @type {Array<[string, string, string]>} */
		paths: operations
			.filter(({ graphql, own }) => !graphql && !own)
			.map(({ method, server, path, id }) => [
				method,
				server === 'payments' ? path : server === 'b2b' ? `/api/v3/io${path}` : `/${server}${path}`,
				id,
			]),
		/** The operations that read the records of an event. @type {Record<string, string[]>} */
		events: Object.fromEntries(
			events.map((event) => [
				event.scope,
				[...new Set([...readsOf(event), ...below(event).flatMap(readsOf)])],
			]),
		),
		/** As the control panel shows them. @type {Record<string, string>} */
		labels: Object.fromEntries(
			read('scopes').map(({ parameter, name, permission }) => [
				parameter,
				`${name}: ${permission}`,
			]),
		),
	};
}
