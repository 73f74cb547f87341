import type { Operation, Outputs, OutputSchema } from '../../../catalog/types';

/** The output of an operation. */
export interface OutputRecord {
	fields: Record<string, OutputSchema>;
	/** The fields of Simplified output, most important first; absent if records are small. */
	simplified?: string[];
}

let outputs: Outputs | undefined;

/** The output of an operation; undefined if no specification describes it. */
export function outputOf({ id }: Operation): OutputRecord | undefined {
	// Loaded on first use, because most workflows never need it.
	outputs ??= require('../../../catalog/answers.json') as Outputs;
	return outputs.records[outputs.operations[id]];
}
