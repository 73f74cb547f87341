const { execFileSync } = require('node:child_process');
const { rmSync, readFileSync, writeFileSync, globSync, mkdirSync } = require('node:fs');
const { dirname, join } = require('node:path');
const { dest, parallel, series, src } = require('gulp');
const { writeOutputSchemas } = require('./scripts/build/output-schemas');

const DIST = join(__dirname, 'dist');

async function clean() {
	rmSync(DIST, { recursive: true, force: true });
}

/** TypeScript to what n8n loads: credentials, nodes and what they share. */
async function compile() {
	execFileSync(process.execPath, [require.resolve('typescript/bin/tsc'), '--project', 'tsconfig.build.json'], { cwd: __dirname, stdio: 'inherit' });
}

/** The catalogue's data, without the white space that makes it readable in a diff. */
async function catalog() {
	for (const file of globSync('catalog/*.json', { cwd: __dirname })) {
		const target = join(DIST, file);
		mkdirSync(dirname(target), { recursive: true });
		writeFileSync(target, JSON.stringify(JSON.parse(readFileSync(join(__dirname, file), 'utf8'))));
	}
}

function icons() {
	return src('icons/*.svg').pipe(dest('dist/icons'));
}

/** The description files that n8n's node search reads, and what a trigger puts out. */
function codex() {
	return src(['nodes/**/*.node.json', 'nodes/**/__schema__/**/*.json']).pipe(dest('dist/nodes'));
}

/** What n8n shows of an operation's output before its first run. */
async function outputSchemas() {
	writeOutputSchemas({ catalog: join(__dirname, 'catalog'), node: join(DIST, 'nodes', 'BigCommerce'), version: '1.0.0' });
}

exports.build = series(clean, compile, parallel(catalog, icons, codex, outputSchemas));
