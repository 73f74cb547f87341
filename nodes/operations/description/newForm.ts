import type { ResourceMapperField } from 'n8n-workflow';

import type { Demand } from '../../../catalog/types';
import { showsAtFirst } from '../../shared/catalog/forms';

/**
 * The fields of a new form: those that are required, or that most people need. n8n offers the
 * others in a menu below.
 */
export function newForm(
	fields: ResourceMapperField[],
	demands: readonly Demand[] = [],
): ResourceMapperField[] {
	const demanded = new Set(demands.flatMap(firstOf));
	const isShown = ({ id, required }: ResourceMapperField) =>
		required || demanded.has(id) || showsAtFirst(id);
	return fields.map((field) => (isShown(field) ? field : { ...field, removed: true }));
}

/** The field that meets a demand as a rule: the first of several. */
function firstOf(demand: Demand): string[] {
	if ('oneOf' in demand) return demand.optional ? [] : demand.oneOf.slice(0, 1);
	return 'when' in demand ? [] : [demand.field];
}
