import type { IExecuteFunctions } from 'n8n-workflow';

import { mappedValues } from '../../shared/forms/mapped';
import { operationIn, readDocument, variablesOf } from '../../shared/graphql/document';
import { chooseList, listsIn } from '../../shared/graphql/lists';
import { pageVariables, firstThatFits, writtenPart } from '../../shared/graphql/paging';
import { assertValues, fitVariables, withoutBlanks } from '../../shared/graphql/variables';
import { hasExpression, isBlank } from '../../shared/requests/blank';
import { fromJson, InvalidInput } from '../../shared/requests/input';
import type { Asker } from '../../shared/scopes/askers';
import { numberFrom } from '../../shared/transport/spending';
import { shopFor } from './shop';
import type { Run, Work } from './work';

interface Options {
	acceptPartial?: boolean;
	customerAccessToken?: string;
	customerId?: string | number;
	list?: string;
	operationName?: string;
	pageSize?: number;
}

/**
 * Reads and checks what one item asks for. Sends nothing but, where it is not known yet, the question for the account's scopes.
 * @throws InvalidInput, InvalidCredential
 */
export async function prepare({ context, hints }: Run, askerOf: (itemIndex: number) => Promise<Asker>, itemIndex: number): Promise<Work> {
	const options = context.getNodeParameter('options', itemIndex, {}) as Options;
	const query = String(context.getNodeParameter('query', itemIndex, ''));
	const document = readDocument(query);
	const operation = operationIn(document, options.operationName);
	const kind = operation.operation === 'mutation' ? 'mutation' : 'query';
	const wantsRecords = kind === 'query' && context.getNodeParameter('output', itemIndex, 'records') === 'records';
	const list = wantsRecords ? chooseList(listsIn(operation, document.fragments), options.list) : undefined;
	const { values: given, isMapped, isExpression, isForm } = givenVariables(context, itemIndex);
	if (isExpression && kind === 'query') assertValues(variablesOf(operation), given, query);
	const values = isForm && kind === 'mutation' ? withoutBlanks(given, isMapped) : given;
	const size = list ? numberFrom(options.pageSize, 1, writtenPart(list, values).first ?? firstThatFits(list, document, values)) : 0;
	const { values: variables, unknown } = fitVariables(variablesOf(operation), { ...(list ? pageVariables(list, Math.floor(size)) : {}), ...values });
	if (unknown.length > 0 && !isMapped) hints.add(`Not sent, because the query declares no such variables: ${unknown.slice(0, 10).join(', ')}`);
	const asker = await askerOf(itemIndex);
	return {
		itemIndex,
		asker,
		...shopFor(context, asker, options, itemIndex),
		query,
		document,
		operation,
		kind,
		variables,
		...(list ? { list: { list, size: Math.floor(size), from: writtenPart(list, variables).after, ...wantedOf(context, itemIndex) } } : {}),
		acceptsPartial: options.acceptPartial === true,
	};
}

function wantedOf(context: IExecuteFunctions, itemIndex: number): { wanted?: number } {
	if (context.getNodeParameter('returnAll', itemIndex, false)) return {};
	return { wanted: Math.floor(numberFrom(context.getNodeParameter('limit', itemIndex, 50), 1, 50)) };
}

interface GivenVariables {
	values: Record<string, unknown>;
	/** A whole item, which may hold more than the query wants. */
	isMapped: boolean;
	/** Values may be missing because an expression gave none. */
	isExpression: boolean;
	isForm: boolean;
}

/** The values for variables, from the form or as JSON. */
function givenVariables(context: IExecuteFunctions, itemIndex: number): GivenVariables {
	if (context.getNodeParameter('variablesMode', itemIndex, 'json') === 'form') {
		const { values, isAutomatic } = mappedValues(context, 'variableFields', itemIndex, 'Values');
		return { values, isMapped: isAutomatic, isExpression: true, isForm: true };
	}
	const given = context.getNodeParameter('variables', itemIndex, {}) as unknown;
	const isExpression = hasExpression(context.getNodeParameter('variables', itemIndex, {}, { rawExpressions: true }));
	if (isExpression && isBlank(given)) throw new InvalidInput('"JSON Variables" has no value', 'It is an expression, and this item has nothing there. Nothing was sent.');
	const values = typeof given === 'string' && given.trim() !== '' ? fromJson(given, 'JSON Variables') : given || {};
	if (typeof values === 'object' && values !== null && !Array.isArray(values)) return { values: values as Record<string, unknown>, isMapped: false, isExpression, isForm: false };
	throw new InvalidInput('"JSON Variables" must be a JSON object', 'For example: { "first": 50 }. Nothing was sent.');
}

