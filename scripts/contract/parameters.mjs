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
	return properties
		.filter(({ type }) => !NOT_SAVED.includes(type))
		.flatMap((property) => [parameterOf(property, prefix), ...childrenOf(property, prefix)]);
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
