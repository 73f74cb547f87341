import { NodeHelpers } from 'n8n-workflow';
import type { Operation } from '../../catalog/types';
import { nodeTypeOf } from '../../scripts/n8n/nodeTypeOf.mjs';
import { allOperations, resourceOf } from '../../nodes/shared/catalog/catalog';
import type { Connection, MapperField } from '../support/n8n.mjs';
import { sampleParameters } from '../support/samples';
import { OUTDATED } from './openForm';

/** What somebody should see who opens a node. */
export interface Form {
	resource: string;
	operation: string;
	/** Labels of everything that has to be filled in. */
	labels: string[];
	/** How many of its parts are loaded from the node. */
	loaded: number;
}

export interface Sample {
	node: { id: string; name: string };
	form: Form;
}

/** A node per operation, with a value for all that is required, and what its panel should show. */
export async function sampleNodes(
	n8n: Connection,
	operations: readonly Operation[] = allOperations(),
): Promise<Sample[]> {
	const nodeTypes = await n8n.client.nodeTypes();
	return await inTurn([...operations], async (operation, index) => {
		const type = nodeTypeOf(operation.id);
		const { properties } = nodeTypes.find(({ name }) => name === type) ?? { properties: [] };
		const usual = (parameter: string) => properties.find(({ name }) => name === parameter)?.default;
		const { authentication, credentials } = accountFor(operation, n8n);
		const presets = Object.fromEntries(properties.map(({ name }) => [name, usual(name)]));
		const chosen = {
			...presets,
			authentication,
			resource: operation.resource,
			operation: operation.id,
		};
		const shown = properties.filter(
			(property) =>
				property.displayOptions &&
				NodeHelpers.displayParameter(chosen, property, { typeVersion: 1 }, null),
		);
		const values = {
			authentication,
			resource: operation.resource,
			operation: operation.id,
			...pathAndHeaders(operation),
			...(operation.custom ? { url: '/v3/catalog/products' } : {}),
		};
		const forms = await inTurn(
			shown.filter(({ name }) => ['filters', 'fields'].includes(name)),
			async ({ name }) => {
				// What cannot be loaded shows in the panel, as the fault of this operation alone.
				const fields = await n8n
					.mapperFields({
						type,
						parameter: name,
						values: { ...values, bodyMode: 'fields' },
						credentials,
					})
					.catch(() => []);
				return { name, fields, required: fields.filter(({ required }) => required) };
			},
		);
		return {
			node: {
				id: `node-${index}`,
				name: operation.id,
				type,
				typeVersion: 1,
				position: [(index % 10) * 200, Math.floor(index / 10) * 150],
				parameters: {
					...values,
					...Object.fromEntries(forms.map(({ name, fields }) => [name, filledIn(fields)])),
				},
				credentials,
			},
			form: {
				resource: resourceOf(operation).name,
				operation: operation.name,
				labels: [
					...shown.filter(({ required }) => required).map(({ displayName }) => displayName),
					...forms.flatMap(({ required }) => required.map(({ displayName }) => displayName)),
				],
				loaded: shown.filter(({ type }) => type === 'resourceMapper').length,
			},
		};
	});
}

/** An account of a kind that the operation is for, with every scope that it needs. */
function accountFor({ accounts }: Operation, n8n: Connection) {
	if (accounts.includes('store'))
		return { authentication: 'store', credentials: n8n.credentialNamed('Sandbox: Full access') };
	if (accounts.includes('app'))
		return {
			authentication: 'app',
			credentials: n8n.credentialNamed('Sandbox: App for products and customers'),
		};
	return { authentication: 'account', credentials: n8n.credentialNamed('Sandbox: Account-level') };
}

/** By ID, as most records do not have to exist that way. */
function pathAndHeaders(operation: Operation): Record<string, unknown> {
	const inPath = operation.pathParameters.map(({ parameter }) => parameter);
	// A list of what belongs to a record can only be loaded if there is the record.
	const records: Record<string, string> = { productId: '77' };
	return Object.fromEntries(
		Object.entries(sampleParameters(operation)).map(([name, value]) => [
			name,
			inPath.includes(name) ? { __rl: true, mode: 'id', value: records[name] ?? value } : value,
		]),
	);
}

/**
 * As the editor saves a form in which only the required fields are filled in: the others wait behind "Add field".
 * The labels are outdated, so that the editor has to take the form anew from the node, and judges it anew.
 */
function filledIn(fields: MapperField[]): object {
	const value = Object.fromEntries(
		fields.map((field) => [field.id, field.required ? valueFor(field) : null]),
	);
	return {
		mappingMode: 'defineBelow',
		value,
		matchingColumns: [],
		schema: fields.map((field) => ({ ...field, displayName: OUTDATED, removed: !field.required })),
	};
}

function valueFor({ type, options, defaultValue }: MapperField): unknown {
	const values: Record<string, unknown> = {
		boolean: true,
		number: 1,
		dateTime: '2026-03-01T10:00:00',
		array: '[]',
		object: '{}',
	};
	return options?.[0]?.value ?? defaultValue ?? values[type ?? ''] ?? 'sample';
}

/** One after the other: n8n answers many questions at once no faster. */
async function inTurn<In, Out>(
	all: In[],
	work: (value: In, index: number) => Promise<Out>,
): Promise<Out[]> {
	const done: Out[] = [];
	for (const [index, value] of all.entries()) done.push(await work(value, index));
	return done;
}
