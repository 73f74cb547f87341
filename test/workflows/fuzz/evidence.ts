import type { INodeExecutionData } from 'n8n-workflow';

import type { FuzzCase } from './cases';
import type { Exchange } from './hostileServer';
import type { Run } from './runCase';

/** Something that must never be, and how it showed. */
export interface Finding {
	invariant: string;
	detail: string;
	/** Which answer it is about. */
	mutation?: string;
}

/** What a case led to. */
export interface Evidence {
	fuzzCase: FuzzCase;
	run: Run;
	exchanges: Exchange[];
}

/** What became of one input item. */
export interface ItemOutcome {
	index: number;
	markers: number[];
	green: INodeExecutionData[];
	red: INodeExecutionData[];
	/** Requests that were about it. */
	exchanges: Exchange[];
}

/** The mutations of the answers, as a name for a finding. */
export const mutationsOf = (exchanges: Exchange[]) =>
	[...new Set(exchanges.map(({ answer }) => answer.name).filter((name) => name !== 'right'))].join(
		' + ',
	) || 'none';

/** Whether a request was carried out, or may have been, as far as the server knows. */
export function mayHaveArrived({ answer }: Exchange, marker?: number): boolean {
	if (answer.verdict === 'unknown') return true;
	return answer.verdict === 'done' && (marker === undefined || answer.proven.includes(marker));
}

/** What a person reads of an item that failed. */
export function textOf({ json, error }: INodeExecutionData): string {
	return [
		json.error,
		json.message,
		json.details,
		json.description,
		error?.message,
		error?.description,
	]
		.filter((genericValue) => typeof genericValue === 'string')
		.join('\n');
}
