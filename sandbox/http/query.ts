import type { ValidateFunction } from 'ajv';
import type { Operation } from '../../catalog/types';
import { queryOf } from '../catalog';
import { Fault, invalid } from '../responses/apiError';
import { messages } from './schemas';

/** Query parameters by name, with their types from the catalog. */
export type Query = Record<string, unknown>;

/** Reads and checks the query of a request. */
export function readQuery(url: string, operation: Operation, validate: ValidateFunction): Query {
	const search = new URL(url).searchParams;
	const known = new Map(queryOf(operation).map((parameter) => [parameter.name, parameter]));
	const query: Query = {};
	const unknown: string[] = [];
	for (const written of new Set(search.keys())) {
		// PHP clients write repeated lists with brackets.
		const name = written.replace(/\[\]$/, '');
		const parameter = known.get(name);
		if (!parameter) {
			unknown.push(written);
			continue;
		}
		const values = search.getAll(written);
		query[name] =
			parameter.schema.type === 'array' ? values.flatMap((each) => each.split(',')) : values[0];
	}
	if (unknown.length) throw unknownParameters(unknown, operation);
	if (!validate(query)) throw badQuery(messages(validate.errors), operation);
	return query;
}

function unknownParameters(names: string[], operation: Operation): Fault {
	if (operation.server === 'v2') {
		const body = names.map((name) => ({
			status: 400,
			message: `The field '${name}' is not supported by this resource.`,
		}));
		return new Fault(400, 'Bad request', undefined, body);
	}
	return new Fault(
		422,
		`The filter(s): ${names.join(', ')} are not valid filter parameter(s).`,
		Object.fromEntries(names.map((name) => [name, 'is not a valid filter parameter'])),
	);
}

function badQuery(errors: Record<string, string>, operation: Operation): Fault {
	return operation.server === 'v2' ? new Fault(400, 'Bad request', errors) : invalid(errors);
}
