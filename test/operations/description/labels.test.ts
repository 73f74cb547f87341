import { NodeHelpers, type INode, type INodeProperties } from 'n8n-workflow';

import type { EntryField } from '../../../catalog/entryTypes';
import type { Operation } from '../../../catalog/types';
import nodes from '../../../catalog/nodes.json';
import { BigCommerceApi } from '../../../nodes/BigCommerceApi/BigCommerceApi.node';
import { BigCommerceAppTrigger } from '../../../nodes/BigCommerceAppTrigger/BigCommerceAppTrigger.node';
import { BigCommerceProviderResponse } from '../../../nodes/BigCommerceProviderResponse/BigCommerceProviderResponse.node';
import { BigCommerceShippingProvider } from '../../../nodes/BigCommerceShippingProvider/BigCommerceShippingProvider.node';
import { BigCommerceTaxProvider } from '../../../nodes/BigCommerceTaxProvider/BigCommerceTaxProvider.node';
import { BigCommerceTrigger } from '../../../nodes/BigCommerceTrigger/BigCommerceTrigger.node';
import { bodyFields } from '../../../nodes/operations/description/fields';
import { filterFields } from '../../../nodes/operations/description/filters';
import { describeNode } from '../../../nodes/operations/description/describeNode';
import { operationsOf } from '../../../nodes/shared/catalog/catalog';
import { entryFormsOf } from '../../../nodes/shared/catalog/forms';
import { fieldLabel } from '../../../nodes/shared/catalog/names';
import { operations } from '../../support/catalog';

/** n8n's forms cut longer labels. */
const LONGEST = 24;

const tooLong = (labels: string[]) => labels.filter((label) => label.length > LONGEST);

/** Those that look like another one of the same form, once they are cut. */
function alike(labels: string[]): string[] {
	const cut = labels.map((label) => label.slice(0, LONGEST));
	return labels.filter((_, index) => cut.indexOf(cut[index]) !== index);
}

const mistakesIn = (form: string, labels: string[]) => [
	...tooLong(labels).map((label) => `${form}: "${label}" is too long`),
	...alike(labels).map((label) => `${form}: two are called "${label}"`),
];

/** The labels of an entry, and of the lists inside of it. */
function mistakesInEntry(form: string, fields: EntryField[]): string[] {
	return [
		...mistakesIn(
			form,
			fields.map(({ name, label }) => label ?? fieldLabel(name)),
		),
		...fields.flatMap(({ name, fields = [] }) => mistakesInEntry(`${form} › ${name}`, fields)),
	];
}

function mistakesOf(operation: Operation): string[] {
	const labelsOf = (fields: Array<{ displayName: string }>) =>
		fields.map(({ displayName }) => displayName);
	return [
		...mistakesIn(`${operation.id} › fields`, labelsOf(bodyFields(operation))),
		...mistakesIn(`${operation.id} › filters`, labelsOf(filterFields(operation))),
		...entryFormsOf(operation).flatMap(({ field, kinds }) =>
			kinds.flatMap(({ label, fields }) =>
				mistakesInEntry(`${operation.id} › ${field} › ${label}`, fields),
			),
		),
	];
}

it('the fields, filters and entries of every operation have short labels that differ', () => {
	expect(operations.flatMap(mistakesOf)).toEqual([]);
});

const isLabelled = ({ type }: INodeProperties) => type !== 'notice' && type !== 'hidden';

/** The labels that n8n shows at once for an operation. */
function shownFor(operation: Operation, properties: INodeProperties[], bodyMode: string) {
	const values = { resource: operation.resource, operation: operation.id, bodyMode };
	const node = { typeVersion: 1, parameters: values } as unknown as INode;
	const shown = properties
		.filter(isLabelled)
		.filter((property) => NodeHelpers.displayParameter(values, property, node, null));
	const hasMode = shown.some(({ name }) => name === 'bodyMode');
	return hasMode || bodyMode === 'fields' ? shown.map(({ displayName }) => displayName) : [];
}

it.each(
	nodes.filter(({ id }) => id !== 'api').map(({ id, resources }) => [id, resources] as const),
)('the parameters of the node %s have short labels that differ', (id, resources) => {
	const { properties } = describeNode(id);
	const mistakes = resources
		.flatMap((resource) => operationsOf(resource))
		.flatMap((operation) =>
			['fields', 'json'].flatMap((mode) =>
				mistakesIn(operation.id, shownFor(operation, properties, mode)),
			),
		);
	expect([...new Set(mistakes)]).toEqual([]);
});

it.each([
	['API', new BigCommerceApi()],
	['Trigger', new BigCommerceTrigger()],
	['App Trigger', new BigCommerceAppTrigger()],
	['Shipping Provider', new BigCommerceShippingProvider()],
	['Tax Provider', new BigCommerceTaxProvider()],
	['Provider Response', new BigCommerceProviderResponse()],
])('the parameters and options of BigCommerce %s have short labels', (_, { description }) => {
	const inside = description.properties.filter(({ type }) => type === 'collection');
	const labels = [
		...description.properties,
		...inside.flatMap(({ options = [] }) => options as INodeProperties[]),
	]
		.filter(isLabelled)
		.map(({ displayName }) => displayName);
	expect(tooLong(labels)).toEqual([]);
});
