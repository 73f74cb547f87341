import type { Operation, Schema } from '../../catalog/types';

/** A value that fits a schema, the same for the same name. */
export function sample(schema: Schema, name = 'value'): unknown {
	if (schema.enum) return schema.enum.find((value) => value !== null && value !== '');
	// Seconds since 1970.
	if (schema.format === 'unix') return schema.type === 'string' ? '1772359200' : 1_772_359_200;
	switch (schema.type) {
		case 'integer':
			return Math.max(schema.minimum ?? 1, 1);
		case 'number':
			return Math.max(schema.minimum ?? 1.5, 1.5);
		case 'boolean':
			return true;
		case 'array':
			return [sample(schema.items ?? {}, name)];
		case 'object':
			return Object.fromEntries(
				Object.entries(schema.properties ?? {}).map(([key, schema]) => [key, sample(schema, key)]),
			);
		default:
			return text(schema, name);
	}
}

function text({ format, minLength = 0, maxLength = 100 }: Schema, name: string): string {
	if (format === 'date-time') return '2026-03-01T10:00:00+00:00';
	if (format === 'us-date') return '2026-03-01';
	if (format === 'date') return '2026-03-01';
	// Other text in a filter of IDs would be a name.
	if (format === 'uuid' || name === 'id:in') return '6f1b2c3d-4e5f-6a7b-8c9d-0e1f2a3b4c5d';
	if (format === 'email' || name === 'email') return 'ada@example.com';
	if (format === 'uri' || format === 'url') return 'https://example.com/x';
	return name.padEnd(minLength, 'x').slice(0, maxLength);
}

/** Path and header parameters of an operation, by node parameter name. */
export function sampleParameters({
	pathParameters,
	headers = [],
}: Operation): Record<string, string> {
	return Object.fromEntries(
		[...pathParameters, ...headers.filter((header) => 'parameter' in header)].map(
			({ parameter, schema }) => [parameter, String(sample(schema, parameter))],
		),
	);
}
