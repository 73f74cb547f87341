import type { JobStep, Operation } from '../types';
import { keyOf } from './applyOverrides';
import type { ChangeFile, JobChange, JobStepChange } from './overrides';

/**
 * Adds to every job how to follow it. The overrides identify operations by key, the catalog by slug.
 * @throws if such an operation, or its parameter for the job's ID, no longer exists
 */
export function withJobs(operations: Operation[], changes: ChangeFile[]): Operation[] {
	const jobs = new Map(
		changes
			.flatMap((file) => file.operations)
			.flatMap(({ operations: keys, job }) =>
				job ? keys.map((key): [string, JobChange] => [key, job]) : [],
			),
	);
	const byKey = new Map(operations.map((operation) => [keyOf(operation), operation]));
	return operations.map((operation) => {
		const change = jobs.get(keyOf(operation));
		if (!change) return operation;
		const { state, file, ...facts } = change;
		const made = file && ('link' in file ? file : stepFrom(file, byKey));
		return {
			...operation,
			answer: {
				...operation.answer,
				job: { ...facts, state: stepFrom(state, byKey), ...(made ? { file: made } : {}) },
			},
		};
	});
}

function stepFrom(
	{ operation: key, parameter }: JobStepChange,
	byKey: Map<string, Operation>,
): JobStep {
	const operation = byKey.get(key);
	const names = [...(operation?.pathParameters ?? []), ...(operation?.query ?? [])].map(
		({ name }) => name,
	);
	if (!operation || !names.includes(parameter))
		throw new Error(
			`A job is followed by ${key} with its parameter "${parameter}", which is not there.`,
		);
	return { operation: operation.id, parameter };
}
