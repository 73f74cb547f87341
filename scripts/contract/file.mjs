import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FILE = ['test', 'release', 'contract.json'];

/** @returns {import('./read.mjs').Contract} the last released contract or, before the first release, the planned one */
export function releasedContract(root) {
	return JSON.parse(readFileSync(join(root, ...FILE), 'utf8'));
}

/** Writes the contract so that a change of one parameter or operation changes one line. */
export function writeContract(root, contract) {
	writeFileSync(join(root, ...FILE), `${print(contract)}\n`);
	return join(...FILE);
}

function print(value, indent = '\t') {
	const isList = Array.isArray(value);
	if (
		value === null ||
		typeof value !== 'object' ||
		(isList && value.every((each) => typeof each !== 'object'))
	)
		return JSON.stringify(value);
	const lines = Object.entries(value).map(
		([key, each]) =>
			(isList ? '' : `${JSON.stringify(key)}: `) +
			(isList || each?.request ? JSON.stringify(each) : print(each, `${indent}\t`)),
	);
	const [open, close] = isList ? '[]' : '{}';
	return lines.length === 0
		? open + close
		: `${open}\n${lines.map((line) => indent + line).join(',\n')}\n${indent.slice(1)}${close}`;
}
