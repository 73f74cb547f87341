import type { Operation, Outputs, OutputSchema } from '../../../catalog/types';

/** What an operation gives. */
export interface OutputRecord {
	fields: Record<string, OutputSchema>;
	/** The fields that Simplified output keeps, the most sought first; absent where a record is small anyway. */
	simplified?: string[];
}

let outputs: Outputs | undefined;

/** What the records of an operation look like; undefined for operations that no specification describes. */
export function outputOf({ id }: Operation): OutputRecord | undefined {
	// Read when first asked for: most workflows never ask.
	outputs ??= require('../../../catalog/answers.json') as Outputs;
	return outputs.records[outputs.operations[id]];
}
