import { createRequire } from 'node:module';

// Its ES modules cannot be loaded by Node.
const { NodeHelpers } = createRequire(import.meta.url)('n8n-workflow');

/**
 * A parameter as a saved workflow holds it. n8n saves a value only where it differs from the default, and drops what is not shown.
 *
 * @typedef {object} Parameter
 * @property {string} path  its name; inside a collection `collection.name`
 * @property {string} type  `[]` behind it where it takes several values
 * @property {unknown} default
 * @property {Array<string | number | boolean>} [values]  of a choice, or the modes of a picker
 * @property {true} [required]
 * @property {Record<string, unknown[]>} [show]  when it is shown
 * @property {Record<string, unknown[]>} [hide]
 */

// Types that only display something and have no value.
const NOT_SAVED = ['notice', 'button', 'callout', 'curlImport'];

/**
 * The parameters of a node or credential, those inside of collections behind their collection.
 *
 * @returns {Parameter[]}
 */
export function parametersOf(properties, prefix = '') {
	const operations = properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ options = [] }) => options.map(({ value }) => value));
	return properties
		.map((property) => withListedOperations(property, operations))
		.filter(({ type }) => !NOT_SAVED.includes(type))
		.flatMap((property) => [parameterOf(property, prefix), ...childrenOf(property, prefix)]);
}

/** Conditions for what operations begin or end with say nothing about the operations they meant in a release. */
function withListedOperations(property, operations) {
	const { show, hide } = property.displayOptions ?? {};
	const isListed = (values) => (values ?? []).every((value) => typeof value !== 'object');
	if (isListed(show?.operation) && isListed(hide?.operation)) return property;
	const operation = operations.filter(
		(id) =>
			(!show?.operation || NodeHelpers.checkConditions(show.operation, [id])) &&
			!(hide?.operation && NodeHelpers.checkConditions(hide.operation, [id])),
	);
	const { operation: _, ...others } = hide ?? {};
	const displayOptions = {
		show: { ...show, operation },
		...(Object.keys(others).length > 0 ? { hide: others } : {}),
	};
	return { ...property, displayOptions };
}

function parameterOf(
	{ name, type, default: preset, options, modes, required, typeOptions, displayOptions },
	prefix,
) {
	const isChoice = type === 'options' || type === 'multiOptions';
	const values =
		modes?.map((mode) => mode.name) ?? (isChoice ? options?.map(({ value }) => value) : undefined);
	return {
		path: prefix + name,
		type: type + (typeOptions?.multipleValues ? '[]' : ''),
		default: withoutLabel(preset),
		...(values ? { values } : {}),
		...(required ? { required: true } : {}),
		...(displayOptions?.show ? { show: displayOptions.show } : {}),
		...(displayOptions?.hide ? { hide: displayOptions.hide } : {}),
	};
}

/** The cached name of a picker's default may change at any time. */
function withoutLabel(preset) {
	if (preset?.mode === undefined) return preset;
	return { mode: preset.mode, value: preset.value };
}

function childrenOf({ name, type, options = [] }, prefix) {
	if (type === 'collection') return parametersOf(options, `${prefix}${name}.`);
	if (type === 'fixedCollection')
		return options.flatMap((group) =>
			parametersOf(group.values, `${prefix}${name}.${group.name}.`),
		);
	return [];
}
