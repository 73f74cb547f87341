import { readFileSync } from 'node:fs';
import omit from 'lodash/omit';
import pluralize from 'pluralize';
import { parse } from 'yaml';

import type { NodeDefinition } from '../nodeTypes';
import type { Catalog } from '../types';

/** A node as written in catalog/nodes.yaml. */
interface WrittenNode extends NodeDefinition {
	/** Words for n8n's node search. */
	words: string[];
}

/** Reads catalog/nodes.yaml. @throws if a resource is in no node, in two, or not in the catalog */
export function readNodes(file: string, { resources }: Catalog): WrittenNode[] {
	const nodes = parse(readFileSync(file, 'utf8')) as WrittenNode[];
	const placed = nodes.flatMap((node) => node.resources);
	const ids = resources.map(({ id }) => id);
	const mistakes = [
		...ids.filter((id) => !placed.includes(id)).map((id) => `${id} is in no node`),
		...[...new Set(placed.filter((id, index) => placed.indexOf(id) !== index))].map(
			(id) => `${id} is in two nodes`,
		),
		...placed.filter((id) => !ids.includes(id)).map((id) => `${id} is not a resource`),
		...nodes
			.filter((node) => !node.resources.includes(node.main))
			.map(({ id, main }) => `${id}: ${main} is not one of its resources`),
		...nodes.flatMap(({ id, near }) =>
			near
				.filter((other) => other === id || !nodes.some((node) => node.id === other))
				.map((other) => `${id}: ${other} is not a sister node`),
		),
	];
	if (mistakes.length > 0)
		throw new Error(
			`catalog/nodes.yaml does not fit the catalog:\n${mistakes.map((text) => `  ${text}`).join('\n')}`,
		);
	return nodes;
}

/** Prints catalog/nodes.json, what the nodes read. */
export function printNodes(nodes: WrittenNode[]): string {
	const printed = nodes.map((node) => omit(node, 'words'));
	return `${JSON.stringify(printed, null, '\t')}\n`;
}

const DOCS = 'https://github.com/n8n-nodes-bigcommerce/n8n-nodes-bigcommerce/blob/main/docs';

/** Prints a node's .node.json, what n8n's node search reads. */
export function printCodex({ id, type, words }: WrittenNode): string {
	const codex = {
		node: `n8n-nodes-bigcommerce.${type}`,
		nodeVersion: '1.0',
		codexVersion: '1.0',
		categories: ['Sales', 'Marketing'],
		alias: ['BigCommerce', 'Big Commerce', ...words, ...words.map(inFull)],
		resources: {
			primaryDocumentation: [{ url: `${DOCS}/nodes/${id}.md` }],
			credentialDocumentation: [{ url: `${DOCS}/credentials.md` }],
		},
	};
	return `${JSON.stringify(codex, null, '\t')}\n`;
}

/**
 * The name of the shop and the plural in front of a word, as n8n's node search finds `stock` and nothing for `bigcommerce
 * stock` or `stocks`: all letters of what is typed must be in one alias, in their order.
 */
function inFull(word: string): string {
	return `BigCommerce ${pluralize(word)}`;
}

/** Names of the folder and of the files of a node. */
export function classNameOf({ type }: Pick<NodeDefinition, 'type'>): string {
	return type[0].toUpperCase() + type.slice(1);
}
