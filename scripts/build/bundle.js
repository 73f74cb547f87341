const { readFileSync } = require('node:fs');
const { dirname, join } = require('node:path');
const { buildSync } = require('esbuild');

const LANGUAGE = 'nodes/shared/graphql/language.ts';

/**
 * Bundles the parts of graphql-js that the nodes use into one file of the build, because n8n requires packages without
 * dependencies. Unused code is left out, and `process` is replaced, because n8n's scanner does not allow it.
 * @param root the repository, `build` where the compiled files lie
 */
exports.bundleLanguage = ({ root, build }) => {
	const { metafile } = buildSync({
		entryPoints: [join(root, LANGUAGE)],
		outfile: join(build, LANGUAGE.replace(/ts$/, 'js')),
		bundle: true,
		format: 'cjs',
		platform: 'node',
		target: 'es2022',
		// Its ES modules, because only those can be tree-shaken.
		resolveExtensions: ['.ts', '.mjs', '.js'],
		define: { 'globalThis.process': 'undefined' },
		banner: {
			js: `/*!\ngraphql-js ${require('graphql/package.json').version}\n\n${readFileSync(join(dirname(require.resolve('graphql/package.json')), 'LICENSE'), 'utf8').trim()}\n*/`,
		},
		metafile: true,
		absWorkingDir: root,
	});
	const strangers = Object.keys(metafile.inputs).filter(
		(each) =>
			each !== LANGUAGE && !/(^|\/)node_modules\/graphql\/(language|error|jsutils)\//.test(each),
	);
	if (strangers.length > 0)
		throw new Error(`The bundle contains more than the language: ${strangers.join(', ')}`);
};
