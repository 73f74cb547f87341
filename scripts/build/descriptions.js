const { execFileSync } = require('node:child_process');
const { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const { dirname, join } = require('node:path');

/** In the folder of the compiled description. */
const MODULE = 'describeNode.js';
const WRITTEN = 'written';

/** The functions of the module, each by the ID of a node. */
const FUNCTIONS = ['describeNode', 'subtitleOf', 'methodNamesOf'];

/**
 * Writes what n8n reads of each node when it starts, and lets the compiled module read that instead of working it out.
 * @param {{ folder: string, ids: string[] }} build  the folder of the compiled description; the nodes' IDs
 */
exports.writeDescriptions = ({ folder, ids }) => {
	mkdirSync(join(folder, WRITTEN));
	for (const [id, data] of Object.entries(workOut(folder, ids)))
		writeFileSync(join(folder, WRITTEN, `${id}.json`), JSON.stringify(data));
	writeFileSync(join(folder, MODULE), moduleFor(ids));
};

/**
 * Removes compiled files of a folder that nothing of the package loads any more, as the build has written what they work out.
 * @param {{ build: string, entries: string[], within: string }} files  what n8n loads, and the folder, relative to the build
 */
exports.removeUnused = ({ build, entries, within }) => {
	const used = new Set();
	const waiting = entries.map((entry) => join(build, entry));
	for (const file of waiting) {
		if (used.has(file)) continue;
		used.add(file);
		for (const [, name] of readFileSync(file, 'utf8').matchAll(/require\(["'](\.[^"']+)["']\)/g)) {
			const path = join(dirname(file), name);
			const found = [`${path}.js`, join(path, 'index.js')].find((each) => existsSync(each));
			if (found) waiting.push(found);
		}
	}
	for (const file of globSync(`${within}/**/*.js`, { cwd: build }))
		if (!used.has(join(build, file))) rmSync(join(build, file));
};

/** In a process that ends: the compiled files move to another folder, and would stay loaded here. */
function workOut(folder, ids) {
	const code = `
		const functions = require(${JSON.stringify(join(folder, MODULE))});
		const of = (id) => ${JSON.stringify(FUNCTIONS)}.map((name) => [name, functions[name](id)]);
		const all = ${JSON.stringify(ids)}.map((id) => [id, Object.fromEntries(of(id))]);
		process.stdout.write(JSON.stringify(Object.fromEntries(all)));`;
	return JSON.parse(
		execFileSync(process.execPath, ['-e', code], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 }),
	);
}

/** Each file is named in the code, because n8n's rules do not allow to require what only the run knows. */
function moduleFor(ids) {
	return [
		'"use strict";',
		'Object.defineProperty(exports, "__esModule", { value: true });',
		'const nodes = {',
		...ids.map((id) => `    ${id}: () => require("./${WRITTEN}/${id}.json"),`),
		'};',
		...FUNCTIONS.map((name) => `exports.${name} = (id) => nodes[id]().${name};`),
		'',
	].join('\n');
}
