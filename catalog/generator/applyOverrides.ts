import type { Body, Operation, PathParameter, QueryParameter, Schema } from '../types';
import { applyDemands } from './demands';
import type { FieldChange, OperationChange, ParameterChange } from './overrides';
import type { Targets } from './overrideUsage';

/** Applies an override to a value of the specification; `null` removes the value. */
export function amended<Part extends object>(
	found: Part | undefined,
	change: Partial<Part> | null | undefined,
): Part | undefined {
	if (change === null) return undefined;
	return found || change ? ({ ...found, ...change } as Part) : undefined;
}

/** Applies `query` and `matchesAll` of an override; adds a parameter that the specification lacks if the override has its type. @throws if the parameter no longer exists */
export function amendedQuery(query: QueryParameter[], change: OperationChange): QueryParameter[] {
	const isKnown = (name: string) => query.some((queryParameter) => queryParameter.name === name);
	const added = Object.entries(change.query ?? {}).filter(
		([name, field]) => !isKnown(name) && field?.type,
	);
	const names = [...Object.keys(change.query ?? {}), ...(change.matchesAll ?? [])];
	const lost = names.find((name) => !isKnown(name) && !added.some(([text]) => text === name));
	if (lost) throw new Error(`${change.operations[0]} has no query parameter "${lost}" to change.`);
	const kept = query
		.filter((queryParameter) => change.query?.[queryParameter.name] !== null)
		.map((queryParameter) => amendedParameter(queryParameter, change.query?.[queryParameter.name]));
	const all = [...kept, ...added.map(([name, field]) => addedParameter(name, field))];
	return all
		.map((queryParameter): QueryParameter =>
			change.matchesAll?.includes(queryParameter.name)
				? { ...queryParameter, matches: 'all' }
				: queryParameter,
		)
		.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function addedParameter(name: string, change: FieldChange): QueryParameter {
	const parameter = amendedParameter({ name, schema: {} }, change);
	return parameter.schema.type === 'array' ? { ...parameter, list: 'comma' } : parameter;
}

function amendedParameter(
	{ required, ...parameter }: QueryParameter,
	change?: FieldChange,
): QueryParameter {
	const { required: demanded = required ?? false, ...schema } = change ?? {};
	return {
		...parameter,
		schema: { ...parameter.schema, ...schema },
		...(demanded ? { required: true } : {}),
	};
}

/** Applies `body`, `fields` and `required` of an override. @throws if a field no longer exists. */
export function amendedBody(found: Body | undefined, change: OperationChange): Body | undefined {
	const body = asList(withFile(amended(found, change.body), change), change);
	if (!body || !(change.fields || change.required || body.demands)) return body;
	const schema = structuredClone(body.schema);
	for (const [path, field] of Object.entries(change.fields ?? {})) {
		if (!amendField(schema, path.split('.'), field))
			throw new Error(`${change.operations[0]} has no field "${path}" to change.`);
	}
	applyDemands(schema, body, change);
	return { ...body, schema };
}

function asList(body: Body | undefined, { bodyIsList }: OperationChange): Body | undefined {
	return body && bodyIsList ? { ...body, schema: { type: 'array', items: body.schema } } : body;
}

function withFile(body: Body | undefined, { operations, file }: OperationChange): Body | undefined {
	if (!file) return body;
	const part = { ...body?.file, ...file };
	if (!body || !part.field || !part.kinds)
		throw new Error(`${operations[0]} does not say which field takes a file, and of what kind.`);
	return { ...body, file: { ...part, field: part.field, kinds: part.kinds } };
}

/** Adds fields that a specification lacks, if the override has their type. */
function amendField(schema: Schema, [name, ...rest]: string[], change: FieldChange): boolean {
	if (schema.items) return amendField(schema.items, [name, ...rest], change);
	const property = schema.properties?.[name];
	if (rest.length > 0) return property !== undefined && amendField(property, rest, change);
	if (!property && !change?.type) return false;
	const { required, ...facts } = change ?? {};
	const demanded = new Set(schema.required);
	if (change === null) delete schema.properties?.[name];
	else schema.properties = { ...schema.properties, [name]: { ...property, ...facts } };
	if (required) demanded.add(name);
	else if (required === false || change === null) demanded.delete(name);
	schema.required = [...demanded].sort();
	if (schema.required.length === 0) delete schema.required;
	return true;
}

/** Sets the catalog-wide names and types of path parameters. @throws if a parameter no longer exists. */
export function amendedPath(
	found: PathParameter[],
	change: OperationChange,
	everywhere: ParameterChange[],
	targets: Targets,
): PathParameter[] {
	for (const name of Object.keys(change.parameters ?? {})) {
		if (!found.some((pathParameter) => pathParameter.name === name))
			throw new Error(`${change.operations[0]} has no path parameter "${name}" to rename.`);
	}
	return found.map((pathParameter) => {
		const parameter = change.parameters?.[pathParameter.name] ?? pathParameter.parameter;
		const parameterChange = everywhere.find((candidate) => candidate.parameter === parameter);
		if (parameterChange) targets.meet('parameter', parameterChange.parameter);
		return { ...pathParameter, parameter, schema: parameterChange?.schema ?? pathParameter.schema };
	});
}

/** The key of an operation: `PUT v3 /catalog/products/{product_id}`. */
export function keyOf({
	method,
	server,
	path,
}: Pick<Operation, 'method' | 'server' | 'path'>): string {
	return `${method} ${server} ${path}`;
}
