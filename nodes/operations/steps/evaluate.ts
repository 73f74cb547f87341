import { msg } from '../../shared/text/message';
import { InputError } from '../../shared/utils/coerce';
import type { Json } from '../../shared/utils/isObject';

type Compiled = ReturnType<typeof import('./jsonata').jsonata>;

const compiled = new Map<string, Compiled>();

/**
 * Evaluates an expression of the catalog. Users' values are only its input.
 * @param variables further values, by name: `$name` in the expression
 * @returns plain JSON, or undefined
 * @throws InputError if the values do not fit the expression
 */
export async function evaluate(
	expression: string,
	values: Json,
	variables: Json = {},
): Promise<unknown> {
	// Loaded on first use, because few workflows need it.
	const { jsonata } = await import('./jsonata');
	const ready = compiled.get(expression) ?? jsonata(expression);
	compiled.set(expression, ready);
	const evaluating = ready.evaluate(values, variables) as Promise<unknown>;
	const result = await evaluating.catch((error: { message?: string }) => unfit(error));
	if (result instanceof InputError) throw result;
	// JSONata's objects have no prototype, and its lists are marked.
	return result === undefined ? undefined : JSON.parse(JSON.stringify(result));
}

function unfit({ message = '' }: { message?: string }): InputError {
	return new InputError(
		msg`The values of this item do not fit together`,
		`${message} Check the types of the values in the form.`.trim(),
	);
}

/** Evaluates an expression that gives a list. One value is a list of one. */
export async function evaluateList(expression: string, values: Json): Promise<unknown[]> {
	const result = await evaluate(expression, values);
	return result === undefined || result === null ? [] : [result].flat();
}

/** Evaluates an expression that gives an object; without one, it is empty. */
export async function evaluateObject(
	expression: string | undefined,
	values: Json,
): Promise<Json | undefined> {
	return expression === undefined ? undefined : ((await evaluate(expression, values)) as Json);
}
