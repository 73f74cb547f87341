import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

import { FOLDER } from './specifications';

/** The body of a refusal as a specification shows it. */
export interface ExampleRefusal {
	/** Where it is, the first of several. */
	where: string;
	status: number;
	body: unknown;
}

type Json = Record<string, unknown>;

/** Every example of a 4xx or 5xx in the specifications, each once, whoever it is meant for. */
export function exampleRefusals(): ExampleRefusal[] {
	const found = new Map<string, ExampleRefusal>();
	for (const file of globSync('**/*.{yml,yaml}', { cwd: FOLDER }).sort()) {
		const document = parse(readFileSync(join(FOLDER, file), 'utf8'), {
			merge: true,
			maxAliasCount: -1,
		}) as Json;
		const follow = (value: unknown) => followed(document, value);
		for (const [path, item] of Object.entries((document.paths ?? {}) as Json)) {
			for (const [method, operation] of Object.entries(item as Json)) {
				const responses = (operation as { responses?: Json } | null)?.responses ?? {};
				for (const [code, response] of Object.entries(responses).filter(([text]) =>
					/^[45]\d\d$/.test(text),
				)) {
					for (const body of examplesOf(follow(response), follow)) {
						const key = `${code} ${JSON.stringify(body)}`;
						if (!found.has(key))
							found.set(key, {
								where: `${file} ${method.toUpperCase()} ${path}`,
								status: Number(code),
								body,
							});
					}
				}
			}
		}
	}
	return [...found.values()];
}

function examplesOf(response: Json, follow: (value: unknown) => Json): unknown[] {
	const inSchema = (schema: Json | undefined) =>
		schema?.example === undefined ? [] : [schema.example];
	const media = Object.values((response.content ?? {}) as Record<string, Json>).flatMap(
		({ example, examples = {}, schema }) => [
			...(example === undefined ? [] : [example]),
			...Object.values(examples as Json).map((example) => follow(example).value),
			...inSchema(schema ? follow(schema) : undefined),
		],
	);
	return [
		...media,
		...Object.values((response.examples ?? {}) as Json),
		...inSchema(response.schema ? follow(response.schema) : undefined),
	].filter((value) => value !== undefined);
}

function followed(document: Json, value: unknown): Json {
	const { $ref } = (value ?? {}) as { $ref?: string };
	if (!$ref?.startsWith('#/')) return (value ?? {}) as Json;
	const target = $ref
		.slice(2)
		.split('/')
		.reduce<unknown>(
			(at, part) =>
				(at as Json | undefined)?.[
					decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~')
				],
			document,
		);
	return followed(document, target);
}
