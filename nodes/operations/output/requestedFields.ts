import type { IExecuteFunctions } from 'n8n-workflow';

import type { Operation } from '../../../catalog/types';
import { hasExpression, hasOnlyBlanks, isBlank } from '../../shared/utils/blank';
import { toList } from '../../shared/utils/coerce';
import { mappedValues } from '../../shared/utils/readMapper';
import { withOtherFilters } from '../requests/otherFilters';
import { waysOf } from '../sinceLastRun/lists';
import { takeSinceSettings } from '../sinceLastRun/settings';
import type { SinceSettings } from '../sinceLastRun/types';
import { choicesOf, filterParameters } from '../requests/query';
import { withoutValue } from '../requests/withoutValue';

/** The filters of an item by name. @throws InputError if there are no such filters */
export function filtersOf(
	context: IExecuteFunctions,
	operation: Operation,
	itemIndex: number,
): Record<string, unknown> {
	const { filters } = takeSinceSettings(operation, valuesOf(context, operation, itemIndex));
	return withOtherFilters(operation, filters);
}

/** What an item says about reading a list since the last run. @throws InputError if it does not fit the list */
export function sinceOf(
	context: IExecuteFunctions,
	operation: Operation,
	itemIndex: number,
): { since?: SinceSettings } {
	const values = valuesOf(context, operation, itemIndex);
	const { since } = takeSinceSettings(operation, values, context.getTimezone());
	return since ? { since } : {};
}

function valuesOf(
	context: IExecuteFunctions,
	operation: Operation,
	itemIndex: number,
): Record<string, unknown> {
	if (filterParameters(operation).length === 0 && !waysOf(operation)) return {};
	return mappedValues(context, 'filters', itemIndex, 'Filters').values;
}

/** The selected additional data for the response. @throws InputError if an expression returns nothing */
export function includedBy(
	context: IExecuteFunctions,
	operation: Operation,
	itemIndex: number,
): string[] {
	if (choicesOf(operation, 'include').length === 0) return [];
	const ticked = context.getNodeParameter('include', itemIndex, []) as unknown;
	if (Array.isArray(ticked) && ticked.length === 0) return [];
	if (
		isBlank(ticked) &&
		!hasExpression(context.getNodeParameter('include', itemIndex, [], { rawExpressions: true }))
	)
		return [];
	if (isBlank(ticked) || hasOnlyBlanks(ticked)) throw withoutValue('Include');
	return toList(ticked, 'Include') as string[];
}

/** How the fields begin that these filters add to a record. */
const ADDED: Record<string, string[]> = {
	details: ['order_product_id', 'line_item_type'],
	isIncludeExtraFields: ['extraFields'],
	showExtra: ['extra'],
};

/**
 * How the fields begin that an item asks for besides the main ones: Simplified output keeps them.
 * @returns undefined if the item itself names the fields that it wants or does not want
 */
export function findRequestedFields(
	context: IExecuteFunctions,
	operation: Operation,
	itemIndex: number,
): string[] | undefined {
	const filters = filtersOf(context, operation, itemIndex);
	if (['include_fields', 'exclude_fields'].some((name) => Object.hasOwn(filters, name)))
		return undefined;
	const added = Object.entries(ADDED).filter(
		([name]) => Object.hasOwn(filters, name) && String(filters[name]) !== 'false',
	);
	return [
		...includedBy(context, operation, itemIndex).map((text) => String(text).split('.')[0]),
		...added.flatMap(([, fields]) => fields),
	];
}
