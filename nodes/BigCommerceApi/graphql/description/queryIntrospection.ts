import type {
	FieldType,
	INodePropertyOptions,
	ResourceMapperField,
	ResourceMapperFields,
} from 'n8n-workflow';

import {
	namesIn,
	operationIn,
	readDocument,
	variablesOf,
	type Variable,
} from '../../../shared/graphql/document';
import { InputError } from '../../../shared/utils/coerce';
import { escapeMarkup } from '../../../shared/text/plain';

/**
 * The operations of a query, to choose from.
 * @param current the selected name, which stays in the list even if the query no longer has it
 */
export function operationNames(query: string, current: string): INodePropertyOptions[] {
	const names = understood(() => namesIn(readDocument(query)), []);
	const all = [...new Set([...names, ...(current ? [current] : [])])];
	return [
		{ name: 'The Only One', value: '', description: 'The query contains a single operation' },
		...all.map((name) => ({ name, value: name })),
	];
}

/** A field for each variable of a query; if there are none, a notice with the reason. */
export function variableForm(query: string, operationName = ''): ResourceMapperFields {
	const found = understood(
		(): Variable[] | string => variablesOf(operationIn(readDocument(query), operationName)),
		(message) => message,
	);
	if (typeof found === 'string')
		return {
			fields: [],
			emptyFieldsNotice: `${escapeMarkup(found)}. Correct the query, then reload the list of variables.`,
		};
	if (found.length === 0)
		return {
			fields: [],
			emptyFieldsNotice:
				'The query has no variables. Declare them at the beginning of the query, for example: query Products($first: Int) { … }',
		};
	return { fields: found.map(fieldFor) };
}

/** Reads a query that may be incomplete, because the user is still writing it. */
function understood<Result, Otherwise>(
	read: () => Result,
	otherwise: Otherwise | ((message: string) => Otherwise),
): Result | Otherwise {
	try {
		return read();
	} catch (error) {
		const message = error instanceof InputError ? error.message : 'The query cannot be read';
		return otherwise instanceof Function ? otherwise(message) : otherwise;
	}
}

/** Field types of scalars. Other types are BigCommerce's own: names that end in `Input` are objects, all others are enums. */
const WIDGETS: Record<string, FieldType> = {
	Int: 'number',
	Float: 'number',
	Long: 'number',
	Boolean: 'boolean',
	DateTime: 'dateTime',
	JSON: 'object',
};

function fieldFor({ name, type, of, isList, isRequired }: Variable): ResourceMapperField {
	return {
		id: name,
		displayName: `${name} (${type})`,
		required: isRequired,
		defaultMatch: false,
		canBeUsedToMatch: false,
		display: true,
		type: isList ? 'array' : (WIDGETS[of] ?? (of.endsWith('Input') ? 'object' : 'string')),
	};
}
