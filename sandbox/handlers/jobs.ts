import type { Collection } from '../state/collection';
import type { Id, Row } from '../state/row';

/** The visible state of a job: it moves to the next state with every request. */
type Course = Row[];

/**
 * Starts a job that is not finished at once, like BigCommerce's jobs. Its effect is applied at once;
 * only its state takes its time.
 * @param course the states to come, the last of which stays
 */
export function startJob(jobs: Collection, facts: Row, [first, ...course]: Course): Row {
	return jobs.insert({ ...facts, ...first, $course: course });
}

/** The job in its current state. The next request sees the next state. */
export function askForJob(jobs: Collection, id: Id): Row | undefined {
	const job = jobs.get(id);
	const [next, ...course] = (job?.$course ?? []) as Course;
	if (job && next) jobs.update(id, { ...next, $course: course });
	return job;
}
