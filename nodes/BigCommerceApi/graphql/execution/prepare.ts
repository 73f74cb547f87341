import type { IExecuteFunctions } from 'n8n-workflow';

import {
	namesOfField,
	operationIn,
	readDocument,
	variablesOf,
	type Document,
	type Variable,
} from '../../../shared/graphql/document';
import { REFUSALS } from '../../../shared/graphql/graphQlErrors';
import { chooseList, listsIn, type List } from '../../../shared/graphql/lists';
import { LARGEST_PAGE } from '../../../shared/graphql/pages';
import {
	firstThatFits,
	pageVariables,
	prepareForPages,
	sizesWithoutPageInfo,
	writtenPart,
} from '../query/paging';
import { fitVariables } from '../query/variables';
import { coerce, InputError } from '../../../shared/utils/coerce';
import type { ItemAccount } from '../../../shared/accounts/itemAccounts';
import { givenVariables, isExpression } from './givenVariables';
import { storefrontContextFor } from './storefrontContext';
import type { ListWork, QueryRun, QueryItem } from './queryItem';
import { isOn } from '../../../operations/execution/readParameters';
import { msg } from '../../../shared/text/message';

interface Options {
	acceptPartial?: boolean;
	customerAccessToken?: unknown;
	customerId?: unknown;
	tokenScopes?: unknown;
	list?: unknown;
	operationName?: unknown;
	pageSize?: unknown;
}

/**
 * Reads and checks the query of one item. The only request it may send is the one for the account's scopes.
 * @throws InputError, InvalidCredential
 */
export async function prepareQuery(
	run: QueryRun,
	accountOf: (itemIndex: number) => Promise<ItemAccount>,
	itemIndex: number,
): Promise<QueryItem> {
	const { context, hints, yielder } = run;
	await yielder.tick();
	const options = context.getNodeParameter('options', itemIndex, {}) as Options;
	const query = textFrom(context.getNodeParameter('query', itemIndex, ''));
	const document = documentOf(run, query);
	const operation = operationIn(document, textFrom(options.operationName));
	const { fragments } = document;
	const kind = operation.operation === 'mutation' ? 'mutation' : 'query';
	const wantsRecords =
		kind === 'query' && context.getNodeParameter('output', itemIndex, 'records') === 'records';
	const list = wantsRecords
		? chooseList(listsIn(operation, fragments), textFrom(options.list))
		: undefined;
	const declared = variablesOf(operation);
	const { values, isMapped } = givenVariables(
		context,
		itemIndex,
		needingValues(declared, query),
		kind === 'query',
	);
	const size = list
		? pageSizeOf(
				context,
				options,
				() => writtenPart(list, values).first ?? firstThatFits(list, document, values),
			)
		: 0;
	const { values: variables, unknown } = fitVariables(
		declared,
		{ ...(list ? pageVariables(list, size) : {}), ...values },
		context.getTimezone(),
	);
	if (unknown.length > 0 && !isMapped)
		hints.add(
			msg`Not sent, because the query declares no such variables: ${unknown.slice(0, 10).join(', ')}`,
		);
	const itemAccount = await accountOf(itemIndex);
	return {
		itemIndex,
		itemAccount,
		...storefrontContextFor(context, itemAccount, options, itemIndex),
		query,
		document,
		operation,
		kind,
		variables,
		...(list
			? {
					list: listOf(context, itemIndex, {
						document,
						list,
						size,
						from: writtenPart(list, variables).after,
					}),
				}
			: {}),
		sizes: sizesWithoutPageInfo({ operation, fragments }, variables),
		refusalNames: namesOfField(document, REFUSALS),
		acceptsPartial: options.acceptPartial === true,
		isPreview:
			kind === 'mutation' &&
			isOn(context.getNodeParameter('previewOnly', itemIndex, false), 'Preview Only'),
	};
}

/** The variables that need a value. A cursor does not: without one, the list is read from its beginning. */
function needingValues(declared: Variable[], query: string): string[] {
	const cursors = new Set(
		[...query.matchAll(/\b(?:after|before)\s*:\s*\$(\w+)/g)].map(([, name]) => name),
	);
	return declared.map(({ name }) => name).filter((name) => !cursors.has(name));
}

/** Number of parsed queries to keep. Most runs send the same query for all items. */
const MOST_DOCUMENTS = 20;

function documentOf({ documents }: QueryRun, query: string): Document {
	const document = documents.get(query) ?? readDocument(query);
	if (documents.size < MOST_DOCUMENTS) documents.set(query, document);
	return document;
}

function textFrom(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function listOf(
	context: IExecuteFunctions,
	itemIndex: number,
	{ document, list, size, from }: { document: Document; list: List; size: number; from?: string },
): ListWork {
	return {
		plain: { document, list },
		rich: prepareForPages(document, list),
		size,
		...(from === undefined ? {} : { from }),
		...wantedOf(context, itemIndex),
	};
}

function wantedOf(context: IExecuteFunctions, itemIndex: number): { wanted?: number } {
	const { limit: written } = context.getNode().parameters;
	if (
		coerce(
			context.getNodeParameter('returnAll', itemIndex, false) ?? false,
			{ type: 'boolean' },
			'Return All',
		) === true
	)
		return {};
	return {
		wanted: numberSetting(
			'Limit',
			context.getNodeParameter('limit', itemIndex, 50),
			written,
			() => 50,
		),
	};
}

function pageSizeOf(
	context: IExecuteFunctions,
	{ pageSize }: Options,
	usual: () => number,
): number {
	const { options } = context.getNode().parameters as { options?: { pageSize?: unknown } };
	return Math.min(LARGEST_PAGE, numberSetting('Page Size', pageSize, options?.pageSize, usual));
}

/** A whole number of 1 or more. Blank means the default, but an expression must have a result. */
function numberSetting(
	label: string,
	value: unknown,
	written: unknown,
	usual: () => number,
): number {
	if (!isExpression(written) && (value === undefined || value === null || value === ''))
		return usual();
	const number =
		typeof value === 'number' || (typeof value === 'string' && /^\s*\d+(\.0+)?\s*$/.test(value))
			? Number(value)
			: NaN;
	if (Number.isInteger(number) && number >= 1) return number;
	throw new InputError(
		msg`"${label}" must be a whole number of 1 or more`,
		'Correct its expression. Nothing was sent.',
	);
}
