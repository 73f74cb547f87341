import type { Job } from '../../../catalog/types';
import { isObject, valueAt, type Json } from '../../shared/utils/isObject';

/** The progress of a job. */
export type Progress =
	| { phase: 'working'; percent?: number }
	| { phase: 'done'; state: Json }
	/** It finished, but part of it was not carried out. */
	| { phase: 'partial'; state: Json; reasons: string[]; failed?: number; total?: number }
	| { phase: 'failed'; reasons: string[] };

/** The job ID in a response; undefined if there is none. */
export function jobIdFrom({ id }: Job, body: unknown): string | undefined {
	const state = isObject(body)
		? (body[id] ?? (isObject(body.data) ? body.data[id] : undefined))
		: undefined;
	return state === undefined || state === null || state === '' ? undefined : String(state);
}

/**
 * Reads the progress of a job from BigCommerce's response.
 * @param records the records of the response: the job alone, or a list of jobs
 */
export function progressFrom({ done, failed }: Job, jobId: string, records: unknown[]): Progress {
	const jobs = records.filter(isObject);
	const state =
		jobs.find(({ id }) => String(id) === jobId) ??
		(jobs.length === 1 && jobs[0].id === undefined ? jobs[0] : undefined);
	const status = String(state?.status ?? '').toLowerCase();
	if (state && done.some((text) => text.toLowerCase() === status))
		return hasFailures(state)
			? { phase: 'partial', state, reasons: reasonsIn(state), ...countsIn(state) }
			: { phase: 'done', state };
	if (state && failed.some((text) => text.toLowerCase() === status))
		return { phase: 'failed', reasons: reasonsIn(state) };
	const percent = percentOf(state ?? {});
	return { phase: 'working', ...(percent === undefined ? {} : { percent }) };
}

/** A finished job may report failures by a count or by reasons. */
function hasFailures(state: Json): boolean {
	return Number(state.failed_items) > 0 || reasonsIn(state).length > 0;
}

function countsIn({ failed_items: failed, total_items: total }: Json): {
	failed?: number;
	total?: number;
} {
	return {
		...(typeof failed === 'number' ? { failed } : {}),
		...(typeof total === 'number' ? { total } : {}),
	};
}

const MOST_REASONS = 10;

/** The errors that BigCommerce reports: `errors` of a theme, rows of a file. */
function reasonsIn({ errors }: Json): string[] {
	const all = (Array.isArray(errors) ? errors : []).map((value) => {
		if (!isObject(value)) return String(value);
		const text = String(value.message ?? value.error ?? '');
		return value.row === undefined ? text : `Row ${String(value.row)}: ${text}`;
	});
	const shown = all.filter((text) => text !== '').slice(0, MOST_REASONS);
	return all.length > shown.length && shown.length === MOST_REASONS
		? [...shown, `… and ${all.length - shown.length} more`]
		: shown;
}

function percentOf({
	percent_complete: percent,
	completed_items: completed,
	total_items: total,
}: Json): number | undefined {
	if (typeof percent === 'number') return Math.round(percent);
	return typeof completed === 'number' && typeof total === 'number' && total > 0
		? Math.round((completed / total) * 100)
		: undefined;
}

/** The file URL of a finished job; undefined if there is none. @param path e.g. `result.download_url` */
export function linkIn(state: Json, path: string): string | undefined {
	const value = valueAt(state, path);
	return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Milliseconds until the next poll: short at first, because most jobs are short, then longer. */
export function pauseBefore(look: number): number {
	return Math.min(10_000, Math.round(500 * 1.5 ** look));
}
