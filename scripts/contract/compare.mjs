import { isStillShown } from './conditions.mjs';
import { parameterBreaks } from './compareParameters.mjs';

/**
 * The changes that break saved workflows, one sentence each. Additions break nothing.
 *
 * @param {import('./read.mjs').Contract} released
 * @param {import('./read.mjs').Contract} current
 * @returns {string[]}
 */
export function breaksBetween(released, current) {
	const gone = Object.keys(released.operations).filter((slug) => !(slug in current.operations));
	return [
		...gone.map(
			(slug) =>
				`The operation "${slug}" is gone or has another slug: workflows with it no longer run.`,
		),
		...lost(released.events, current.events).map(
			(event) => `The trigger no longer offers the event "${event}", which workflows may wait for.`,
		),
		...entriesOf(released.operations, current.operations).flatMap(([slug, before, now]) =>
			operationBreaks(slug, before, now),
		),
		...missing(released.credentials, current.credentials).map(
			(type) =>
				`The credential type "${type}" is gone or has another name: n8n no longer knows the credentials people saved.`,
		),
		...entriesOf(released.credentials, current.credentials).flatMap(([type, before, now]) => [
			...lost(before.extends, now.extends).map(
				(parent) =>
					`The credential type "${type}" no longer extends "${parent}", whose fields saved credentials hold.`,
			),
			...parameterBreaks(`The credential type "${type}"`, before.parameters, now.parameters),
		]),
		...missing(released.nodes, current.nodes).map(
			(type) =>
				`The node type "${type}" is gone or has another name: workflows with it show an unknown node.`,
		),
		...entriesOf(released.nodes, current.nodes).flatMap(([type, before, now]) =>
			nodeBreaks(`The node "${type}"`, before, now, gone),
		),
	];
}

function operationBreaks(slug, before, now) {
	const name = `The operation "${slug}"`;
	return [
		...(before.request === now.request
			? []
			: [
					`${name} now sends ${now.request} instead of ${before.request}: workflows would do something else.`,
				]),
		...formBreaks(name, 'filter', before.filters, now.filters),
		...formBreaks(name, 'field', before.fields, now.fields),
	];
}

function formBreaks(name, what, before, now) {
	return [
		...missing(before, now).map(
			(id) =>
				`${name} has lost the ${what} "${id}": values that workflows give it are no longer sent.`,
		),
		...entriesOf(before, now).flatMap(([id, was, is]) =>
			was === is
				? []
				: [`${name}: the ${what} "${id}" was of type ${was} and is now of type ${is}.`],
		),
	];
}

function nodeBreaks(name, before, now, gone) {
	return [
		...lost(before.versions, now.versions).map(
			(version) => `${name} no longer has version ${version}, which workflows are saved with.`,
		),
		...(before.isTool && !now.isTool ? [`${name} is no longer a tool for AI agents.`] : []),
		...['inputs', 'outputs'].flatMap((side) =>
			startsWith(now[side], before[side])
				? []
				: [`${name} has other ${side}, so connections of workflows are lost.`],
		),
		...before.credentials
			.filter(
				(credential) =>
					!now.credentials.some(
						(each) => each.type === credential.type && isStillShown(credential, each),
					),
			)
			.map(
				({ type, show = {} }) =>
					`${name} no longer takes the credential "${type}" where it did: ${JSON.stringify(show)}.`,
			),
		...lost(before.webhooks, now.webhooks).map(
			(hook) =>
				`${name} no longer listens at ${hook.httpMethod} ${hook.path}: BigCommerce would call a URL that no longer responds.`,
		),
		...parameterBreaks(name, before.parameters, now.parameters, gone),
	];
}

function lost(before, now) {
	const kept = new Set(now.map((each) => JSON.stringify(each)));
	return before.filter((each) => !kept.has(JSON.stringify(each)));
}

function missing(before, now) {
	return Object.keys(before).filter((key) => !(key in now));
}

function entriesOf(before, now) {
	return Object.keys(before)
		.filter((key) => key in now)
		.map((key) => [key, before[key], now[key]]);
}

function startsWith(list, beginning) {
	return Array.isArray(list) && Array.isArray(beginning)
		? JSON.stringify(list.slice(0, beginning.length)) === JSON.stringify(beginning)
		: JSON.stringify(list) === JSON.stringify(beginning);
}
