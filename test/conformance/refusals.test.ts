import { describeError } from '../../nodes/shared/http/errorMessages';
import { parseError } from '../../nodes/shared/http/errorParser';
import { exampleRefusals, type ExampleRefusal } from './support/examples';
import { areThere, FOLDER } from './support/specifications';

if (!areThere)
	process.stdout.write(
		`SKIPPED: ${FOLDER} is not there, so no refusal of the official specifications is read.\n`,
	);

type Json = Record<string, unknown>;

/** Examples that are no refusal. */
const NOT_REFUSALS = [
	// The request of the endpoint, copied to the wrong place.
	{ where: 'tax_provider.yml', status: 500 },
];

/** Parts of an envelope that say nothing to a person: addresses of documentation, the status once more, when it was. */
const NOT_SHOWN = new Set(['type', 'instance', 'status', 'timestamp']);
/** Said in words of ours. */
const IN_WORDS: Array<[key: RegExp, words: string]> = [
	[/^error\.expected\.jsstring\.?$/, 'must be text'],
	[/^error\.expected\.jsnumber\.?$/, 'must be a number'],
	[/^error\.path\.missing\.?$/, 'is required'],
];

const examples = areThere
	? exampleRefusals().filter(
			(exampleRefusal) =>
				!NOT_REFUSALS.some(
					({ where, status }) =>
						exampleRefusal.where.startsWith(where) && exampleRefusal.status === status,
				),
		)
	: [];

/** Everything in a body that a person should read: each sentence, and the name of each field. */
function partsOf(value: unknown, isField = false): string[] {
	if (typeof value === 'string')
		return [IN_WORDS.find(([key]) => key.test(value))?.[1] ?? value.trim()];
	if (Array.isArray(value)) return value.flatMap((value) => partsOf(value, isField));
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value as Json).flatMap(([name, value]) => {
		if (!isField && (NOT_SHOWN.has(name) || name === 'meta' || name === 'code'))
			return name === 'code' && typeof value === 'string' ? [value] : [];
		const isMap = name === 'errors' && !Array.isArray(value);
		return [...(isField ? [name] : []), ...partsOf(value, isMap)];
	});
}

const shown = ({ status, body }: ExampleRefusal) =>
	describeError(parseError(status, body), { isWhole: true });

(areThere ? describe : describe.skip)('every refusal that the specifications show', () => {
	it('is found', () => {
		expect(examples.length).toBeGreaterThan(60);
	});

	it('is told whole: each sentence and each field', () => {
		const lost = examples.flatMap((example) => {
			const { message, description } = shown(example);
			return (
				partsOf(example.body)
					// Two parts may be one sentence, with a colon between them.
					.filter((part) => !`${message}\n${description}`.includes(part.replace(/\.$/, '')))
					.map((part) => `${example.where} ${example.status}: ${part}`)
			);
		});
		expect(lost).toEqual([]);
	});

	it('is told once, in sentences', () => {
		for (const example of examples) {
			const { message, description } = shown(example);
			const lines = description.split('\n');
			expect(lines.filter((line) => !/[.!?]$/.test(line))).toEqual([]);
			expect(lines.filter((line) => message.includes(line.replace(/\.$/, '')))).toEqual([]);
			expect(new Set(lines).size).toBe(lines.length);
			expect(`${message} ${description}`).not.toMatch(
				/error\.(path|expected)|\[object|undefined|invalid_reason/,
			);
		}
	});
});
