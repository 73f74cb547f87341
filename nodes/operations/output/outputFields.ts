import type { Operation, Outputs, OutputSchema } from '../../../catalog/types';
import { msg } from '../../shared/text/message';
import { isBlank } from '../../shared/utils/blank';
import { InputError, toList } from '../../shared/utils/coerce';

/**
 * The names of the fields to return; undefined for all.
 * @param selected the chosen fields: a list or comma-separated text; `parent.child` names a nested field
 * @throws InputError if no field is selected
 */
export function wantedNames(
	operation: Operation,
	mode: unknown,
	selected: unknown,
): string[] | undefined {
	if (mode === 'simplified') return outputOf(operation)?.simplified;
	if (mode === 'raw') return undefined;
	if (mode !== 'selected')
		throw new InputError(
			msg`"Output" is none of the choices`,
			'Choose Raw, Selected Fields or Simplified.',
		);
	const texts = toList(selected ?? '', 'Fields to Return');
	const names = [
		...new Set(texts.filter((text) => !isBlank(text)).map((text) => String(text).trim())),
	];
	if (names.length === 0)
		throw new InputError(
			msg`"Fields to Return" is empty`,
			'Choose at least one field, or set "Output" to Raw.',
		);
	return names;
}

/** Fields that BigCommerce always returns and does not accept in `include_fields`. */
const ALWAYS = new Set(['id']);

/**
 * The value of `include_fields` that limits the response to the needed fields; undefined if the endpoint does not have
 * it, or does not know all of the names. The response is always trimmed afterwards.
 * @param filters names of filters, whose fields are requested where the endpoint knows them
 */
export function includeFields(
	operation: Operation,
	names: string[],
	filters: string[] = [],
): string[] | undefined {
	const parameter = operation.query.find(({ name }) => name === 'include_fields');
	if (!parameter) return undefined;
	const asked = [...new Set(names.map((name) => name.split('.')[0]))].filter(
		(text) => !ALWAYS.has(text),
	);
	const { fields = {} } = outputOf(operation) ?? {};
	const documented: unknown[] =
		parameter.schema.items?.enum ?? parameter.schema.enum ?? Object.keys(fields);
	// Some specifications list names that were copied from another resource.
	const isSafe = (text: string) => documented.includes(text) && Object.hasOwn(fields, text);
	if (asked.length === 0 || !asked.every(isSafe)) return undefined;
	const filtered = filters.map((name) => name.split(':')[0]);
	return [...new Set([...asked, ...filtered.filter((text) => !ALWAYS.has(text) && isSafe(text))])];
}

/** The output of an operation. */
interface OutputRecord {
	fields: Record<string, OutputSchema>;
	/** The fields of Simplified output, most important first; absent if records are small. */
	simplified?: string[];
	/** Text fields that are numbers, by their path. */
	numbers?: string[];
	/** Fields that hold a date in any form, by their path. */
	dates?: string[];
	/** Fields that repeat a value of the request, and where it is. */
	sent?: Record<string, string>;
}

let outputs: Outputs | undefined;

/** The output of an operation; undefined if no specification describes it. */
export function outputOf({ id }: Operation): OutputRecord | undefined {
	// Loaded on first use, because most workflows never need it.
	outputs ??= require('../../../catalog/answers.json') as Outputs;
	return outputs.records[outputs.operations[id]];
}
