import isEqual from 'lodash/isEqual';
import uniq from 'lodash/uniq';
import uniqWith from 'lodash/uniqWith';

import type { ExampleOf } from './examples';
import { demandInWords } from './demands';
import type { Forms } from '../formTypes';
import type { NodeDefinition } from '../nodeTypes';
import type { AccountKind, Catalog, Operation, Resource, Schema } from '../types';

/** A row of catalog/scopes.json. */
export interface NamedScope {
	parameter: string;
	name: string;
	permission: string;
}

const KINDS: Record<AccountKind, string> = {
	store: 'store-level',
	app: 'app-level',
	account: 'account-level',
};

const GENERATED =
	'<!-- Written by `npm run generate`. Do not edit it by hand: change catalog/overrides or catalog/nodes.yaml instead. -->';

/** What the pages are printed from. */
export interface DocsSource {
	catalog: Catalog;
	nodes: NodeDefinition[];
	scopes: NamedScope[];
	exampleOf: ExampleOf;
	descriptions: Forms['descriptions'];
}

/** Prints docs/nodes/README.md: which node holds what. */
export function printNodeIndex({ catalog: { resources, operations }, nodes }: DocsSource): string {
	const countOf = (ids: string[]) =>
		operations.filter(({ resource }) => ids.includes(resource)).length;
	const rows = nodes.map(
		({ id, name, holds, resources: ids }) =>
			`| [${name}](${id}.md) | ${holds} | ${ids.length} | ${countOf(ids)} |`,
	);
	const places = resources.map(({ id, name }) => {
		const node = nodes.find((candidate) => candidate.resources.includes(id));
		return `| [${name}](${node?.id}.md#${anchorOf(name)}) | ${node?.name} |`;
	});
	return [
		GENERATED,
		'',
		'# The nodes',
		'',
		`The package has ${operations.length} operations on ${resources.length} resources. They are divided among ${nodes.length} nodes by the areas of BigCommerce's control panel. The nodes share one form, one set of options and one way to report errors: [using the nodes](../using-the-node.md).`,
		'',
		'| Node | Holds | Resources | Operations |',
		'|---|---|---|---|',
		...rows,
		'',
		'## Where is …',
		'',
		'| Resource | Node |',
		'|---|---|',
		...places,
		'',
	].join('\n');
}

/** Prints the page of a node: every operation with its path, scopes, account kinds, filters and fields, by resource. */
export function printNodeDocs(
	node: NodeDefinition,
	{ catalog, nodes, scopes, exampleOf, descriptions }: DocsSource,
): string {
	const resources = catalog.resources.filter(({ id }) => node.resources.includes(id));
	const operations = catalog.operations.filter(({ resource }) => node.resources.includes(resource));
	const byResource = Map.groupBy(operations, ({ resource }) => resource);
	const sections = resources.map((resource) =>
		sectionFor(resource, byResource.get(resource.id) ?? [], {
			catalog,
			scopes,
			exampleOf,
			descriptions,
		}),
	);
	const sisters = nodes.filter(({ id }) => node.near.includes(id));
	return [
		head(node, operations.length, resources.length),
		...contents(resources),
		'',
		...(node.remark ? [node.remark, ''] : []),
		`Related nodes: ${sisters.map(({ id, name, holds }) => `[${name}](${id}.md) (${lowerCase(holds)})`).join(', ')}. [All nodes](README.md)`,
		'',
		...sections,
	].join('\n');
}

const lowerCase = (text: string) =>
	/^[A-Z][a-z]/.test(text) ? `${text[0].toLowerCase()}${text.slice(1)}` : text;

const counted = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`;

const head = (
	{ name, description }: NodeDefinition,
	operations: number,
	resources: number,
) => `${GENERATED}

# ${name}

${description}. The node has ${counted(operations, 'operation')} on ${counted(resources, 'resource')}. Each is listed with

- its name in the node, and in parentheses the ID that workflows save,
- its path at BigCommerce, below \`https://api.bigcommerce.com/stores/{store}\` (Payments: \`https://payments.bigcommerce.com/stores/{store}\`), or its field of a GraphQL API,
- the OAuth scopes of which an account needs one, by their names in the control panel and in the API,
- the kinds of API account that can use it,
- its filters and fields by their names in BigCommerce's API; those in **bold** are required.

Fields marked [] accept a list, {} an object.

## Resources
`;

/** GitHub's anchor for the heading of a resource. */
const anchorOf = (name: string) =>
	name
		.toLowerCase()
		.replaceAll(/[^a-z0-9 -]/g, '')
		.replaceAll(' ', '-');

function contents(resources: Resource[]): string[] {
	return [resources.map(({ name }) => `[${name}](#${anchorOf(name)})`).join(' · ')];
}

function sectionFor(
	{ id, name }: Resource,
	operations: Operation[],
	sources: Pick<DocsSource, 'catalog' | 'scopes' | 'exampleOf' | 'descriptions'>,
): string {
	const entries = operations
		.toSorted((a, b) => (a.name < b.name ? -1 : 1))
		.map((operation) => entryFor(operation, sources));
	const about = sources.descriptions.resources[id];
	return [`## ${name}`, '', `${about}. Resource ID: \`${id}\``, '', ...entries].join('\n');
}

