import type { Body, Demand, Schema } from '../types';
import type { OperationChange } from './overrides';

/**
 * Applies `required` of an override, and checks its `demands`.
 * @param schema is changed
 * @throws if the schema already demands exactly these fields, or has no such field
 */
export function applyDemands(schema: Schema, body: Body, change: OperationChange): void {
	const demanded = (body.demands ?? []).flatMap(namesIn);
	for (const name of [...(change.required ?? []), ...demanded])
		if (!hasField(schema, name))
			throw new Error(`${change.operations[0]} has no field "${name}" to require.`);
	if (!change.required) return;
	const record = schema.items ?? schema;
	const names = [...change.required].sort();
	if ((record.required ?? []).join() === names.join())
		throw new Error(`${change.operations[0]} already requires what "required" names.`);
	if (names.length > 0) record.required = names;
	else delete record.required;
}

/** The fields that a demand is about. */
function namesIn(demand: Demand): string[] {
	if ('oneOf' in demand) return demand.oneOf;
	if ('why' in demand) return [demand.field];
	return [demand.field, ...Object.keys('when' in demand ? demand.when : demand.unless)];
}

/** Whether a record has a field. The records may be in a list under a key. */
function hasField(schema: Schema, name: string): boolean {
	const { properties = {} } = schema.items ?? schema;
	const inLists = Object.values(properties).map(({ items }) => items?.properties ?? {});
	return [properties, ...inLists].some((fields) => Object.hasOwn(fields, name));
}

/** A demand as a line of the documentation. */
export function demandInWords(demand: Demand): string {
	if ('oneOf' in demand) {
		const names = demand.oneOf.map((name) => `\`${name}\``).join(', ');
		if (demand.optional) return `Exclude each other: ${names}`;
		return `Required: one of ${names}${demand.only ? ', and only one' : ''}`;
	}
	if ('why' in demand) return demand.why;
	const [word, values] = 'when' in demand ? ['if', demand.when] : ['unless', demand.unless];
	const condition = Object.entries(values).map(([name, value]) => `\`${name}\` is \`${value}\``);
	return `Required ${word} ${condition.join(' and ')}: \`${demand.field}\``;
}
