import type { BenchN8n } from '../environment/n8n.mjs';
import type { Measured } from '../report/row';

/** One part of the bench. */
export interface Part {
	number: number;
	title: string;
	/** Measures, and yields each result as soon as it is available. */
	run(n8n: BenchN8n): AsyncGenerator<Omit<Measured, 'part'>>;
}

export const HTTP_REQUEST = 'HTTP Request node';
