import { isStillShown } from './conditions.mjs';

/** @typedef {import('./parameters.mjs').Parameter} Parameter */

/**
 * The changes that break values saved for these parameters.
 *
 * @param {string} owner  begins each sentence
 * @param {Parameter[]} released
 * @param {Parameter[]} current
 * @param {string[]} [gone]  removed operations, which are reported elsewhere
 * @returns {string[]}
 */
export function parameterBreaks(owner, released, current, gone = []) {
	const added = new Map(
		current
			.filter(({ path }) => !released.some((each) => each.path === path))
			.map((each) => [each.path, each.default]),
	);
	const broken = released.flatMap((before) => {
		const namesakes = current.filter(({ path }) => path === before.path);
		if (namesakes.length === 0)
			return isOnlyFor(before, gone)
				? []
				: [
						{
							path: before.path,
							why: 'is gone or has another name, so what workflows hold under it is lost',
						},
					];
		return situationsOf(before, gone).flatMap((situation) => {
			const why = whyBroken(before, situation, namesakes, added, gone);
			return why ? [{ path: before.path, why, operation: situation }] : [];
		});
	});
	return [
		...grouped(broken).map(
			({ path, why, where }) => `${owner}: the parameter "${path}" ${why}${where}.`,
		),
		...demands(owner, released, current),
	];
}

/** Checks a parameter that is shown for many operations separately for each, because another entry may cover it. */
function situationsOf({ show }, gone) {
	return (show?.operation ?? [undefined]).filter((operation) => !gone.includes(operation));
}

function isOnlyFor({ show }, gone) {
	return (
		show?.operation !== undefined && show.operation.every((operation) => gone.includes(operation))
	);
}

function whyBroken(before, operation, namesakes, added, gone) {
	const then =
		operation === undefined
			? before
			: { ...before, show: { ...before.show, operation: [operation] } };
	const shown = namesakes.filter((now) => isStillShown(then, now, added));
	if (shown.length === 0) return 'is no longer shown where it was, and n8n drops what is not shown';
	const reasons = shown.map((now) => difference(before, now, gone));
	return reasons.includes(undefined) ? undefined : reasons[0];
}

function difference(before, now, gone) {
	if (now.type !== before.type) return `was of type ${before.type} and is now of type ${now.type}`;
	if (JSON.stringify(now.default) !== JSON.stringify(before.default)) {
		return `had the default ${JSON.stringify(before.default)} and now has ${JSON.stringify(now.default)}, which changes every workflow that left it alone`;
	}
	const values = (before.values ?? []).filter(
		(value) => !now.values?.includes(value) && !gone.includes(value),
	);
	return values.length > 0
		? `no longer offers ${values.map((value) => JSON.stringify(value)).join(', ')}`
		: undefined;
}

/** A required parameter that saved workflows do not have. */
function demands(owner, released, current) {
	const isEmpty = (value) => value === undefined || value === '' || value?.value === '';
	const wasDemanded = (path) => released.some((before) => before.path === path && before.required);
	const wasThere = ({ show }) =>
		show?.operation === undefined ||
		released.some((before) =>
			before.show?.operation?.some((operation) => show.operation.includes(operation)),
		);
	return current
		.filter(
			(now) => now.required && isEmpty(now.default) && !wasDemanded(now.path) && wasThere(now),
		)
		.map(
			({ path }) =>
				`${owner}: the parameter "${path}" is now required, but saved workflows have no value for it. Add a default.`,
		);
}

const MOST_NAMED = 3;

/** One sentence for the same change in many operations. */
function grouped(broken) {
	const groups = new Map();
	for (const { path, why, operation } of broken) {
		const key = `${path}\n${why}`;
		groups.set(key, {
			path,
			why,
			operations: [
				...new Set([...(groups.get(key)?.operations ?? []), ...(operation ? [operation] : [])]),
			],
		});
	}
	return [...groups.values()].map(({ path, why, operations }) => {
		const named = operations.slice(0, MOST_NAMED).join(', ');
		const more =
			operations.length > MOST_NAMED ? ` and ${operations.length - MOST_NAMED} more` : '';
		return { path, why, where: named ? ` (for ${named}${more})` : '' };
	});
}
