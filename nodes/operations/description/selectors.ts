import type { INodeProperties, INodePropertyOptions, INodePropertyTypeOptions } from 'n8n-workflow';

import type { Operation } from '../../../catalog/types';
import { byName, operationsOf } from '../../shared/catalog/catalog';
import type { NodeContent } from '../../shared/catalog/nodes';

/** The complete lists of resources and operations, from which n8n builds its list of actions. The dropdowns load filtered lists. */
export function selectorProperties({ definition, resources }: NodeContent): INodeProperties[] {
	const { main } = definition;
	const resource: INodeProperties = {
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		default: main,
		typeOptions: loadedBy('getResources', ['authentication']),
		options: resources.map(({ id, name }) => ({ name, value: id })),
	};
	return [resource, ...resources.map(({ id }) => operationProperty(id))];
}

function operationProperty(resource: string): INodeProperties {
	const operations = inOrder(operationsOf(resource));
	const [mostUsual] = [...operations.filter(({ name }) => name === 'Get Many'), ...operations].map(
		({ id }) => id,
	);
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		default: mostUsual,
		displayOptions: { show: { resource: [resource] } },
		typeOptions: loadedBy('getOperations', ['resource', 'authentication']),
		options: operations.map(operationOption),
	};
}

/** The dropdown loads its entries from a method of the node, again whenever one of the given parameters changes. */
export function loadedBy(
	loadOptionsMethod: string,
	loadOptionsDependsOn: string[],
): INodePropertyTypeOptions {
	return { loadOptionsMethod, loadOptionsDependsOn };
}

/** An operation as an entry of the selector. */
export function operationOption(operation: Operation): INodePropertyOptions {
	return { name: operation.name, value: operation.id, action: actionOf(operation) };
}

/** n8n uses this sentence as a tool's description, so it warns models about deletions and payments. Archived orders can be restored. */
function actionOf({ method, action, repeat }: Operation): string {
	const isFinal = repeat === 'once' || (method === 'DELETE' && /^(delete|revoke)\b/i.test(action));
	return isFinal ? `${action} (cannot be undone)` : action;
}

const USUAL_ORDER = [
	'Create',
	'Create or Update by SKU',
	'Create or Update',
	'Delete',
	'Get',
	'Get Many',
	'Update',
];

/** What only some workflows need: the others share requests between items, too. */
const IS_RARE = /\b(in Batch|Across)\b/;

/** The usual operations first, as in n8n's own nodes, then the special ones by name, and the rare ones last. */
export function inOrder(operations: readonly Operation[]): Operation[] {
	const rank = ({ name }: Operation) => {
		if (IS_RARE.test(name)) return USUAL_ORDER.length + 1;
		return USUAL_ORDER.includes(name) ? USUAL_ORDER.indexOf(name) : USUAL_ORDER.length;
	};
	return [...operations].sort((a, b) => rank(a) - rank(b) || byName(a, b));
}
