import type { BenchN8n } from '../environment/n8n.mjs';
import type { Measured } from '../report/row';

/** One part of the bench. */
export interface Part {
	number: number;
	title: string;
	/** Measures, and hands out each number as soon as it is there. */
	run(n8n: BenchN8n): AsyncGenerator<Omit<Measured, 'part'>>;
}

export const HTTP_REQUEST = 'HTTP Request node';
