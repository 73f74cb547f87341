import type { INodeProperties } from 'n8n-workflow';

import type { Operation } from '../../../../catalog/types';
import { isReadMethod } from '../../../shared/utils/isReadMethod';
import { consentProperty } from './safety';
import { previewProperty } from './writing';
import { idsWhere, shownFor } from './displayOptions';

const METHODS = ['DELETE', 'GET', 'HEAD', 'PATCH', 'POST', 'PUT'];

/** A custom API request. */
export function customProperties(operations: readonly Operation[]): INodeProperties[] {
	const operation = idsWhere(operations, ({ custom }) => custom);
	return [
		{
			displayName: 'Method',
			name: 'method',
			type: 'options',
			noDataExpression: true,
			default: 'GET',
			options: METHODS.map((text) => ({ name: text, value: text })),
			displayOptions: shownFor(operation),
		},
		{
			displayName: 'URL or Path',
			name: 'url',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. /v3/catalog/products',
			description:
				"A path that starts with /v2, /v3 or /payments, or the full URL of this store's API. URLs of the legacy API (…/api/v2/orders) also work.",
			displayOptions: shownFor(operation),
		},
		{
			displayName: 'Return All',
			name: 'returnAll',
			type: 'boolean',
			default: false,
			description: 'Whether to return all results or only up to a given limit',
			hint: 'For lists: reads all pages. If off, the request is sent once, unchanged.',
			displayOptions: { show: { operation, method: ['GET'] } },
		},
		jsonProperty(
			'Query Parameters',
			'queryParameters',
			'e.g. { "limit": 50, "include": ["images"] }',
			{ operation },
		),
		jsonProperty('JSON Body', 'jsonBody', 'e.g. { "price": 12.5 }', {
			operation,
			method: METHODS.filter((text) => !isReadMethod(text)),
		}),
		jsonProperty('Headers', 'customHeaders', 'e.g. { "Accept": "application/vnd.bc.v1+json" }', {
			operation,
		}),
		consentProperty({ operation, method: ['DELETE'] }),
		previewProperty({ operation, method: METHODS.filter((text) => !isReadMethod(text)) }),
	];
}

function jsonProperty(
	displayName: string,
	name: string,
	description: string,
	show: Record<string, string[]>,
): INodeProperties {
	// Not empty, because n8n's editor marks an empty value as invalid JSON.
	return { displayName, name, type: 'json', default: '{}', description, displayOptions: { show } };
}