function entryFor(
	operation: Operation,
	{ catalog, scopes, exampleOf }: Pick<DocsSource, 'catalog' | 'scopes' | 'exampleOf'>,
): string {
	const { id, name, query, body, filterFields } = operation;
	const filters = operation.paging ? query.filter(({ role }) => role !== 'paging') : query;
	const lines = [
		addressOf(operation),
		`Scope: ${scopesOf(operation, scopes, scopesOfParts(operation, catalog.operations))}`,
		`Accounts: ${operation.accounts.map((kind) => KINDS[kind]).join(', ')}`,
		...remarksOn(operation),
		...(filters.length > 0
			? [
					`${narrows(operation) ? 'Filters' : 'Query parameters'}: ${filters.map(({ name: filter, schema, required }) => labelOf(filter, schema, required)).join(', ')}`,
				]
			: []),
		...(filterFields
			? ['Each field of its records takes the endings of its type, under *Other Filters*.']
			: []),
		...(body?.file ? [`File: \`${body.file.field}\``] : []),
		...(body ? fieldsOf(body.schema, operation) : []),
		...(body?.demands ?? []).map(demandInWords),
	];
	return [
		`### ${name} (\`${id}\`)`,
		'',
		...lines.map((line) => `- ${line}`),
		...(body?.content === 'json' && !operation.custom ? exampleFor(operation, exampleOf) : []),
		'',
	].join('\n');
}

/** A body to copy into *JSON Body*. */
function exampleFor(operation: Operation, exampleOf: ExampleOf): string[] {
	const example = exampleOf(operation);
	if (example === undefined) return [];
	return ['', '```json', JSON.stringify(example, null, 2), '```'];
}

function addressOf({ method, server, path, own, custom, graphql }: Operation): string {
	if (custom) return 'Any method and address of the V2, V3 and Payments APIs';
	if (graphql)
		return `\`${graphql.field}\` of the GraphQL ${graphql.api === 'account' ? 'Account' : 'Admin'} API`;
	if (own?.kind === 'chain')
		return `Several requests, one after the other: ${own.steps.map((step) => `\`${step.operation}\``).join(', ')}`;
	if (own?.kind === 'steps')
		return `Several requests, as far as they are needed: ${uniq(
			own.steps.flatMap(({ operation }) => operation ?? []),
		)
			.map((id) => `\`${id}\``)
			.join(', ')}`;
	if (own?.kind === 'upsert')
		return `A lookup, and then \`${own.create}\`${own.update ? ` or \`${own.update}\`` : ''} where needed`;
	if (own?.kind === 'members')
		return `\`${own.list}\`, and then \`${own.add}\` and \`${own.remove}\` where needed`;
	if (own?.kind === 'account') return '`client` of the GraphQL Admin API';
	if (own) return 'Done by n8n with the client secret, without a request';
	const prefix = { payments: '', b2b: '/api/v3/io', v2: '/v2', v3: '/v3' }[server];
	return `\`${method} ${prefix}${path}\``;
}

/** Only query parameters that narrow a list or a deletion are filters. */
function narrows({ method, answer }: Operation): boolean {
	return method === 'DELETE' || answer.kind === 'list';
}

/** What an operation of several requests needs besides its own scopes: one of each list. */
function scopesOfParts({ scopes, uses = [] }: Operation, all: Operation[]): string[][] {
	const needed = uses
		.map((id) => all.find((operation) => operation.id === id)?.scopes ?? [])
		.filter((anyOf) => anyOf.length > 0 && !scopes.every((scope) => anyOf.includes(scope)));
	return uniqWith(needed, isEqual);
}

function scopesOf(
	{ scopes, alsoScopes = [], valueScopes = [] }: Operation,
	table: NamedScope[],
	ofParts: string[][],
): string {
	if (scopes.length === 0) return 'none beyond the default one';
	const label = (scope: string) => {
		const named = table.find(({ parameter }) => parameter === scope);
		return named ? `${named.name}: ${named.permission} (\`${scope}\`)` : `\`${scope}\``;
	};
	const ofValues = valueScopes.map(
		({ field, values, scopes: needed }) =>
			`; with \`${field}\` ${values.map((value) => `\`${value}\``).join(' or ')}, both ${needed.map(label).join(' and ')}`,
	);
	return (
		[scopes, ...alsoScopes.map((scope) => [scope]), ...ofParts]
			.map((anyOf) => anyOf.map(label).join(' or '))
			.join(', and ') + ofValues.join('')
	);
}

function remarksOn({ deprecated, massDelete, batch, paging }: Operation): string[] {
	const remarks = [
		deprecated && 'BigCommerce discourages its use.',
		massDelete && 'Without a filter it deletes everything; the node asks for a tick in that case.',
		paging && `A list, read ${paging.maxLimit} at a time.`,
		batch &&
			(batch.limit
				? `One request carries up to ${batch.limit} records.`
				: 'One request may carry many records.'),
	];
	return remarks.filter((remark) => typeof remark === 'string');
}

function fieldsOf(schema: Schema, { batch }: Operation): string[] {
	const record = batch?.form === 'array' ? (schema.items ?? {}) : schema;
	const { [batch?.key ?? '']: list, ...shared } = record.properties ?? {};
	const own =
		batch?.form === 'key' && list?.items
			? [...fieldNames({ ...record, properties: shared }), ...fieldNames(list.items)]
			: fieldNames(record);
	if (own.length > 0) return [`Fields: ${own.join(', ')}`];
	return record.type && record.type !== 'object'
		? [`Field: a ${record.type}`]
		: ['Fields: any, as JSON'];
}

function fieldNames({ properties = {}, required = [] }: Schema): string[] {
	const all = Object.entries(properties);
	const inOrder = [
		...all.filter(([name]) => required.includes(name)),
		...all.filter(([name]) => !required.includes(name)),
	];
	return inOrder.map(([name, schema]) => labelOf(name, schema, required.includes(name)));
}

function labelOf(name: string, { type }: Schema, required?: boolean): string {
	const mark = type === 'array' ? ' []' : type === 'object' ? ' {}' : '';
	return required ? `**\`${name}\`**${mark}` : `\`${name}\`${mark}`;
}
