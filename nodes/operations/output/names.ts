import type { Operation } from '../../../catalog/types';
import { outputOf } from './outputRecords';
import { isBlank } from '../../shared/utils/blank';
import { InputError, toList } from '../../shared/utils/coerce';
import { msg } from '../../shared/text/message';

/** How much of a record comes out, as chosen in the node. */
export type OutputMode = 'raw' | 'selected' | 'simplified';

/**
 * The names of the fields that shall come out; undefined: all.
 * @param selected what was chosen or typed for `selected`: a list, or text with commas; `parent.child` names a nested field
 * @throws InputError when fields shall be selected and none is
 */
export function wantedNames(
	operation: Operation,
	mode: unknown,
	selected: unknown,
): string[] | undefined {
	if (mode === 'simplified') return outputOf(operation)?.simplified;
	if (mode === 'raw' || mode === undefined) return undefined;
	if (mode !== 'selected')
		throw new InputError(
			msg`"Output" is none of the choices`,
			'Choose Raw, Selected Fields or Simplified.',
		);
	const texts = toList(selected ?? '', 'Fields to Return');
	const names = [
		...new Set(texts.filter((each) => !isBlank(each)).map((each) => String(each).trim())),
	];
	if (names.length === 0)
		throw new InputError(
			msg`"Fields to Return" is empty`,
			'Choose at least one field, or set "Output" to Raw.',
		);
	return names;
}

/** Fields that BigCommerce returns whether they are asked for or not, and does not take in `include_fields`. */
const ALWAYS = new Set(['id']);

/**
 * The value of `include_fields` that makes BigCommerce send no more than needed; undefined where the endpoint does not have
 * it, or does not know all of the names. What comes is cut to size afterwards in any case.
 */
export function includeFields(operation: Operation, names: string[]): string[] | undefined {
	const parameter = operation.query.find(({ name }) => name === 'include_fields');
	if (!parameter) return undefined;
	const asked = [...new Set(names.map((each) => each.split('.')[0]))].filter(
		(each) => !ALWAYS.has(each),
	);
	const { fields = {} } = outputOf(operation) ?? {};
	const known: unknown[] =
		parameter.schema.items?.enum ?? parameter.schema.enum ?? Object.keys(fields);
	// A name can stand in the list of another resource: some specifications copied it.
	const isSafe =
		asked.length > 0 && asked.every((each) => known.includes(each) && Object.hasOwn(fields, each));
	return isSafe ? asked : undefined;
}
