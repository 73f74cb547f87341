import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const entry = z.strictObject({
	/** When it was found. */
	date: z.string().regex(/^\d{4}-\d\d-\d\d$/),
	operations: z.array(z.string()).min(1),
	/** Violations, word for word. */
	request: z.array(z.string()).min(1).optional(),
	answer: z.array(z.string()).min(1).optional(),
	why: z.string().min(20),
});

const file = z.strictObject({ deviations: z.array(entry) });

export type Side = 'request' | 'answer';

/** Where it is known that what we send or answer is not what a specification says. */
export const deviations = file.parse(
	parse(readFileSync(join(__dirname, '..', 'known-deviations.yaml'), 'utf8')),
).deviations;

/** The violations that are known for an operation. */
export function knownFor(key: string, side: Side): string[] {
	return deviations
		.filter(({ operations }) => operations.includes(key))
		.flatMap((deviation) => deviation[side] ?? [])
		.sort();
}

/** Prints how many entries there are for a side, on how many operations. */
export function printCount(side: Side, total: number): void {
	const ofSide = deviations.filter((deviation) => deviation[side]);
	const concerned = new Set(ofSide.flatMap(({ operations }) => operations)).size;
	process.stdout.write(
		`${total} operations, ${ofSide.length} known deviations of ${side}s on ${concerned} of them (test/conformance/known-deviations.yaml)\n`,
	);
}
