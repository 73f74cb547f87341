const { execFileSync } = require('node:child_process');
const {
	existsSync,
	rmSync,
	readFileSync,
	renameSync,
	writeFileSync,
	globSync,
	mkdirSync,
} = require('node:fs');
const { dirname, join } = require('node:path');
const { dest, parallel, series, src } = require('gulp');
const { bundleLibraries } = require('./scripts/build/bundle');
const { removeUnused, writeDescriptions } = require('./scripts/build/descriptions');
const { writeOutputSchemas } = require('./scripts/build/outputSchemas');

/** Everything is written beside dist/ first, so that whoever starts n8n meanwhile finds the last build whole. */
const BUILD = join(__dirname, `.dist-${process.pid}`);

/** TypeScript to what n8n loads: credentials, nodes and what they share. */
async function compile() {
	execFileSync(
		process.execPath,
		[require.resolve('typescript/bin/tsc'), '--project', 'tsconfig.build.json', '--outDir', BUILD],
		{ cwd: __dirname, stdio: 'inherit' },
	);
	for (const file of globSync('**/*.js', { cwd: BUILD }))
		if (holdsNothing(readFileSync(join(BUILD, file), 'utf8'))) rmSync(join(BUILD, file));
}

/** What the compiler leaves of a file with types only, which nothing loads. */
function holdsNothing(code) {
	return /^"use strict";\s*Object\.defineProperty\(exports, "__esModule", \{ value: true \}\);\s*$/.test(
		code,
	);
}

/** The catalogue's data, without the white space that makes it readable in a diff. */
async function catalog() {
	for (const file of globSync('catalog/*.json', { cwd: __dirname })) {
		const target = join(BUILD, file);
		mkdirSync(dirname(target), { recursive: true });
		writeFileSync(target, JSON.stringify(JSON.parse(readFileSync(join(__dirname, file), 'utf8'))));
	}
}

function icons() {
	return src('icons/*.svg').pipe(dest(join(BUILD, 'icons')));
}

/** The description files that n8n's node search reads, and what a trigger puts out. */
function codex() {
	return src(['nodes/**/*.node.json', 'nodes/**/__schema__/**/*.json']).pipe(
		dest(join(BUILD, 'nodes')),
	);
}

/** What n8n shows of an operation's output before its first run. */
async function outputSchemas() {
	writeOutputSchemas({
		catalog: join(__dirname, 'catalog'),
		nodes: join(BUILD, 'nodes'),
		version: '1.0.0',
	});
}

/** The libraries that are part of the package, over what the compiler made of their imports. */
async function libraries() {
	bundleLibraries({ root: __dirname, build: BUILD });
}

/** What n8n reads of each node of the family when it starts. The others describe themselves. */
async function descriptions() {
	const nodes = JSON.parse(readFileSync(join(BUILD, 'catalog', 'nodes.json'), 'utf8'));
	writeDescriptions({
		folder: join(BUILD, 'nodes', 'operations', 'description'),
		ids: nodes.map(({ id }) => id).filter((id) => id !== 'api'),
	});
	const { n8n } = JSON.parse(readFileSync(join(__dirname, 'package.json'), 'utf8'));
	removeUnused({
		build: BUILD,
		entries: [...n8n.nodes, ...n8n.credentials].map((file) => file.replace(/^dist\//, '')),
		within: 'nodes/operations/description',
	});
}

async function replace() {
	const dist = join(__dirname, 'dist');
	const last = `${BUILD}-last`;
	if (existsSync(dist)) renameSync(dist, last);
	renameSync(BUILD, dist);
	rmSync(last, { recursive: true, force: true });
}

/** Also after a build that was interrupted or did not compile. */
process.on('exit', () => rmSync(BUILD, { recursive: true, force: true }));

exports.build = series(
	compile,
	parallel(catalog, icons, codex, libraries, outputSchemas),
	descriptions,
	replace,
);
