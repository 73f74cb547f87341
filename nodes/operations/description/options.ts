import type { INodePropertyOptions } from 'n8n-workflow';

import type { Operation, Resource } from '../../../catalog/types';
import { operationsOf } from '../../shared/catalog/catalog';
import { sistersOf, type NodeContent } from '../../shared/catalog/nodes';
import type { KnownGrant } from '../../shared/scopes/detect';
import {
	kindsNeeded,
	describeNeeded,
	findPermissionProblem,
	scopesNeeded,
	valueScopesNeeded,
	type Grant,
} from '../../shared/scopes/permission';
import { scopeLabel, wideningFor } from '../../shared/scopes/scopes';
import { aboutOperation, aboutResource, searchableName } from './listTexts';
import { inOrder, operationOption } from './selectors';
import { msg } from '../../shared/text/message';

/** What the dropdowns are filtered by. Without a credential, only the reason why they are not filtered. */
export type Filter = KnownGrant | { source: string };

/** The value of the informational entry, which cannot be chosen. */
export const TOLD_ONLY = '__bigCommerceHidden';

/** The resources of a node with at least one operation that the account may use, then the sister nodes, and a last entry about what is hidden. */
export function resourceOptions(
	{ definition, resources }: NodeContent,
	filter: Filter,
	current: unknown,
): INodePropertyOptions[] {
	const entries = resources.map((resource) => ({
		resource,
		operations: operationsOf(resource.id),
	}));
	const hidden = entries.filter(({ operations }) =>
		operations.every((operation) => isBarred(operation, filter)),
	);
	const shown = entries.filter((entry) => !hidden.includes(entry) || entry.resource.id === current);
	return [
		...shown.map(({ resource, operations }) =>
			resourceOption(
				resource,
				hidden.some((record) => record.resource === resource) ? operations : [],
				filter,
			),
		),
		...sistersOf(definition).map(({ name, holds }) => note(`${holds}: ${name}`)),
		...told(
			filter,
			hidden.filter(({ resource }) => resource.id !== current).map(({ operations }) => operations),
			['resource', 'resources'],
		),
	];
}

function resourceOption(
	resource: Resource,
	barred: readonly Operation[],
	filter: Filter,
): INodePropertyOptions {
	const name = searchableName(resource);
	const description = aboutResource(resource);
	return {
		name: barred.length === 0 ? name : `${name} (${needs(easiest(barred), filter)})`,
		value: resource.id,
		...(description ? { description } : {}),
	};
}

/** The operations of a resource that the account may use, and a last entry about what is hidden. */
export function operationOptions(
	resource: string,
	filter: Filter,
	current: unknown,
): INodePropertyOptions[] {
	const operations = inOrder(operationsOf(resource));
	const hidden = operations.filter(
		(operation) => isBarred(operation, filter) && operation.id !== current,
	);
	const shown = operations.filter((operation) => !hidden.includes(operation));
	return [
		...shown.map((operation) => describedOption(operation, filter)),
		...told(
			filter,
			hidden.map((operation) => [operation]),
			['operation', 'operations'],
		),
	];
}

/** Adds a description: what the operation is for, and the scope it needs. Its endpoint is in the documentation. */
function describedOption(operation: Operation, filter: Filter): INodePropertyOptions {
	const option = operationOption(operation);
	const scopes =
		operation.scopes.length === 0 ? 'Needs no scope' : `Needs ${scopesNeeded(operation)}`;
	const wider = wideningFor(operation);
	const besides = wider ? `; for ${wider.to}, also ${scopeLabel(wider.parameter)}` : '';
	const described = {
		...option,
		description: [aboutOperation(operation), `${scopes}${valueScopesNeeded(operation)}${besides}`]
			.filter(Boolean)
			.join('. '),
	};
	return isBarred(operation, filter)
		? { ...described, name: `${option.name} (${needs(operation, filter)})` }
		: described;
}

function isBarred(operation: Operation, filter: Filter): boolean {
	return 'kind' in filter && findPermissionProblem(operation, filter) !== undefined;
}

function needs(operation: Operation, filter: Filter): string {
	const obstacle = 'kind' in filter ? findPermissionProblem(operation, filter) : undefined;
	return obstacle ? `needs ${describeNeeded(obstacle, scopeLabel)}` : '';
}

/** The operation that needs the least: a read operation if there is one. */
function easiest(operations: readonly Operation[]): Operation {
	return operations.find(({ method }) => method === 'GET') ?? operations[0];
}

/** n8n truncates a description after two lines. */
const MOST_SCOPES = 4;

/** Informational entries at the end: how many entries are hidden, what would add them, and the source of this information. */
function told(
	filter: Filter,
	hidden: Array<readonly Operation[]>,
	[one, many]: [string, string],
): INodePropertyOptions[] {
	if (hidden.length === 0)
		return 'kind' in filter && filter.scopes
			? [note(msg`All ${many} are shown`, filter.source)]
			: [REFRESH, note(msg`All ${many} are shown, unfiltered`, filter.source)];
	const { kind } = filter as Grant;
	const byScope = hidden
		.map((operations) => operations.filter((operation) => operation.accounts.includes(kind)))
		.filter((operations) => operations.length > 0);
	const byKind = hidden.filter(
		(operations) => !operations.some((operation) => operation.accounts.includes(kind)),
	);
	const count = ({ length }: unknown[]) =>
		`${length} more ${length === 1 ? `${one} needs` : `${many} need`}`;
	return [
		...(byScope.length > 0
			? [
					REFRESH,
					note(msg`${count(byScope)} other scopes`, `${additions(byScope)} ${filter.source}`),
				]
			: []),
		...(byKind.length > 0
			? [
					note(
						msg`${count(byKind)} another kind of API account`,
						`They work with ${kindsNeeded(byKind.flatMap((operations) => operations.flatMap((operation) => operation.accounts)))}. ${filter.source}`,
					),
				]
			: []),
	];
}

/** `Orders: read-only would add 12, …`. The scopes that add the most entries come first. */
function additions(hidden: Array<readonly Operation[]>): string {
	const counts = new Map<string, number>();
	for (const operations of hidden) {
		const [scope] = easiest(operations).scopes;
		counts.set(scope, (counts.get(scope) ?? 0) + 1);
	}
	const most = [...counts].sort(([, a], [, b]) => b - a);
	const lines = most
		.slice(0, MOST_SCOPES)
		.map(
			([scope, count], index) => `${scopeLabel(scope)} ${index === 0 ? 'would add ' : ''}${count}`,
		);
	const rest = most.length - lines.length;
	return `${lines.join(', ')}${rest > 0 ? `, and ${rest} other ${rest === 1 ? 'scope' : 'scopes'} the rest` : ''}.`;
}

/** n8n loads a list again when another credential is chosen, but not when the same one was corrected. */
const REFRESH = note(msg`Changed the credential? Click ⋯ above this list, then Refresh List`);

function note(name: string, description?: string): INodePropertyOptions {
	return { name, value: TOLD_ONLY, ...(description ? { description } : {}), disabled: true };
}
