import type { Collection } from '../state/collection';
import type { Id, Row } from '../state/row';

/** How a job is going, seen from outside: one state after the other, each time somebody asks. */
type Course = Row[];

/**
 * Starts a job that is not done at once, as BigCommerce's are not. What it shall have done is done already;
 * only its state takes its time.
 * @param course the states to come, the last of which stays
 */
export function startJob(jobs: Collection, facts: Row, [first, ...course]: Course): Row {
	return jobs.insert({ ...facts, ...first, $course: course });
}

/** The job as it stands now. The next who asks sees it one state further. */
export function askForJob(jobs: Collection, id: Id): Row | undefined {
	const job = jobs.get(id);
	const [next, ...course] = (job?.$course ?? []) as Course;
	if (job && next) jobs.update(id, { ...next, $course: course });
	return job;
}
