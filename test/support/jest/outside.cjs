const { join, sep } = require('node:path');

/** Where the tests find the function that loads a file outside of jest. */
const NAME = 'n8n-nodes-bigcommerce.loadOutside';
const BUILT = join(__dirname, '..', '..', '..', 'dist') + sep;

/** Loads a file or a package as Node does: once in a process, whichever test asks for it. */
function loadOutside(name) {
	require('tsx/cjs');
	return require(name);
}
globalThis[Symbol.for(NAME)] ??= loadOutside;

/** Lets the next test file load the built package anew: it remembers quotas and scopes. */
function forgetBuilt() {
	const isBuilt = (file) => file.startsWith(BUILT);
	const forgotten = Object.keys(require.cache).filter(isBuilt);
	if (forgotten.length === 0) return;
	for (const file of forgotten) delete require.cache[file];
	for (const module of Object.values(require.cache))
		module.children = module.children.filter(({ filename }) => !isBuilt(`${filename}`));
}

/** As a transformer of jest: puts what Node has loaded in the place of a file's own code. */
const process = (_source, file) => ({
	code: `module.exports = globalThis[Symbol.for('${NAME}')](${JSON.stringify(file)});`,
});

module.exports = { forgetBuilt, process };
