const { readdirSync, readFileSync } = require('node:fs');
const { dirname, join } = require('node:path');
const { buildSync } = require('esbuild');

/** The files of the build that contain a library. `define` replaces what n8n's scanner does not allow. */
const LIBRARIES = [
	{
		entry: 'nodes/shared/graphql/language.ts',
		name: 'graphql',
		title: 'graphql-js',
		files: /(^|\/)node_modules\/graphql\/(language|error|jsutils)\//,
		define: { 'globalThis.process': 'undefined' },
	},
	{
		entry: 'nodes/operations/requests/levenshtein.ts',
		name: 'fastest-levenshtein',
		title: 'fastest-levenshtein',
		files: /(^|\/)node_modules\/fastest-levenshtein\/(esm\/)?mod\.js$/,
	},
	{
		entry: 'nodes/operations/steps/jsonata.ts',
		name: 'jsonata',
		title: 'JSONata',
		files: /(^|\/)node_modules\/jsonata\/jsonata\.js$/,
		define: { global: 'undefined', window: 'undefined', self: 'undefined', define: 'undefined' },
	},
];

/**
 * Bundles the parts of libraries that the nodes use into one file of the build each, because n8n requires packages without
 * dependencies. Unused code is left out.
 * @param root the repository, `build` where the compiled files lie
 */
exports.bundleLibraries = ({ root, build }) => {
	for (const library of LIBRARIES) bundle(library, root, build);
};

function bundle({ entry, name, title, files, define }, root, build) {
	const { version } = require(`${name}/package.json`);
	const folder = dirname(require.resolve(`${name}/package.json`));
	const license = join(
		folder,
		readdirSync(folder).find((file) => /^LICENSE/i.test(file)),
	);
	const { metafile } = buildSync({
		entryPoints: [join(root, entry)],
		outfile: join(build, entry.replace(/ts$/, 'js')),
		bundle: true,
		format: 'cjs',
		platform: 'node',
		target: 'es2022',
		// ES modules where there are any, because only those can be tree-shaken.
		resolveExtensions: ['.ts', '.mjs', '.js'],
		define,
		banner: { js: `/*!\n${title} ${version}\n\n${readFileSync(license, 'utf8').trim()}\n*/` },
		metafile: true,
		absWorkingDir: root,
	});
	const strangers = Object.keys(metafile.inputs).filter(
		(each) => each !== entry && !files.test(each),
	);
	if (strangers.length > 0)
		throw new Error(`The bundle of ${name} contains more than that: ${strangers.join(', ')}`);
}
