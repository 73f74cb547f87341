import type { Demand } from '../../../catalog/types';
import { fieldLabel } from '../../shared/catalog/names';
import { msg } from '../../shared/text/message';
import { InputError } from '../../shared/utils/coerce';

type RecordValues = Record<string, unknown>;

/**
 * Checks what BigCommerce demands of a record besides its required fields.
 * @param advice a further sentence about missing fields
 * @throws InputError if none of several fields is set, two that exclude each other are, or a field is missing that another one needs
 */
export function assertDemands(
	demands: readonly Demand[],
	record: RecordValues,
	advice: (names: string[]) => string,
): void {
	for (const demand of demands) {
		if ('oneOf' in demand) assertOneOf(demand, record, advice);
		else if (!hasValue(record, demand.field) && isDue(demand, record))
			throw new InputError(
				msg`"${fieldLabel(demand.field)}" is required here`,
				'why' in demand
					? demand.why
					: `BigCommerce needs the field ${demand.field} ${conditionOf(demand)}.${advice([demand.field])}`,
			);
	}
}

function assertOneOf(
	{ oneOf, only, optional }: Extract<Demand, { oneOf: string[] }>,
	record: RecordValues,
	advice: (names: string[]) => string,
): void {
	const set = oneOf.filter((name) => hasValue(record, name));
	if (set.length === 0 && !optional)
		throw new InputError(
			msg`One of these fields is required: ${listed(oneOf)}`,
			`BigCommerce needs one of the fields ${oneOf.join(', ')} for this operation.${advice(oneOf)}`,
		);
	if (set.length > 1 && only)
		throw new InputError(
			msg`Only one of these fields can be set: ${listed(set)}`,
			`BigCommerce takes only one of the fields ${oneOf.join(', ')}. Leave out the others.`,
		);
}

function listed(names: string[]): string {
	return names.map((name) => `"${fieldLabel(name)}"`).join(', ');
}

type Conditional = Exclude<Demand, { oneOf: string[] }>;

function isDue(demand: Conditional, record: RecordValues): boolean {
	const matches = (values: Record<string, string>) =>
		Object.entries(values).every(([name, value]) => record[name] === value);
	if ('why' in demand) return true;
	return 'when' in demand ? matches(demand.when) : !matches(demand.unless);
}

function conditionOf(demand: Exclude<Conditional, { why: string }>): string {
	const [word, values] = 'when' in demand ? ['if', demand.when] : ['unless', demand.unless];
	return `${word} ${Object.entries(values)
		.map(([name, value]) => `"${fieldLabel(name)}" is "${value}"`)
		.join(' and ')}`;
}

function hasValue(record: RecordValues, name: string): boolean {
	return record[name] !== undefined && record[name] !== null && record[name] !== '';
}
